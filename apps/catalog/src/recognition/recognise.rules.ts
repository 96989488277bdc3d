import type { JsonSchema } from '#contracts'
import { holderOf, type Holder, type Placed } from './context.rules.js'
import { conceptFor, type Dictionary } from './dictionary.rules.js'
import { isVague, readText, type Reading } from './label.rules.js'
import { shapeOf } from './shape.rules.js'

/** What a field asks for, and whether that is certain or for a person to say. */
export interface Recognition {
  concept: string
  subject: 'applicant' | 'spouse'
  certainty: 'sure' | 'unsure'
}

/** Facts a heading about what is wanted can turn into something no database holds. */
const changeable = ['land.', 'person.residence.', 'tax.income.', 'household.size']
/** Facts a heading about a company or a project can turn into its own. */
const borrowed = [
  'person.',
  'tax.',
  'land.home.',
  'land.parcel.floorArea',
  'land.parcel.builtArea',
  'land.parcel.address',
]

/**
 * Which concept a field asks for, by its label, its help, its path, its pattern or choices, and the headings above it.
 * Undefined where it asks for something no database holds: about somebody else, about what is wanted, about a company.
 */
export function recognise(
  placed: Placed,
  schema: JsonSchema | undefined,
  dictionary: Dictionary,
): Recognition | undefined {
  const { field } = placed
  const labels = [readText(field.label.vi, dictionary), readText(field.label.en, dictionary)]
  const shape = shapeOf(schema)
  const spoken = labels.filter((reading) => reading !== undefined)
  if (spoken.length === 0) return unspoken(placed, shape, dictionary)
  const isElsewhere = spoken.some(({ grade }) => grade === 'elsewhere')
  const sure = spoken.filter(({ grade }) => grade === 'sure')
  const best = sure.sort(longer)[0] ?? spoken.filter(({ grade }) => grade === 'likely').sort(longer)[0]
  if (!best) return undefined
  if (isElsewhere) return labels[0]?.grade === 'sure' ? resolve(placed, best, 'unsure', dictionary) : undefined
  const isConfirmed = sure.length > 0 || confirms(best, shape)
  return resolve(placed, best, isConfirmed ? 'sure' : 'unsure', dictionary)
}

/** A label that says nothing known: help, path and shape must say it together, or a person. */
function unspoken(placed: Placed, shape: string | undefined, dictionary: Dictionary): Recognition | undefined {
  const { field } = placed
  const vague = isVague(field.label.vi) && isVague(field.label.en)
  const helps = [field.help?.vi, field.help?.en].flatMap((text) => {
    const reading = text === undefined ? undefined : readText(text, dictionary)
    return reading && reading.grade !== 'elsewhere' && reading.length > 1 ? [reading] : []
  })
  const step = readText(field.path.split('/').at(-1)?.replace(/[_-]/g, ' ') ?? '', dictionary)
  const inPath = step && step.grade === 'sure' && !('vague' in step.meaning) ? [step] : []
  const inShape: Reading[] =
    shape === undefined ? [] : [{ meaning: { concept: shape }, grade: 'sure', length: 1, unknown: 0 }]
  const all = [...helps, ...inPath, ...inShape]
  const [best] = all
  if (!best) return undefined
  const agreeing = all.filter((each) => conceptOf(each) === conceptOf(best)).length
  if (vague && (agreeing > 1 || helps[0]?.grade === 'sure' || inPath.length > 0 || shape === 'person.sex')) {
    return resolve(placed, best, 'sure', dictionary)
  }
  return vague || agreeing > 1 ? resolve(placed, best, 'unsure', dictionary) : undefined
}

const conceptOf = ({ meaning }: Reading) => ('concept' in meaning ? meaning.concept : undefined)
const longer = (left: Reading, right: Reading) => right.length - left.length

/** The shape of the answer says the same as the label. */
function confirms({ meaning, length, unknown }: Reading, shape: string | undefined): boolean {
  if (!('concept' in meaning)) return false
  return (meaning.concept === shape && unknown <= 3) || (length > 3 && unknown <= 1)
}

function resolve(
  placed: Placed,
  reading: Reading,
  certainty: Recognition['certainty'],
  dictionary: Dictionary,
): Recognition | undefined {
  const base = baseOf(placed, reading)
  if (base === undefined) return undefined
  const holder = holderOf(placed, reading.holder)
  const concept = conceptFor(base, holder, dictionary)
  if (concept === undefined) return undefined
  const isSure = certainty === 'sure' && isCertain(placed, base, holder, reading)
  const subject = holder === 'spouse' && !concept.startsWith('person.spouse.') ? 'spouse' : 'applicant'
  return { concept, subject, certainty: isSure ? 'sure' : 'unsure' }
}

/** A heading about wishes or about a company makes a question one for a person to judge. */
function isCertain({ section, binding }: Placed, base: string, holder: Holder, reading: Reading): boolean {
  if (holder === 'unclear' || binding?.mode === 'attest') return false
  if ('vague' in reading.meaning && base === 'person.residence.address') return false
  if (section.title.isFuture || section.en.isFuture) return !changeable.some((begin) => base.startsWith(begin))
  if (section.title.isBody || section.en.isBody) return !borrowed.some((begin) => base.startsWith(begin))
  return true
}

/** What a vague label means below its heading. */
function baseOf({ section, isFirst }: Placed, { meaning }: Reading): string | undefined {
  if ('concept' in meaning) return meaning.concept
  const { isParcel, isHome, holder, isBody, isFuture } = section.title
  if (isBody || isFuture) return undefined
  if (meaning.vague === 'area') return isHome ? 'land.home.floorArea' : isParcel ? 'land.parcel.area' : undefined
  if (meaning.vague === 'share') return isHome ? 'land.home.share' : isParcel ? 'land.parcel.share' : undefined
  if (isHome) return 'land.home.address'
  if (isParcel) return 'land.parcel.address'
  return isFirst || holder === 'applicant' || holder === 'spouse' ? 'person.residence.address' : undefined
}
