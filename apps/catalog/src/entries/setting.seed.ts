import type { Setting } from '#contracts'
import { certainty, closed, day, text } from '#contracts/language/schema'
import type { SeedKind } from './entry-type.js'

/** Dated numbers and lists the rules read, each with its source. */
export const settingSeeds: SeedKind<Setting> = {
  file: 'settings.json',
  schema: closed({ key: text, validFrom: day, value: {}, source: text, certainty }, { validTo: day }),
  nameOf: (row) => row.key,
  entries: (rows) => rows.map(({ row, place }) => ({ type: 'setting', key: settingKey(row), value: row, place })),
}

/** One setting may have several values, one after the other: `social-housing.income-cap@2025-10-10`. */
export function settingKey({ key, validFrom }: Pick<Setting, 'key' | 'validFrom'>): string {
  return `${key}@${validFrom}`
}
