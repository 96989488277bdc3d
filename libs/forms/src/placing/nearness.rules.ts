import type { AskedConcept, Concept } from '#contracts'
import type { ReadField } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/** How near the nearest of some texts is to the words of a concept, 0 to 1; hardly anything in common counts as 0. */
export function nearestTo(
  concept: AskedConcept | Concept,
  texts: readonly string[],
  { places }: Pick<CompilerSurroundings, 'places'>,
): number {
  return Math.max(...texts.map((text) => places.nearnessTo(concept, text)))
}

/**
 * Whether neither label, help nor heading of a question has anything in common with the place it names. Not said of an open one:
 * what is answered in free words is asked in many.
 */
export function isFarFrom(asked: AskedConcept, read: ReadField, around: CompilerSurroundings): boolean {
  if (asked.open) return false
  const { field, placed } = read
  const texts = [field.label.vi, field.label.en, field.help?.vi ?? '', placed.section.title.text]
  return nearestTo(asked, texts, around) === 0
}
