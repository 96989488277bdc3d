export * from './codes/agency-code.js'
export * from './birth-provinces.js'
export * from './calendar.js'
export * from './codes/certificate-serial.js'
export * from './codes/dossier-code.js'
export * from './formatting.js'
export * from './names.js'
export * from './partial-date.js'
export * from './codes/personal-id.js'
export * from './phone.js'
export * from './record-values.rules.js'
export * from './codes/tax-code.js'
export * from './text.js'
export {
  faultOfUnitData,
  unitDataFolder,
  type Unit,
  type UnitChange,
  type UnitKind,
  type UnitLevel,
} from './unit-data.js'
export * from './units.js'
