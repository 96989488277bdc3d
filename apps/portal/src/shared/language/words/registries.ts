/** What each registry of this system is called, short enough for the margin. */
export const registryNames = {
  population: { vi: 'CSDL dân cư', en: 'Population database' },
  tax: { vi: 'CSDL thuế', en: 'Tax database' },
  land: { vi: 'CSDL đất đai', en: 'Land database' },
  'driving-licences': { vi: 'CSDL giấy phép lái xe', en: 'Driving licence database' },
  'civil-status': { vi: 'CSDL hộ tịch', en: 'Civil status database' },
}

/** A registry of this system. */
export type RegistryId = keyof typeof registryNames

/** The registries of this system, in the order in which the sandbox lists them. */
export const registries = Object.keys(registryNames) as RegistryId[]

/** The names in one language. */
export function registryNamesIn(language: 'vi' | 'en'): Record<RegistryId, string> {
  return Object.fromEntries(registries.map((id) => [id, registryNames[id][language]])) as Record<RegistryId, string>
}
