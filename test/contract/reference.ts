import { readAll, refuses, type Page, type Sentence } from './sentence.js'

interface Unit {
  code: string
  name: string
}

/** What everyone may read. */
export const reference: readonly Sentence[] = [
  [
    'units are listed whole, page after page',
    async (system) => {
      const read = (query: string) => system.with(undefined).send<Page<Unit>>('GET', `/v1/units?level=commune&${query}`)
      const communes = await readAll(read, 100)
      expect(communes).toHaveLength(3321)
      expect(new Set(communes.map(({ code }) => code)).size).toBe(3321)
    },
  ],
  refuses(
    'a unit code alone is ambiguous: 422 date_required, the same for successors',
    { path: '/v1/units/00634', status: 422, code: 'date_required' },
    { path: '/v1/units/00634/successors', status: 422, code: 'date_required' },
    { path: '/v1/units/00634?at=2026-02-30', status: 422, code: 'invalid_input', places: ['/at wrong_form'] },
    { path: '/v1/units/00634/successors?at=', status: 422, code: 'invalid_input', places: ['/at wrong_form'] },
  ),
  [
    'successors are empty when the unit still exists, several parts where it was split',
    async (system) => {
      const of = async (code: string, at: string) =>
        (await system.with(undefined).send<Page>('GET', `/v1/units/${code}/successors?at=${at}`)).body
      expect((await of('00634', '2025-06-30')).items).toHaveLength(5)
      expect(await of('00637', '2026-01-01')).toEqual({ items: [], nextCursor: null })
    },
  ],
  [
    'announcements honour limit and cursor',
    async (system) => {
      const path = '/v1/registries/land/announcements'
      const read = (query: string) => system.with(undefined).send<Page<{ id: string }>>('GET', `${path}?${query}`)
      expect((await read('limit=3')).body.items.length).toBeLessThanOrEqual(3)
      const all = await readAll(read, 100)
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    },
  ],
]
