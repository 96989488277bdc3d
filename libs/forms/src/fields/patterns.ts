import { RE2JS } from 're2js'

/** A pattern of a form's field, run in time linear to the text. */
export interface LinearPattern {
  test(text: string): boolean
}

/** Why a pattern may not be used: not valid as ECMAScript, not linear (look around, back references), or too large. */
export type PatternProblem = 'invalid' | 'notLinear' | 'tooLarge'

const longestPattern = 500
const largestProgram = 2000
const longestText = 2000

/** Forms share their patterns; what was read of one is kept, up to this many. */
const mostKept = 2000
const kept = new Map<string, LinearPattern | PatternProblem>()

/** What forbids to use a pattern; undefined where it can be used. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  const read = readPattern(pattern)
  return typeof read === 'string' ? read : undefined
}

/**
 * The pattern as it is run: never by the engine of JavaScript, which some texts keep busy for ever. No text longer than
 * 2,000 characters fits. Throws TypeError for a pattern with a {@link patternProblem}; the compiler publishes none.
 */
export function linearPattern(pattern: string): LinearPattern {
  const read = readPattern(pattern)
  if (typeof read === 'string') throw new TypeError(`The pattern cannot be used: ${read}.`)
  return read
}

function readPattern(pattern: string): LinearPattern | PatternProblem {
  const known = kept.get(pattern)
  if (known !== undefined) return known
  if (kept.size >= mostKept) kept.clear()
  const read = compile(pattern)
  kept.set(pattern, read)
  return read
}

function compile(pattern: string): LinearPattern | PatternProblem {
  if (pattern.length > longestPattern) return 'tooLarge'
  try {
    new RegExp(pattern, 'u')
  } catch {
    return 'invalid'
  }
  if (/\\k</.test(pattern)) return 'notLinear'
  try {
    const program = RE2JS.compile(RE2JS.translateRegExp(pattern))
    if (program.programSize() > largestProgram) return 'tooLarge'
    return { test: (text) => text.length <= longestText && program.test(text) }
  } catch {
    return 'notLinear'
  }
}
