import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { agreementSeeds } from '../agreements/agreement.seed.js'
import { announcementSeeds } from '../announcements/announcement.seed.js'
import { authoritySeeds } from '../authorities/authority.seed.js'
import { conceptSeeds, dictionarySeeds } from '../concepts/concept.seed.js'
import { registrySeeds } from '../concepts/registry.seed.js'
import { formSeeds } from '../forms/form.seed.js'
import { procedureSeeds } from '../procedures/procedure.seed.js'
import { settingSeeds } from '../settings/setting.seed.js'
import { seedBroken } from './seed.errors.js'
import type { SeedEntry, SeedKind, SeedRow } from './seed.js'

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
  ]
  refuseTwins(entries)
  return entries
}

function read<R>(folder: URL, kind: SeedKind<R>, today: string): SeedEntry[] {
  const check = ajv.compile<R>(kind.schema)
  const rows = rowsOf(folder, kind).map(({ row, place }): SeedRow<R> => {
    if (!check(row)) throw seedBroken(place, sentence(check.errors?.[0]))
    return { row, place: `${place} (${kind.nameOf(row)})` }
  })
  return kind.entries(rows, today)
}

function rowsOf(folder: URL, { file }: { file: string }): SeedRow<unknown>[] {
  if (file.endsWith('/')) {
    const names = readdirSync(new URL(file, folder)).filter((name) => name.endsWith('.json'))
    return names.sort().flatMap((name) => {
      const content = parse(folder, file + name)
      return Array.isArray(content) ? numbered(file + name, content) : [{ row: content, place: file + name }]
    })
  }
  const rows = parse(folder, file)
  if (!Array.isArray(rows)) throw seedBroken(file, 'a list of rows is expected')
  return numbered(file, rows)
}

function numbered(file: string, rows: unknown[]): SeedRow<unknown>[] {
  return rows.map((row, at) => ({ row, place: `${file}, row ${at + 1}` }))
}

function parse(folder: URL, file: string): unknown {
  let content: string
  try {
    content = readFileSync(new URL(file, folder), 'utf8')
  } catch {
    throw seedBroken(file, 'the file cannot be read')
  }
  try {
    return JSON.parse(content.normalize('NFC'))
  } catch (error) {
    throw seedBroken(file, `not JSON (${(error as Error).message})`)
  }
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
