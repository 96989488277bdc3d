import type { Bilingual, JsonSchema } from '#contracts'
import { seenOf } from '../learned/seen.rules.js'
import { holderOf, type Placed } from '../recognition/context.rules.js'
import { readText } from '../recognition/label.rules.js'
import type { Recognition } from '../recognition/recognise.rules.js'
import type { CompilerSurroundings } from './surroundings.js'

/**
 * Scores of the learned reader: from which on it takes a question for something held, and below which it finds one honest for
 * certain. Chosen on parts of the corpus it was not trained with for that purpose (decision 0058).
 */
const heldFrom = 400
const honestBelow = -1000

/** A held concept the learned reader takes a question for, and the parts of its words that decided. */
export interface Suspected {
  concept: string
  subject: Recognition['subject']
  because: string[]
}

/** What both readers make of a question. */
export interface ReadTwice {
  recognition?: Recognition
  /** What only the learned reader sees. */
  suspected?: Suspected
}

/**
 * Puts the learned reader beside the rules. Neither refuses on doubt: what the rules would refuse and the learned reader finds
 * honest is unsure, with the words that speak against it; what the learned reader sees alone is a suspicion. Doubts of both about
 * the same concept are certain together.
 */
export function readTwice(
  recognition: Recognition | undefined,
  placed: Placed,
  schema: JsonSchema | undefined,
  around: CompilerSurroundings,
): ReadTwice {
  const alone = recognition ? { recognition } : {}
  if (placed.binding !== undefined && placed.binding.mode !== 'ask') return alone
  const seen = around.learned?.read(seenOf(placed, schema), (id) => around.concept(id) !== undefined)
  if (!seen) return alone
  const { concept, score, because } = seen
  if (score >= heldFrom) {
    if (!recognition) return { suspected: { concept, because, subject: subjectOf(placed, concept, around) } }
    return { recognition: recognition.concept === concept ? { ...recognition, certainty: 'sure' } : recognition }
  }
  const isRefused = recognition?.certainty === 'sure' && around.isAnnounced(recognition.concept)
  return isRefused && score < honestBelow && around.learned?.hasLearned(recognition.concept)
    ? { recognition: { ...recognition, certainty: 'unsure', against: because } }
    : alone
}

function subjectOf(placed: Placed, concept: string, { dictionary }: CompilerSurroundings): Recognition['subject'] {
  const { vi, en } = placed.field.label
  const inLabel = readText(vi, dictionary)?.holder ?? readText(en, dictionary)?.holder
  return holderOf(placed, inLabel) === 'spouse' && !concept.startsWith('person.spouse.') ? 'spouse' : 'applicant'
}

/** The words by which the learned reader decided, as a sentence behind a finding; nothing where the rules spoke alone. */
export function becauseOf({ recognition, suspected }: ReadTwice): Bilingual {
  const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ')
  if (suspected) {
    const words = quoted(suspected.because)
    return { vi: ` Bộ đọc học từ mẫu căn cứ vào: ${words}.`, en: ` The learned reader went by: ${words}.` }
  }
  if (!recognition?.against) return { vi: '', en: '' }
  const words = quoted(recognition.against)
  return {
    vi: ` Bộ đọc học từ mẫu thấy đây là điều khác, căn cứ vào: ${words}.`,
    en: ` The learned reader takes it for something else, by: ${words}.`,
  }
}
