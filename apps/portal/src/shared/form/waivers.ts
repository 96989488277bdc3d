import type { Waiver } from '../api/types'
import { patternOf } from './paths'

/** The waiver a question is asked under, if it is. */
export function waiverOf(path: string, waivers: readonly Waiver[] = []): Waiver | undefined {
  return waivers.find(({ fields }) => fields.includes(patternOf(path)))
}
