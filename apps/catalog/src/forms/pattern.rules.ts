/** Characters an atom is tried on to know which it takes. */
const samples = [...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)), 'đ', 'Ạ', 'é', '中']
const longest = 500
const deepest = 20

/** Why a pattern may not be run. */
export type PatternProblem = 'invalid' | 'catastrophic'

/** Forms share their patterns; what was found of one is kept, up to this many. */
const mostJudged = 2000
const judged = new Map<string, PatternProblem | undefined>()

/** One piece of a pattern: what it takes as one character, or a group; how often it may repeat. */
interface Piece {
  chars: ReadonlySet<string>
  group?: Piece[][]
  /** It may repeat a changing number of times, more than once. */
  varies: boolean
  /** It may be left out. */
  optional: boolean
}

/**
 * What forbids to run a pattern: wrong syntax, or repetition within repetition (or of overlapping alternatives, or side
 * by side) that lets a text be read in exponentially many ways. Decided on the pattern's text; it is never run. Look
 * around and back references are not needed in forms and count as catastrophic.
 */
export function patternProblem(pattern: string): PatternProblem | undefined {
  if (judged.has(pattern)) return judged.get(pattern)
  if (judged.size >= mostJudged) judged.clear()
  const problem = judge(pattern)
  judged.set(pattern, problem)
  return problem
}

function judge(pattern: string): PatternProblem | undefined {
  if (pattern.length > longest) return 'catastrophic'
  try {
    new RegExp(pattern, 'u')
  } catch {
    return 'invalid'
  }
  if (/\(\?(?:[=!]|<[=!])|\\[1-9]|\\k</.test(pattern)) return 'catastrophic'
  const reader = new Reader(pattern)
  const alternatives = reader.alternatives(0)
  return alternatives === undefined || isCatastrophic(alternatives) ? 'catastrophic' : undefined
}

class Reader {
  private at = 0
  constructor(private readonly pattern: string) {}

  /** Undefined where the pattern is nested too deeply. */
  alternatives(depth: number): Piece[][] | undefined {
    if (depth > deepest) return undefined
    const branches: Piece[][] = [[]]
    while (this.at < this.pattern.length && this.pattern[this.at] !== ')') {
      if (this.pattern[this.at] === '|') {
        this.at++
        branches.push([])
        continue
      }
      const piece = this.piece(depth)
      if (piece === 'deep') return undefined
      if (piece) branches.at(-1)?.push(piece)
    }
    return branches
  }

  private piece(depth: number): Piece | undefined | 'deep' {
    const start = this.at
    const char = this.pattern[this.at]
    if (char === '^' || char === '$') {
      this.at++
      return undefined
    }
    if (char === '(') {
      this.at += /^\(\?(?::|<[A-Za-z]+>)/.exec(this.pattern.slice(start))?.[0].length ?? 1
      const group = this.alternatives(depth + 1)
      this.at++
      if (!group) return 'deep'
      return {
        chars: new Set(group.flatMap((branch) => branch.flatMap(({ chars }) => [...chars]))),
        group,
        ...this.quantifier(),
      }
    }
    const atom =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|.)/su.exec(
        this.pattern.slice(start),
      )?.[0] ?? '.'
    this.at += atom.length
    if (atom === '\\b' || atom === '\\B') return undefined
    return { chars: charsOf(atom), ...this.quantifier() }
  }

  private quantifier(): { varies: boolean; optional: boolean } {
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.pattern.slice(this.at))
    if (!found) return { varies: false, optional: false }
    this.at += found[0].length
    const [whole, least, range, most] = found
    if (whole.startsWith('?')) return { varies: false, optional: true }
    if (whole.startsWith('*') || whole.startsWith('+')) return { varies: true, optional: whole.startsWith('*') }
    const varies = range !== undefined && (most === '' || (Number(most) > 1 && Number(most) !== Number(least)))
    return { varies, optional: Number(least) === 0 }
  }
}

function charsOf(atom: string): ReadonlySet<string> {
  const single = new RegExp(`^${atom}$`, 'su')
  return new Set(samples.filter((sample) => single.test(sample)))
}

function isCatastrophic(branches: readonly Piece[][]): boolean {
  return branches.some((branch) => neighbours(branch) || branch.some(isBadPiece))
}

/** Three repetitions that take the same characters, with nothing that must stand between them. */
function neighbours(branch: readonly Piece[]): boolean {
  let open: Piece[] = []
  for (const piece of branch) {
    if (piece.varies) {
      if (open.filter((before) => overlap(before.chars, piece.chars)).length >= 2) return true
      open.push(piece)
    } else if (!piece.optional) {
      open = open.filter((before) => overlap(before.chars, piece.chars))
    }
  }
  return false
}

function isBadPiece({ group, varies }: Piece): boolean {
  if (!group) return false
  if (isCatastrophic(group)) return true
  if (!varies) return false
  if (group.some((branch, at) => group.slice(at + 1).some((other) => overlap(begin(branch), begin(other))))) return true
  return group.some((branch) => hasVarying(branch) && !isDelimited(branch))
}

function hasVarying(branch: readonly Piece[]): boolean {
  return branch.some(({ varies, optional, group }) => varies || optional || (group?.some(hasVarying) ?? false))
}

/** The branch begins or ends with one character that no repetition within it takes: `( [A-Z]+)*`. */
function isDelimited(branch: readonly Piece[]): boolean {
  const repeated = new Set(
    branch.filter(({ varies, optional, group }) => varies || optional || group).flatMap(({ chars }) => [...chars]),
  )
  return [branch[0], branch.at(-1)].some(
    (edge) => edge && !edge.varies && !edge.optional && !edge.group && !overlap(edge.chars, repeated),
  )
}

function begin(branch: readonly Piece[]): ReadonlySet<string> {
  const until = branch.findIndex(({ optional }) => !optional)
  return new Set(branch.slice(0, until < 0 ? branch.length : until + 1).flatMap(({ chars }) => [...chars]))
}

function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const char of left) if (right.has(char)) return true
  return false
}
