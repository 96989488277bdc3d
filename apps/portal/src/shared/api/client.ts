import { accountHeader, heedRefusal } from './page-account'
import { Problem, problemOf } from './problem'
import type { Page } from './types'

interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  etag?: string | null
  keepalive?: boolean
  /** Another media type than JSON. */
  accept?: string
}

let language = 'vi'

/** Sets the language the gateway is asked to answer in. */
export function answerIn(next: string): void {
  language = next
}

/** Asks the gateway; throws a {@link Problem} of a refused or failed request. */
export async function send(path: string, options: Options = {}): Promise<Response> {
  const headers: Record<string, string> = {
    ...accountHeader(),
    Accept: options.accept ?? 'application/json',
    'Accept-Language': language,
  }
  const { body } = options
  if (body !== undefined && !(body instanceof FormData)) headers['Content-Type'] = 'application/json'
  if (options.etag) headers['If-Match'] = options.etag
  const response = await fetch(path, {
    method: options.method ?? 'GET',
    credentials: 'same-origin',
    headers,
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    keepalive: options.keepalive,
  })
  if (!response.ok) throw heedRefusal(await problemOf(response))
  return response
}

/** Asks the gateway and reads its answer; throws a {@link Problem} of a refused or failed request. */
export async function ask<T>(path: string, options?: Options): Promise<T> {
  return (await (await send(path, options)).json()) as T
}

/** The answer, or null where it is refused with one of these statuses. */
export async function orNull<T>(answer: Promise<T>, ...statuses: number[]): Promise<T | null> {
  try {
    return await answer
  } catch (thrown) {
    if (thrown instanceof Problem && statuses.includes(thrown.status)) return null
    throw thrown
  }
}

/** A query string of the values that are given. */
export function query(values: Record<string, string | undefined | null>): string {
  const kept = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return kept.length ? `?${new URLSearchParams(kept).toString()}` : ''
}

/** Every item of a list, page after page. */
export async function all<T>(path: string): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null | undefined
  do {
    const joint = path.includes('?') ? '&' : '?'
    const page = await ask<Page<T>>(`${path}${joint}limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

/** Saves a table (CSV) as a file, through the browser. */
export async function saveTable(path: string, fileName: string): Promise<void> {
  const response = await send(path, { accept: 'text/csv' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}
