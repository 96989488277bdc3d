import { Setting } from '#contracts'
import type { EntryType } from './entry-type.js'

/** Dated numbers and lists the rules read, each with its source; of one key there may be several, one after the other. */
export const settingType: EntryType<'setting'> = {
  type: 'setting',
  files: ['settings.json'],
  shape: Setting,
  keyOf: settingKey,
}

/** `social-housing.income-cap@2025-10-10` */
export function settingKey({ key, validFrom }: Pick<Setting, 'key' | 'validFrom'>): string {
  return `${key}@${validFrom}`
}
