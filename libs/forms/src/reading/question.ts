import type { Bilingual } from '#contracts'

/** A question as somebody judged it: its words, where it was placed, and the held concept it may ask for. */
export interface JudgedQuestion {
  asks: string
  of: string
  /** Vietnamese texts: the heading above it, its label, its help. */
  heading: string
  label: string
  help?: string
  /** Undefined where nothing held is suspected: its answer is of another type than what it says it asks. */
  concept?: string
}

/** What the owner of the suspected concept said of a question. */
export interface Verdict {
  answer: 'repeat' | 'other' | 'waiver'
  reason: string
  /** The office that answered. */
  office: Bilingual
}

/** Names a question, in whichever form it stands: the same words at the same place, whatever their case; no two share a name. */
export function questionKey({ asks, of, heading, label, help = '', concept = '' }: JudgedQuestion): string {
  return [asks, of, concept, ...[heading, label, help].map(plainly)].map(escaped).join('|')
}

const plainly = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim()
const escaped = (part: string) => part.replace(/[\\|]/gu, '\\$&')
