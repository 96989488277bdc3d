import type { InputError } from './types'

interface ProblemBody {
  code?: string
  title?: string
  detail?: string
  errors?: InputError[]
  allowed?: string[]
}

/** A refused or failed request, with what the gateway said about it; `status` is 0 when nothing answered. */
export class Problem extends Error {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: InputError[]
  readonly allowed: string[]

  constructor(
    readonly status: number,
    body: ProblemBody = {},
  ) {
    super(body.title ?? `HTTP ${status}`)
    this.name = 'Problem'
    this.code = body.code ?? ''
    this.title = body.title ?? ''
    this.detail = body.detail ?? ''
    this.errors = body.errors ?? []
    this.allowed = body.allowed ?? []
  }
}

/** Reads the problem document of an answer; an answer without one gives a problem with its status only. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody
  return new Problem(response.status, body)
}

/** Gives any thrown thing as a problem: a fetch that reached nobody has status 0. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem(0)
}
