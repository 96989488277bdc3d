import { isConnected, type CatalogueType, type CatalogueTypes } from '#contracts'
import { formFindings } from '#forms'
import { unitAt } from '#vietnam'
import type { SeedEntry } from '../entries/entry-type.js'
import { valuesOf } from '../entries/entry-values.js'

/** Something that does not hold between the entries of a catalogue: where, and what, in one sentence. */
export interface CatalogueFinding {
  place: string
  problem: string
}

/**
 * What does not hold between the entries of a whole catalogue: owners, registries, concepts, procedures and units that
 * are named must exist, forms are consistent, and what a form looks up is covered by an agreement. Pure; `today` is the
 * day units are looked up on.
 */
export function catalogueFindings(entries: readonly SeedEntry[], today: string): CatalogueFinding[] {
  const keys = (type: CatalogueType) => new Set(entries.filter((entry) => entry.type === type).map(({ key }) => key))
  const known = {
    authorities: keys('authority'),
    registries: keys('registry'),
    concepts: keys('concept'),
    planned: new Set(valuesOf(entries, 'concept').flatMap(({ id, planned }) => (planned ? [id] : []))),
    procedures: keys('procedure'),
    forms: keys('form'),
    settings: new Set(valuesOf(entries, 'setting').map((setting) => setting.key)),
    agreements: valuesOf(entries, 'agreement'),
    isTerritory: (code: string) => code === 'VN' || unitAt(code, today) !== undefined,
  }
  return entries.flatMap((entry) => problemsOf(entry, known).map((problem) => ({ place: entry.place, problem })))
}

interface Known {
  authorities: ReadonlySet<string>
  registries: ReadonlySet<string>
  concepts: ReadonlySet<string>
  planned: ReadonlySet<string>
  procedures: ReadonlySet<string>
  forms: ReadonlySet<string>
  settings: ReadonlySet<string>
  agreements: readonly CatalogueTypes['agreement'][]
  isTerritory: (code: string) => boolean
}

function problemsOf(entry: SeedEntry, known: Known): string[] {
  switch (entry.type) {
    case 'registry':
      return unknown([entry.value.owner], known.authorities, 'authority')
    case 'concept':
      return unknown([entry.value.registry], known.registries, 'registry').concat(
        entry.value.planned || isConnected(entry.value.registry)
          ? []
          : [`no service answers for ${entry.value.registry}, so the concept is planned`],
      )
    case 'announcement':
      return [
        ...unknown([entry.value.concept], known.concepts, 'concept'),
        ...planned([entry.value.concept], known),
        ...(known.isTerritory(entry.value.territory) ? [] : [`there is no unit ${entry.value.territory} today`]),
      ]
    case 'agreement':
      return [
        ...unknown(entry.value.concepts, known.concepts, 'concept'),
        ...planned(entry.value.concepts, known),
        ...unknown([entry.value.procedure], known.procedures, 'procedure'),
      ]
    case 'procedure':
      return unknown([entry.key], known.forms, 'form')
    case 'form':
      return formProblems(entry.value, known)
    case 'authority':
      return entry.value.parent === undefined ? [] : unknown([entry.value.parent], known.authorities, 'authority')
    case 'localFee':
      return [
        ...unknown([entry.value.procedure], known.procedures, 'procedure'),
        ...(known.isTerritory(entry.value.province) ? [] : [`there is no unit ${entry.value.province} today`]),
      ]
    case 'assignment':
      return [
        ...unknown([entry.value.authority], known.authorities, 'authority'),
        ...unknown(entry.value.procedures, known.procedures, 'procedure'),
      ]
    case 'setting':
    case 'waiver':
    case 'agreementProposal':
    case 'formFlag':
    case 'formVersion':
    case 'formDraft':
      return []
  }
}

function formProblems(form: CatalogueTypes['form'], known: Known): string[] {
  const covered = new Set(
    known.agreements.filter(({ procedure }) => procedure === form.procedure).flatMap(({ concepts }) => concepts),
  )
  const uncovered = Object.entries(form.bindings).filter(
    ([, { mode, concept }]) => mode === 'registry' && concept !== undefined && !covered.has(concept),
  )
  return [
    ...unknown([form.procedure], known.procedures, 'procedure'),
    ...formFindings(form, known).map(
      ({ rule, field, document, message }) => `${field ?? `document ${document ?? ''}`}: ${message.en} (${rule})`,
    ),
    ...uncovered.map(([path, { concept }]) => `${path}: no agreement covers ${concept ?? ''}`),
  ]
}

function unknown(named: string[], known: ReadonlySet<string>, what: string): string[] {
  return named.filter((name) => !known.has(name)).map((name) => `there is no ${what} ${name}`)
}

/** What no registry answers yet can be neither announced nor agreed on. */
function planned(named: string[], known: Known): string[] {
  return named.filter((name) => known.planned.has(name)).map((name) => `no registry answers ${name} yet`)
}
