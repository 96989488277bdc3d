import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type {
  Agreement,
  Announcement,
  Authority,
  CatalogueEntry,
  CatalogueTypes,
  Concept,
  FormDocument,
  Procedure,
  Registry,
} from '#contracts'
import { communeAgencyCode, provinceAgencies, unitsAt } from '#vietnam'
import { repository } from '../repository.js'

/** How much a catalogue of the country holds. */
export const sizes = { procedures: 5_000, registries: 200, conceptsEach: 10, announcedByCommune: 10 }

const today = '2026-11-01'
const seeds = join(repository, 'apps', 'catalog', 'seeds')
const seed = <T>(file: string) => JSON.parse(readFileSync(join(seeds, file), 'utf8')) as T

/**
 * The entries of such a catalogue: procedures with forms as large as the seeds', registries with their concepts, all
 * offices, an agreement for each procedure, and concepts that each commune announced on its own.
 */
export function* generateCatalogue(): Generator<CatalogueEntry> {
  const entry = <T extends keyof CatalogueTypes>(type: T, key: string, value: CatalogueTypes[T]): CatalogueEntry => {
    return { type, key, version: 1, value }
  }
  const communes = unitsAt(today, 'commune')
  for (const authority of seed<Authority[]>('ministries.json')) yield entry('authority', authority.code, authority)
  for (const { code, name } of unitsAt(today, 'province')) {
    const agency = provinceAgencies[code] ?? code
    yield entry('authority', agency, {
      code: agency,
      name: both(name),
      level: 'province',
      unit: code,
      consumerClass: 'provinceOffice',
      sample: true,
    } as unknown as Authority)
  }
  for (const { code, name, parent } of communes) {
    const agency = communeAgencyCode(parent ?? '', code)
    if (agency)
      yield entry('authority', agency, {
        code: agency,
        name: both(`Uỷ ban nhân dân ${name}`),
        level: 'commune',
        unit: code,
        parent: provinceAgencies[parent ?? ''],
        consumerClass: 'communeOffice',
        sample: true,
      })
  }
  const [registry] = seed<Registry[]>('registries.json') as [Registry]
  const [concept] = seed<Concept[]>('concepts.json') as [Concept]
  for (let no = 0; no < sizes.registries; no++) {
    const id = registryOf(no)
    yield entry('registry', id, { ...registry, id })
    for (let of = 0; of < sizes.conceptsEach; of++) {
      const own = conceptOf(no, of)
      yield entry('concept', own, { ...concept, id: own, registry: id })
      const places = no === 0 ? communes.map(({ code }) => code) : ['VN']
      for (const territory of of < sizes.announcedByCommune ? places : ['VN']) {
        const key = `${id}-2026-01-01:${own}:${territory}`
        const announcement: Announcement = {
          id: key,
          concept: own,
          territory,
          basis: 'residence',
          from: '2026-01-01',
          legalBasis: 'Mẫu',
          complete: false,
        }
        yield entry('announcement', key, announcement)
      }
    }
  }
  const [procedure] = seed<Procedure[]>('procedures.json') as [Procedure]
  const forms = readdirSync(join(seeds, 'forms')).map((file) => seed<FormDocument>(join('forms', file)))
  for (let no = 0; no < sizes.procedures; no++) {
    const code = procedureOf(no)
    const form = { ...(forms[no % forms.length] as FormDocument), procedure: code }
    yield entry('procedure', code, {
      ...procedure,
      code,
      name: both(`Thủ tục số ${no} về ${names[no % names.length] ?? ''}`),
    })
    yield entry('form', code, form)
    yield entry('formVersion', `${code}@${form.formVersion}`, {
      form,
      certificate,
    })
    const agreement: Agreement = {
      id: `communeOffice.${code}`,
      consumerClass: 'communeOffice',
      procedure: code,
      concepts: conceptsOf(no),
      legalBasis: 'Mẫu',
      validFrom: '2026-01-01',
    }
    yield entry('agreement', agreement.id, agreement)
  }
}

const text = 'x'.repeat(43)
const certificate = {
  procedure: '',
  formVersion: '',
  hash: text,
  issuedAt: today,
  signature: text + text,
  keyId: 'bench',
}
const names = ['đất đai', 'hộ tịch', 'nhà ở', 'thuế', 'cư trú', 'giao thông', 'giáo dục', 'y tế']

/** The procedure, registry and concept of a number. */
export const procedureOf = (no: number): string => `1.${String(no).padStart(6, '0')}`
export const registryOf = (no: number): string => `registry${no}`
export const conceptOf = (registry: number, no: number): string => `registry${registry}.concept${no}`

/** What the agreement of a procedure covers: ten concepts each commune announced and ten of another registry. */
export function conceptsOf(no: number): string[] {
  const other = 1 + (no % (sizes.registries - 1))
  return [0, other].flatMap((registry) =>
    Array.from({ length: sizes.conceptsEach }, (_, of) => conceptOf(registry, of)),
  )
}

function both(text: string) {
  return { vi: text, en: text }
}
