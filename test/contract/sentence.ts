import type { TestSystem } from '../system/system.js'
import type { Client, ProblemBody, Reply } from '../system/client.js'
import { refused } from '../stories/refusal.fixture.js'

/** One sentence of the public contract, in its words, and what shows that it holds. */
export type Sentence = readonly [says: string, holds: (system: TestSystem) => Promise<void>]

/** A request and the refusal it gets. */
export interface Refusal {
  as?: string
  /** Who asks, where it is no persona. */
  reader?: Client
  method?: string
  path: string
  body?: unknown
  headers?: Record<string, string>
  status: number
  code: string
  /** The places it names, `path code`. */
  places?: string[]
}

/** The sentence that each of these requests is refused. */
export function refuses(says: string, ...refusals: Refusal[]): Sentence {
  return [
    says,
    async (system) => {
      for (const refusal of refusals) await expectRefusal(system, refusal)
    },
  ]
}

/** Expects the refusal, with all a problem has to have. */
export async function expectRefusal(system: TestSystem, refusal: Refusal): Promise<ProblemBody> {
  const { as, method = 'GET', path, body, headers, status, code, places } = refusal
  const client = refusal.reader ?? (as === undefined ? system.with(undefined) : system.as(as))
  const problem = refused(await client.send(method, path, body, headers), status, code)
  if (places) expect((problem.errors ?? []).map((error) => `${error.path} ${error.code}`).sort()).toEqual(places)
  return problem
}

/** A page of any list. */
export interface Page<T = Record<string, unknown>> {
  items: T[]
  nextCursor: string | null
  total?: number | string
}

/** Reads a list to its end, `limit` items a page, and returns all of them. */
export async function readAll<T>(read: (query: string) => Promise<Reply<Page<T>>>, limit: number): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const query: string = `limit=${limit}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const { status, body } = await read(query)
    expect({ status, most: body.items.length <= limit }).toEqual({ status: 200, most: true })
    expect(body).toHaveProperty('nextCursor')
    items.push(...body.items)
    cursor = body.nextCursor
  } while (cursor !== null)
  return items
}
