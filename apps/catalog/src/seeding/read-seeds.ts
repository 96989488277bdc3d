import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { agreementSeeds } from '../agreements/agreement.seed.js'
import { announcementSeeds } from '../announcements/announcement.seed.js'
import { authoritySeeds } from '../authorities/authority.seed.js'
import { conceptSeeds, dictionarySeeds } from '../concepts/concept.seed.js'
import { registrySeeds } from '../concepts/registry.seed.js'
import type { SeedEntry, SeedKind, SeedRow } from '../entries/entry-type.js'
import { seedBroken } from '../entries/seed.errors.js'
import { settingSeeds } from '../entries/setting.seed.js'
import { localFeeSeeds } from '../fees/local-fee.seed.js'
import { formSeeds } from '../forms/form.seed.js'
import { procedureSeeds } from '../procedures/procedure.seed.js'
import { assignmentSeeds } from '../readiness/assignment.seed.js'
import { lineOfPlace } from './line-of-place.rules.js'

const ajv = new Ajv2020({ strict: false })
ajvFormats.default(ajv)

/** The folder of seeds that belongs to this service. */
export const seedFolder = new URL('../../seeds/', import.meta.url)

/**
 * Reads every seed file of a folder. A row whose shape is wrong, an unknown field or a key that occurs twice is refused
 * with one sentence that names file and place.
 */
export function readSeeds(folder: URL, today: string): SeedEntry[] {
  const entries = [
    ...read(folder, registrySeeds, today),
    ...read(folder, conceptSeeds, today),
    ...read(folder, dictionarySeeds, today),
    ...read(folder, authoritySeeds, today),
    ...read(folder, announcementSeeds, today),
    ...read(folder, agreementSeeds, today),
    ...read(folder, procedureSeeds, today),
    ...read(folder, formSeeds, today),
    ...read(folder, settingSeeds, today),
    ...read(folder, localFeeSeeds, today),
    ...read(folder, assignmentSeeds, today),
  ]
  refuseTwins(entries)
  return entries
}

function read<R>(folder: URL, kind: SeedKind<R>, today: string): SeedEntry[] {
  const check = ajv.compile<R>(kind.schema)
  const rows = rowsOf(folder, kind).map(({ row, place, text, at }): SeedRow<R> => {
    if (!check(row)) {
      const [error] = check.errors ?? []
      throw seedBroken(`${place}, line ${lineOfPlace(text, [...at, ...placeOf(error)])}`, sentence(error))
    }
    return { row, place: `${place} (${kind.nameOf(row)})` }
  })
  return kind.entries(rows, today)
}

/** A row with the text of its file and where in it the row is. */
interface ReadRow extends SeedRow<unknown> {
  text: string
  at: string[]
}

function rowsOf(folder: URL, { file }: { file: string }): ReadRow[] {
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
