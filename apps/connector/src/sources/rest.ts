import { isDomainError, StartError } from '#contracts'
import { columnsOf, type KeyName, type Mapping, type RecordMapping } from '../mapping/mapping.js'
import type { MappingProblem } from '../mapping/mapping.rules.js'
import { dayIn } from './day.rules.js'
import type { SourceSettings } from './source-settings.js'
import { sourceAway, sourceChanged, sourceSlow } from './source.errors.js'
import { rowsOf, Source, type ChangedRow, type DescribedColumn, type SourceRow } from './source.js'

/** Bytes of an answer that are read at most. */
const largestAnswer = 1_000_000
/** Requests under way together. */
const atOnce = 16

/** An endpoint that answers GET with JSON, one request for each key. 404 says that there is no record. */
export class RestSource extends Source {
  private readonly base: string

  constructor(private readonly settings: SourceSettings) {
    super()
    const { sourceUrl } = settings
    const url = URL.canParse(sourceUrl) ? new URL(sourceUrl) : undefined
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search)
      throw new StartError('SOURCE_URL must be https://host/path for this mapping; a token is SOURCE_TOKEN.')
    this.base = sourceUrl.replace(/\/$/, '')
  }

  /** An endpoint does not describe itself: it is asked once for each kind of record, with a key nobody has. */
  async problems({ records }: Mapping): Promise<MappingProblem[]> {
    const problems: MappingProblem[] = []
    for (const [kind, record] of Object.entries(records)) {
      const path = ['records', kind, 'get']
      try {
        await this.ask(record, '000000000000')
      } catch (error) {
        const { code, message, reason } = error as { code?: string; message: string; reason?: string }
        if (code !== 'source_changed') throw error
        problems.push({
          path,
          problem: `The endpoint does not answer as an endpoint of records does: ${reason ?? message}.`,
        })
      }
    }
    return problems
  }

  /** Only GET is ever sent. */
  writePermissions(): Promise<string[]> {
    return Promise.resolve([])
  }

  async read(record: RecordMapping, _key: KeyName, keys: readonly string[], today: string): Promise<SourceRow[]> {
    const rows: SourceRow[] = []
    for (let next = 0; next < keys.length; next += atOnce) {
      const some = keys.slice(next, next + atOnce)
      const found = await Promise.all(some.map((key) => this.rows(record, key, today)))
      rows.push(...found.flat())
    }
    return rows
  }

  /** An endpoint tells no changes. */
  changes(): Promise<ChangedRow[]> {
    return Promise.resolve([])
  }

  newest(): Promise<string> {
    return Promise.resolve('')
  }

  describe(): Promise<DescribedColumn[]> {
    throw new StartError('An endpoint does not describe its records: write the mapping by hand.')
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  private async rows(record: RecordMapping, key: string, today: string): Promise<SourceRow[]> {
    const answer = await this.ask(record, key)
    if (answer === undefined) return []
    const found = itemsIn(answer, record.items)
    if (found === undefined) throw sourceChanged(`nothing at ${record.items}`)
    const items = found === null ? [] : [found].flat()
    if (!items.every((item) => typeof item === 'object' && item !== null)) throw sourceChanged('items are no records')
    const { history } = record
    const rows = (items as Record<string, unknown>[]).map((item) => valuesOf(record, item))
    const isInForce = (values: SourceRow['values']) =>
      !history || isWithin(today, values[history.from] ?? null, values[history.to] ?? null)
    return rows
      .filter(isInForce)
      .slice(0, rowsOf(record))
      .map((values) => ({ key, values }))
  }

  /** The JSON of one answer; undefined where there is no record. */
  private async ask({ get = '' }: RecordMapping, key: string): Promise<unknown> {
    const { sourceTimeoutMs, sourceToken } = this.settings
    let answer: Response
    let text: string
    try {
      answer = await fetch(this.base + get.replace('{key}', encodeURIComponent(key)), {
        headers: { accept: 'application/json', ...(sourceToken ? { authorization: `Bearer ${sourceToken}` } : {}) },
        redirect: 'error',
        signal: AbortSignal.timeout(sourceTimeoutMs),
      })
      text = await textOf(answer)
    } catch (error) {
      if ((error as Error).name === 'TimeoutError') throw sourceSlow()
      const { code } = ((error as Error).cause ?? {}) as { code?: string }
      throw isDomainError(error) ? error : sourceAway(code)
    }
    if (answer.status === 404) return undefined
    if (answer.status >= 500 || answer.status === 429) throw sourceAway(`HTTP ${answer.status}`)
    if (answer.status !== 200) throw sourceChanged(`HTTP ${answer.status}`)
    try {
      return JSON.parse(text) as unknown
    } catch {
      throw sourceChanged('no JSON')
    }
  }
}

/** Stops reading where an answer is larger than any record. */
async function textOf(answer: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += (piece as Uint8Array).length
    if (size > largestAnswer) throw sourceChanged('the answer is larger than 1 MB')
    pieces.push(piece as Uint8Array)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

/** What a JSON Pointer leads to; undefined where it leads nowhere. */
function itemsIn(answer: unknown, pointer = ''): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => {
      return typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string, unknown>)[part]
        : undefined
    }, answer)
}

/** Whether a version is in force on a day; one that does not say from or to when has no end there. Throws `source_changed`. */
function isWithin(today: string, from: string | null, to: string | null): boolean {
  const [first, last] = [from, to].map((text) => {
    const day = text === null || text === '' ? null : dayIn(text)
    if (day === undefined) throw sourceChanged('a day of the history is none')
    return day
  })
  return (first ?? today) <= today && (last ?? today) >= today
}

/** Texts, numbers and booleans as text; anything else is no value. */
function valuesOf(record: RecordMapping, item: Record<string, unknown>): SourceRow['values'] {
  const { from, to } = record.history ?? {}
  const wanted = [...columnsOf(record), ...(from && to ? [from, to] : [])]
  return Object.fromEntries(
    wanted.map((name) => {
      const value = Object.hasOwn(item, name) ? item[name] : null
      return [name, ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null]
    }),
  )
}
