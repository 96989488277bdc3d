import type { JsonSchema } from '#contracts'
import type { Because } from '../learned/learned-reader.rules.js'
import { choicesIn, facetWords, readFacets, topicsOf } from '../vocabulary/facets.rules.js'
import { holderIn, type Holder } from '../vocabulary/people.rules.js'
import { wordsOf } from '../vocabulary/words.rules.js'
import { holderOf, type Placed } from './context.rules.js'
import { conceptFor, type Dictionary } from './dictionary.rules.js'
import { isShort, isVague, readText, type Reading } from './label.rules.js'
import { shapeOf } from './shape.rules.js'

/** What a field asks for, and whether that is certain or for a person to say. */
export interface Recognition {
  concept: string
  subject: 'applicant' | 'spouse'
  certainty: 'sure' | 'unsure'
  /** What the rules were sure about until the learned reader found it honest: what decided. */
  against?: Because
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
  const crossed = byFacets(placed, spoken, dictionary)
  if (crossed) return crossed
  const choice = choiceOf(placed, dictionary)
  if (choice) return choice
  if (spoken.length === 0) return unspoken(placed, shape, dictionary)
  const sure = spoken.filter(({ grade }) => grade === 'sure')
  const best = sure.sort(longer)[0] ?? spoken.filter(({ grade }) => grade === 'likely').sort(longer)[0]
  if (!best) return undefined
  const isElsewhere =
    labels[0]?.grade !== 'sure' && spoken.some(({ grade }) => grade === 'elsewhere') && !isAtHome(placed, best)
  if (isElsewhere) return undefined
  const isConfirmed = sure.length > 0 || confirms(best, shape) || isNearly(best)
  return resolve(placed, best, isConfirmed ? 'sure' : 'unsure', dictionary)
}

/** What the papers of the population database say of themselves; below a register's heading it is the register's. */
const ofCard = ['person.identityCard.issuedOn', 'person.identityCard.issuedAt']
/** Words nobody knows that a label may have beside what it is about and what it wants. */
const fewUnknown = 2

/**
 * The label taken apart: what it is about and what of it is wanted, in whatever words. Counts where no phrase of the
 * dictionary says it for certain, and before the words of an identity card below the heading of a register.
 */
function byFacets(placed: Placed, spoken: readonly Reading[], dictionary: Dictionary): Recognition | undefined {
  const { field, section } = placed
  const said = spoken.find(({ grade }) => grade === 'sure')
  const given = new Set([...section.title.topics, ...section.en.topics, ...placed.before, ...topicsIn(field.help?.vi)])
  const isOfCard = said !== undefined && ofCard.includes(conceptOf(said) ?? '') && given.size > 0
  const isOfRegister = conceptOf(said)?.startsWith('civilStatus.') ?? false
  const texts = [field.label.vi, field.label.en].map((text) => {
    const words = facetWords(text)
    return { words, read: readFacets(words, given) }
  })
  if (texts.some(({ read }) => read === 'elsewhere')) return undefined
  for (const { words, read } of texts) {
    if (!read || read === 'elsewhere' || !dictionary.has(read.cell.concept)) continue
    const isMore =
      read.cell.topics.length > 1 || (read.namesTopic && read.cell.concept.startsWith('civilStatus.') && !isOfRegister)
    if (said && !isOfCard && !isMore) continue
    if (read.unknown > (read.namesTopic ? fewUnknown : 0)) continue
    const holder = holderIn(words, wordsOf(''))
    const reading = { ...plainly(read.cell.concept), ...(holder ? { holder } : {}) }
    const resolved = resolve(placed, reading, 'sure', dictionary)
    if (resolved) return resolved
  }
  return undefined
}

/** A long phrase with few words beside it; of a person none may follow that could say who it is. */
function isNearly(reading: Reading): boolean {
  const concept = conceptOf(reading)
  if (concept === undefined || concept === 'land.parcel.useCode' || reading.length < 2) return false
  if (concept.startsWith('person.') && reading.trailing > 0 && reading.holder === undefined) return false
  return reading.unknown <= (reading.length > 3 ? 2 : 1)
}

/** What elsewhere means another thing belongs to this one: an organisation to the payer, `cũ` to a former number. */
function isAtHome({ field }: Placed, best: Reading): boolean {
  const concept = conceptOf(best)
  if (concept?.includes('former')) return true
  return [field.label.vi, field.label.en].some((text) => {
    const read = readFacets(facetWords(text), new Set())
    return (
      read !== undefined && read !== 'elsewhere' && read.cell.companions !== undefined && read.cell.concept === concept
    )
  })
}

/** `Độc thân, đang có vợ chồng hay đã ly hôn?` names the choices of one fact. */
function choiceOf(placed: Placed, dictionary: Dictionary): Recognition | undefined {
  const { vi, en } = placed.field.label
  const concept = choicesIn(vi) ?? choicesIn(en)
  return concept ? resolve(placed, plainly(concept), 'sure', dictionary) : undefined
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
  const inShape = shape === undefined ? [] : [plainly(shape)]
  if (helps[0]?.grade === 'sure' && isShort(field.label.vi)) return resolve(placed, helps[0], 'sure', dictionary)
  const all = [...helps, ...inPath, ...inShape]
  const [best] = all
  if (!best) return undefined
  const agreeing = all.filter((each) => conceptOf(each) === conceptOf(best)).length
  if (vague && (agreeing > 1 || helps[0]?.grade === 'sure' || inPath.length > 0 || shape === 'person.sex')) {
    return resolve(placed, best, 'sure', dictionary)
  }
  return vague || agreeing > 1 ? resolve(placed, best, 'unsure', dictionary) : undefined
}

/** What was read otherwise than in the words of a phrase. */
const plainly = (concept: string): Reading => ({
  meaning: { concept },
  grade: 'sure',
  length: 2,
  unknown: 0,
  trailing: 0,
})
const topicsIn = (text: string | undefined) => (text === undefined ? [] : topicsOf(facetWords(text)))
const conceptOf = (reading: Reading | undefined) =>
  reading && 'concept' in reading.meaning ? reading.meaning.concept : undefined
const longer = (left: Reading, right: Reading) => right.length - left.length

/** The shape of the answer says the same as the label. */
function confirms({ meaning, unknown }: Reading, shape: string | undefined): boolean {
  if (!('concept' in meaning)) return false
  return meaning.concept === shape && unknown <= 3
}

function resolve(
  placed: Placed,
  reading: Reading,
  certainty: Recognition['certainty'],
  dictionary: Dictionary,
): Recognition | undefined {
  const base = baseOf(placed, reading)
  if (base === undefined) return undefined
  if (base.startsWith('civilStatus.') && (placed.section.title.isForeign || placed.section.en.isForeign))
    return undefined
  const holder = holderOf(placed, reading.holder)
  const concept = conceptFor(base, holder, dictionary)
  if (concept === undefined) return undefined
  const isSure = certainty === 'sure' && isCertain(placed, base, holder, reading)
  const subject = holder === 'spouse' && !concept.startsWith('person.spouse.') ? 'spouse' : 'applicant'
  return { concept, subject, certainty: isSure ? 'sure' : 'unsure' }
}

/** A heading about wishes or about a company makes a question one for a person to judge. */
function isCertain({ section, binding }: Placed, base: string, holder: Holder, reading: Reading): boolean {
  if (binding?.mode === 'attest') return false
  if (holder === 'unclear') return base.startsWith('civilStatus.death.')
  if ('vague' in reading.meaning && base === 'person.residence.address') return false
  if (base.startsWith('tax.income.') && section.title.topics.has('income')) return true
  if (section.title.startsWithParcel && base.startsWith('land.parcel.')) return true
  if (section.title.isFuture || section.en.isFuture) return !changeable.some((begin) => base.startsWith(begin))
  const isOwn = section.title.holder === 'applicant' || section.en.holder === 'applicant'
  if (!isOwn && (section.title.isBody || section.en.isBody)) return !borrowed.some((begin) => base.startsWith(begin))
  return true
}

/** Owner or user in a register, below the applicant's own heading: what is asked is who they are. */
function ownConcept(concept: string, { title, en }: Placed['section']): string {
  const isHers = title.holder === 'applicant' || en.holder === 'applicant'
  return isHers ? concept.replace(/^(?:householdBusiness\.owner|land\.parcel\.user)\./, 'person.') : concept
}

/** What a vague label means below its heading. */
function baseOf({ section, isFirst }: Placed, { meaning }: Reading): string | undefined {
  if ('concept' in meaning) return ownConcept(meaning.concept, section)
  const { isParcel, isHome, holder, isBody, isFuture } = section.title
  if (isBody || isFuture) return undefined
  if (meaning.vague === 'area') return isHome ? 'land.home.floorArea' : isParcel ? 'land.parcel.area' : undefined
  if (meaning.vague === 'share') return isHome ? 'land.home.share' : isParcel ? 'land.parcel.share' : undefined
  if (isHome) return 'land.home.address'
  if (isParcel) return 'land.parcel.address'
  return isFirst || holder === 'applicant' || holder === 'spouse' ? 'person.residence.address' : undefined
}
