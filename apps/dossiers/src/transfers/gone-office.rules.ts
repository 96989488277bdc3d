import { communeAgencyCode, communeOfAgency, endedBefore, provinceOf, successors, unitAt, type Unit } from '#vietnam'

/** An office that took over another, or a part of it. */
export interface SuccessorOffice {
  /** Agency code. */
  code: string
  /** The unit, as `Phường Đại Mỗ`. */
  name: string
  share: 'whole' | 'part'
  /** It took most of a split commune: a hint, never an answer. */
  largest: boolean
}

/** An office that is no more, and what became of it. */
export interface GoneOffice {
  name: string
  /** The last day of its commune. */
  lastDay: string
  successors: SuccessorOffice[]
}

/** What became of an office's commune by a day; undefined of a code that never was the sample code of a commune's. */
export function goneOffice(code: string, today: string): GoneOffice | undefined {
  const commune = communeOfAgency(code)
  const ended = commune === undefined ? undefined : endedBefore(commune, today)
  if (commune === undefined || ended === undefined) return undefined
  const later = successors(commune, ended.validTo, today)
  return {
    name: ended.name,
    lastDay: ended.validTo,
    successors: later.flatMap(({ unit, share, largest }) => {
      const office = officeOf(unit, today)
      return office === undefined ? [] : [{ code: office, name: unit.name, share, largest }]
    }),
  }
}

/**
 * Which successor goes on with a dossier: the only one; of several that of the residence, else the one that took most. The last
 * is a guess, and the office passes the dossier on where it is wrong.
 */
export function successorFor(
  { successors: all }: GoneOffice,
  residence: string | undefined,
): SuccessorOffice | undefined {
  return all.find(({ code }) => code === residence) ?? all.find(({ largest }) => largest) ?? all[0]
}

/** The sample code of the office of a commune of a day. */
function officeOf(unit: Unit, day: string): string | undefined {
  const province = provinceOf(unit.code, day)?.code
  return province === undefined ? undefined : communeAgencyCode(province, unit.code)
}

/** The sample code of the office of a commune by its unit code of a day; undefined where the day knows no such commune. */
export function officeOfCommune(commune: string, day: string): string | undefined {
  const unit = unitAt(commune, day)
  return unit?.level === 'commune' ? officeOf(unit, day) : undefined
}
