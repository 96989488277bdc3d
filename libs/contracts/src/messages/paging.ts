import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'
import { DomainError } from '../language/errors.js'
import { OrNull } from '../language/nullable.js'

/** Items a page has where the request does not say how many. */
export const usualPage = 20

/** Which page of a list is wanted: at most `limit` items, after the one the cursor stands for. */
export class ListEntries {
  @IsOptional() @IsInt() @Min(1) @Max(100) limit?: number
  @IsOptional() @IsString() @MaxLength(300) cursor?: string
}

/** A page of a list; what it lists is in `items`. */
export class Page {
  /** Stands for the next page; null on the last one. */
  @OrNull() @IsString() nextCursor: string | null
}

/** One page of a list that is at hand whole; `keyOf` names an item within the list. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { limit = usualPage, cursor }: ListEntries,
): { items: T[]; nextCursor: string | null } {
  const after = cursor === undefined ? 0 : placeAfter(items.map(keyOf), readCursor(cursor))
  const page = items.slice(after, after + limit)
  const last = page.at(-1)
  return { items: page, nextCursor: items.length > after + limit && last !== undefined ? cursorOf(keyOf(last)) : null }
}

/** One page of what a query found when it was asked for one item more than `limit`. */
export function pageOfFound<T>(
  found: readonly T[],
  keyOf: (item: T) => string,
  limit: number,
): { items: T[]; nextCursor: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null }
}

/** The cursor that stands for the item with this key: text in base64url, so that it passes in an address. */
export function cursorOf(key: string): string {
  const bytes = new TextEncoder().encode(key)
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The key a cursor stands for; throws `cursor_invalid` for a text that {@link cursorOf} did not make. */
export function readCursor(cursor: string): string {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
    const key = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (key !== '' && cursorOf(key) === cursor) return key
  } catch {
    // told below
  }
  throw cursorInvalid()
}

/** The cursor does not stand for an item of this list. */
export function cursorInvalid(): DomainError {
  const message = {
    vi: 'Con trỏ trang không đúng. Hãy bắt đầu lại từ trang đầu.',
    en: 'The cursor is not one of ours. Start again from the first page.',
  }
  return new DomainError('invalid', 'cursor_invalid', message, {
    errors: [{ path: '/cursor', code: 'cursor_invalid', message }],
  })
}

function placeAfter(keys: readonly string[], key: string): number {
  const at = keys.indexOf(key)
  if (at < 0) throw cursorInvalid()
  return at + 1
}
