import type { Setting } from '#contracts'
import type { Catalogue } from '#platform'

/** The value of a dated setting on a day. */
export function settingOn(catalogue: Catalogue, key: string, day: string): unknown {
  const byKey = catalogue.remember('settings', () =>
    Map.groupBy(catalogue.list('setting'), (setting: Setting) => setting.key),
  )
  return byKey.get(key)?.find(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day)?.value
}
