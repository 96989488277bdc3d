import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { CatalogueType, CatalogueTypes } from '#contracts'
import type { Schema } from '#contracts/language/schema'
import { classSchemas } from '#platform'
import type { AnyEntryType } from '../entries/entry-type.js'
import type { SeedEntry, SeedRow } from '../entries/seed-entry.js'
import { seedBroken } from '../entries/seed.errors.js'
import { entryTypes } from './entry-types.js'
import { lineOfPlace } from './line-of-place.rules.js'

/** The id of the schemas of all classes. */
const classes = 'classes'

/** The folder of seeds that belongs to this service. */
export const seedFolder = new URL('../../seeds/', import.meta.url)

/**
 * Reads every seed file of a folder. A row whose shape is wrong, an unknown field or a key that occurs twice is refused
 * with one sentence that names file and place.
 */
export function readSeeds(folder: URL, today: string): SeedEntry[] {
  const ajv = new Ajv2020({ strict: false })
  ajvFormats.default(ajv)
  ajv.addSchema({ $id: classes, $defs: stated(classSchemas('#/$defs/')) })
  const entries = entryTypes.flatMap((type) => read(folder, type, ajv, today))
  refuseTwins(entries)
  return entries
}

/** In seeds no text and no list is empty, and no member of a list is there twice. */
function stated(schema: Schema): Schema {
  const parts = Object.entries(schema).map(([name, part]) => [name, isSchema(part) ? stated(part) : part])
  const own = Object.fromEntries(parts) as Schema
  if (own['type'] === 'string') return { minLength: 1, ...own }
  return own['type'] === 'array' ? { minItems: 1, uniqueItems: true, ...own } : own
}

function isSchema(part: unknown): part is Schema {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}

function read(folder: URL, entryType: AnyEntryType, ajv: Ajv2020, today: string): SeedEntry[] {
  const { type, files, shape } = entryType
  const check = ajv.compile<Value>(typeof shape === 'function' ? { $ref: `${classes}#/$defs/${shape.name}` } : shape)
  const rows = files
    .flatMap((file) => rowsOf(folder, file))
    .map(({ row, place, text, at }) => {
      if (!check(row)) {
        const [error] = check.errors ?? []
        throw seedBroken(`${place}, line ${lineOfPlace(text, [...at, ...placeOf(error)])}`, sentence(error))
      }
      return { row, place: `${place} (${entryType.nameOf?.(row) ?? entryType.keyOf(row)})` }
    })
  const values = entryType.valuesOf?.(rows, today) ?? rows
  return values.map(({ row: value, place }) => ({ type, key: entryType.keyOf(value), value, place }) as SeedEntry)
}

type Value = CatalogueTypes[CatalogueType]

/** A row with the text of its file and where in it the row is. */
interface ReadRow extends SeedRow<unknown> {
  text: string
  at: string[]
}

function rowsOf(folder: URL, file: string): ReadRow[] {
  if (file.endsWith('/')) {
    const names = readdirSync(new URL(file, folder)).filter((name) => name.endsWith('.json'))
    return names.sort().flatMap((name) => {
      const { text, content } = parse(folder, file + name)
      return Array.isArray(content)
        ? numbered(file + name, text, content)
        : [{ row: content, place: file + name, text, at: [] }]
    })
  }
  const { text, content } = parse(folder, file)
  if (!Array.isArray(content)) throw seedBroken(file, 'a list of rows is expected')
  return numbered(file, text, content)
}

function numbered(file: string, text: string, rows: unknown[]): ReadRow[] {
  return rows.map((row, at) => ({ row, place: `${file}, row ${at + 1}`, text, at: [String(at)] }))
}

function parse(folder: URL, file: string): { text: string; content: unknown } {
  let text: string
  try {
    text = readFileSync(new URL(file, folder), 'utf8').normalize('NFC')
  } catch {
    throw seedBroken(file, 'the file cannot be read')
  }
  try {
    return { text, content: JSON.parse(text) }
  } catch (error) {
    throw seedBroken(file, `not JSON (${(error as Error).message})`)
  }
}

/** The keys from a row to the field a finding is about. */
function placeOf(error: ErrorObject | undefined): string[] {
  const keys = (error?.instancePath ?? '').split('/').slice(1)
  const { additionalProperty } = (error?.params ?? {}) as { additionalProperty?: string }
  const whole = additionalProperty === undefined ? keys : [...keys, additionalProperty]
  return whole.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function sentence(error: ErrorObject | undefined): string {
  if (!error) return 'the row is not valid'
  const at = error.instancePath || '/'
  const params = error.params as { additionalProperty?: string; allowedValues?: unknown[] }
  if (params.additionalProperty !== undefined) return `${at} has the unknown field "${params.additionalProperty}"`
  if (params.allowedValues) return `${at} must be one of ${params.allowedValues.join(', ')}`
  return `${at} ${error.message ?? 'is not valid'}`
}

function refuseTwins(entries: SeedEntry[]): void {
  const places = new Map<string, string>()
  for (const { type, key, place } of entries) {
    const first = places.get(`${type} ${key}`)
    if (first !== undefined) throw seedBroken(place, `the ${type} ${key} was already stated in ${first}`)
    places.set(`${type} ${key}`, place)
  }
}
