import type { Bilingual, JsonSchema } from '#contracts'
import type { Because } from '../learned/learned-reader.rules.js'
import { seenOf } from './seen.rules.js'
import { holderOf, type Placed } from '../recognition/context.rules.js'
import { readText } from '../recognition/label.rules.js'
import type { Recognition } from '../recognition/recognise.rules.js'
import type { CompilerSurroundings } from './surroundings.js'

/** A held concept the learned reader takes a question for, and what decided. */
export interface Suspected {
  concept: string
  subject: Recognition['subject']
  score: number
  because: Because
}

/** What both readers make of a question. */
export interface ReadTwice {
  recognition?: Recognition
  /** What the learned reader sees and the rules do not, or not for certain. */
  suspected?: Suspected
}

/**
 * Puts the learned reader beside the rules. Neither refuses on doubt: what the rules would refuse at a place and the learned
 * reader finds honest is unsure, with the words that speak against it; what the learned reader sees alone is a suspicion. Doubts of both about
 * one concept are certain together, but at a place, where a second person answers.
 */
export function readTwice(
  recognition: Recognition | undefined,
  placed: Placed,
  schema: JsonSchema | undefined,
  around: CompilerSurroundings,
): ReadTwice {
  const alone = recognition ? { recognition } : {}
  const { learned } = around
  if (placed.binding !== undefined && placed.binding.mode !== 'ask') return alone
  const seen = learned?.read(seenOf(placed, schema))
  if (!learned || !seen) return alone
  const { concept, score, because } = seen
  if (score >= learned.limits.held) {
    const isSame = recognition?.concept === concept
    if (isSame && (recognition.certainty === 'sure' || placed.binding?.asks === undefined))
      return { recognition: { ...recognition, certainty: 'sure' } }
    return { ...alone, suspected: { concept, score, because, subject: subjectOf(placed, concept, around) } }
  }
  // where no place is named nobody would be asked, so that the refusal stands
  const isRefused =
    recognition?.certainty === 'sure' && around.isAnnounced(recognition.concept) && placed.binding?.asks !== undefined
  return isRefused && score < learned.limits.honest && learned.hasLearned(recognition.concept)
    ? { recognition: { ...recognition, certainty: 'unsure', against: because } }
    : alone
}

function subjectOf(placed: Placed, concept: string, { dictionary }: CompilerSurroundings): Recognition['subject'] {
  const { vi, en } = placed.field.label
  const inLabel = readText(vi, dictionary)?.holder ?? readText(en, dictionary)?.holder
  return holderOf(placed, inLabel) === 'spouse' && !concept.startsWith('person.spouse.') ? 'spouse' : 'applicant'
}

/** What the learned reader decided by, of what one reads of a question: of its suspicion, or of what it holds against the rules. */
export interface Grounds {
  /** The words, as a sentence behind a finding; nothing where the rules spoke alone. */
  sentence: Bilingual
  /** The grams, for a finding. */
  because?: string[]
}

/** Why a question is suspected to ask for a concept. */
export function groundsFor(concept: string, { recognition, suspected }: ReadTwice): Grounds {
  const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ')
  if (suspected?.concept === concept) {
    const words = quoted(suspected.because.words)
    return {
      sentence: {
        vi: ` Bộ đọc học từ mẫu căn cứ vào: ${words}.`,
        en: ` The learned reader went by: ${words}.`,
      },
      because: suspected.because.grams,
    }
  }
  if (recognition?.concept !== concept || !recognition.against) return { sentence: { vi: '', en: '' } }
  const words = quoted(recognition.against.words)
  return {
    sentence: {
      vi: ` Bộ đọc học từ mẫu thấy đây là điều khác, căn cứ vào: ${words}.`,
      en: ` The learned reader takes it for something else, by: ${words}.`,
    },
    because: recognition.against.grams,
  }
}
