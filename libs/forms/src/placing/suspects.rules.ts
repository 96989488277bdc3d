import type { AskedConcept, JsonSchema } from '#contracts'
import { holderOf, type Placed } from '../recognition/context.rules.js'
import { conceptFor } from '../recognition/dictionary.rules.js'
import { readText } from '../recognition/label.rules.js'
import { recognise } from '../recognition/recognise.rules.js'
import { shapeOf } from '../recognition/shape.rules.js'
import type { ReadField } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import { nearestTo } from './nearness.rules.js'

/** What makes one think that a question asks for a held concept. */
export interface Suspicion {
  concept: string
  subject: 'applicant' | 'spouse'
  by: 'words' | 'help' | 'shape' | 'nearness' | 'learned'
}

/** Words nearer than this to a held concept, and by so much nearer than to what the question says it asks, say another thing. */
const nearEnough = 0.7
const nearerBy = 0.1

/** From here on words fit the place they name; it takes more to doubt them. Chosen by figures of the corpus (decision 0058). */
const fits = 0.35

/** What stands behind so many of them in one text is no name of a fact. */
const mostTexts = 12

/** Shapes that only one concept has; any day is written like a birth date. */
const telling = new Set(['person.personId', 'person.maritalStatus', 'person.ethnicity', 'land.parcel.useCode'])

/**
 * The held concepts a placed question may ask for, the best reason first: its label below its heading, its help, each
 * fact of a label that names several, the shape of its answer, the nearness of its words, the learned reader. Of a person no
 * registry holds anything about, the rules suspect none; and none whose words are no nearer than those of the place, since many
 * facts may be asked and are held under one name.
 */
export function suspicionsOf(read: ReadField, asked: AskedConcept, around: CompilerSurroundings): Suspicion[] {
  const { field, suspected } = read
  const labels = [field.label.vi, field.label.en]
  const own = nearestTo(asked, labels, around)
  const byRules = ofRules(read, asked, { around, labels, own })
  const least = (own < fits ? around.learned?.limits.held : around.learned?.limits.placed) ?? 0
  return suspected && suspected.score >= least ? [...byRules, { ...suspected, by: 'learned' }] : byRules
}

function ofRules(
  read: ReadField,
  asked: AskedConcept,
  { around, labels, own }: { around: CompilerSurroundings; labels: string[]; own: number },
): Suspicion[] {
  const { field, schema } = read
  const { dictionary, places } = around
  const placed = belowItsSection(read.placed)
  const recognition = read.recognition ?? (placed === read.placed ? undefined : recognise(placed, schema, dictionary))
  const found: Suspicion[] = []
  /** Whether what is read of these texts speaks against the place. */
  const speaksAgainst = (concept: string, texts: readonly string[]) => {
    const held = around.concept(concept)
    return held !== undefined && nearestTo(held, texts, around) > nearestTo(asked, texts, around)
  }
  if (recognition && (recognition.against || speaksAgainst(recognition.concept, labels)))
    found.push({ ...recognition, by: 'words' })
  const readAlone = (text: string, shape: JsonSchema | undefined) =>
    recognise({ ...placed, field: { path: field.path, label: { vi: text, en: text } } }, shape, dictionary)
  const told = [
    ...sentencesOf(field.help?.vi).map((text) => ({ text, reading: readAlone(text, schema) })),
    // the shape of the answer says nothing of one fact among several
    ...factsIn(field.label.vi).map((text) => ({ text, reading: readAlone(text, undefined) })),
  ]
  for (const { text, reading } of told)
    if (reading?.certainty === 'sure' && speaksAgainst(reading.concept, [text])) found.push({ ...reading, by: 'help' })
  const readings = labels.map((text) => readText(text, dictionary))
  if (readings.some((reading) => reading?.grade === 'elsewhere')) return found
  const holder = holderOf(placed, readings.find((reading) => reading?.holder !== undefined)?.holder)
  const suspect = (base: string, by: Suspicion['by']) => {
    const concept = holder === 'unclear' ? undefined : conceptFor(base, holder, dictionary)
    if (concept === undefined) return
    const subject = holder === 'spouse' && !concept.startsWith('person.spouse.') ? 'spouse' : 'applicant'
    found.push({ concept, subject, by })
  }
  const shape = shapeOf(schema)
  if (shape !== undefined && telling.has(shape) && own < nearEnough) suspect(shape, 'shape')
  const [nearest] = labels
    .flatMap((text) => places.forQuestion(text).filter(({ held }) => held))
    .sort((left, right) => right.score - left.score)
  if (nearest?.concept !== undefined && nearest.score >= nearEnough && nearest.score >= own + nearerBy)
    suspect(nearest.concept, 'nearness')
  return found
}

/**
 * A question that says it is the applicant's, in a section that names nobody: that its page is named for somebody else does
 * not make it theirs, as the contact of who applies stands there, too.
 */
function belowItsSection(placed: Placed): Placed {
  const { binding, section, page } = placed
  const isNamed = section.title.holder !== undefined || section.en.holder !== undefined
  if ((binding?.of ?? 'applicant') !== 'applicant' || isNamed || page.holder === undefined) return placed
  const { holder: _, ...heading } = page
  return { ...placed, page: heading }
}

/**
 * The facts a label names one beside another: `Số điện thoại và ngày sinh`, `Mục đích (ghi số định danh)`. None of a label that
 * names one.
 */
function factsIn(label: string): string[] {
  const facts = label.split(/[,;()]|\s(?:và|kèm)\s/u).map((fact) => fact.trim())
  return facts.length < 2 ? [] : facts.filter(Boolean).slice(0, mostTexts)
}

/** Texts of help are read sentence by sentence. */
function sentencesOf(help: string | undefined): string[] {
  return (help ?? '')
    .split(/[.;?!]\s+/u)
    .map((sentence) => sentence.replace(/[.?!]\s*$/u, '').trim())
    .filter(Boolean)
    .slice(0, mostTexts)
}
