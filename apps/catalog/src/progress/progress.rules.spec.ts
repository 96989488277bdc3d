import type { Concept, FormDocument, PaperType, Registry } from '#contracts'
import { surroundingsOf } from '../forms/surroundings-of.js'
import { valuesOf, type SeedEntry } from '../entries/seed-entry.js'
import { readSeeds, seedFolder } from '../seeding/read-seeds.js'
import { nextOf } from './next.rules.js'
import { progressOf, sumsOf, usesOf, type ProgressSources } from './progress.rules.js'

const today = '2026-11-30'
const seeds = readSeeds(seedFolder, today)

function sourcesOf(entries: SeedEntry[]): ProgressSources {
  return {
    concepts: valuesOf(entries, 'concept'),
    registries: valuesOf(entries, 'registry'),
    authorities: valuesOf(entries, 'authority'),
    announcements: valuesOf(entries, 'announcement'),
    procedures: valuesOf(entries, 'procedure'),
    paperTypes: valuesOf(entries, 'paperType'),
    forms: valuesOf(entries, 'form'),
    around: surroundingsOf(entries, today),
  }
}

function measured(entries: SeedEntry[]) {
  const sources = sourcesOf(entries)
  const uses = usesOf(sources)
  const items = progressOf(sources, uses)
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((each) => [each.id, each]))
  const next = nextOf(items, uses, byId<Concept>(sources.concepts), byId<Registry>(sources.registries))
  return { items, next, sums: sumsOf(items, sources), sources }
}

/** The seeds with the form of a procedure, or all papers, changed. */
const withForm = (code: string, change: (form: FormDocument) => void): SeedEntry[] =>
  seeds.map((entry) => {
    if (entry.type !== 'form' || entry.key !== code) return entry
    const value = structuredClone(entry.value)
    change(value)
    return { ...entry, value }
  })

describe('the progress of the seeds', () => {
  const { items, sums, next, sources } = measured(seeds)
  const of = (id: string) => items.find(({ concept }) => concept === id)

  it('has every concept once, in the order of owners and registries, with the sums of its registry', () => {
    expect(items.map(({ concept }) => concept).sort()).toEqual(sources.concepts.map(({ id }) => id).sort())
    expect(sums.reduce((total, { concepts }) => total + concepts, 0)).toBe(items.length)
    for (const sum of sums) {
      const own = items.filter(({ registry }) => registry === sum.registry)
      expect(sum.announced).toBe(own.filter(({ announced }) => announced).length)
      expect(sum.usable).toBe(own.filter(({ usable }) => usable).length)
    }
  })

  it('knows what is announced where, and what forms look up', () => {
    expect(of('person.personId')).toMatchObject({ announced: true, nationwide: true, usable: true, owner: 'G01' })
    expect(of('person.personId')?.used).toBeGreaterThan(10)
    expect(of('land.home.owned')).toMatchObject({ announced: true, nationwide: false })
    expect(of('land.home.owned')?.territories).toBeGreaterThan(20)
  })

  it('counts what is planned as neither announced nor usable nor used', () => {
    const planned = new Set(sources.concepts.flatMap(({ id, planned: is }) => (is ? [id] : [])))
    expect(planned.size).toBeGreaterThan(50)
    const wrong = items.filter(({ concept, announced, usable }) => planned.has(concept) && (announced || usable))
    expect(wrong).toEqual([])
  })

  it('asks nowhere what is announced for the whole country, since such a form is not published', () => {
    expect(items.filter(({ nationwide, askedInSpite }) => nationwide && askedInSpite > 0)).toEqual([])
  })

  it('counts no question that fits the place it names, though a registry is to hold what is called the same', () => {
    expect(of('person.phone')).toMatchObject({ announced: false, askedBy: [] })
  })

  it('ranks what to announce next without what is announced nationwide, each once', () => {
    expect(next.map(({ rank }) => rank)).toEqual(next.map((_, at) => at + 1))
    expect(new Set(next.map(({ concept }) => concept)).size).toBe(next.length)
    for (const { concept } of next) expect(of(concept)?.nationwide).toBe(false)
    expect(next[0]?.questions ?? 0).toBeGreaterThanOrEqual(0)
    expect(next.length).toBeGreaterThan(0)
  })
})

it('shows what is asked in spite of an announcement, and with whose form', () => {
  const path = '/contact/phone'
  const { items, sums } = measured(
    withForm('1.000656', (form) => {
      for (const { sections } of form.layout.pages)
        for (const { fields } of sections)
          for (const field of fields) if (field.path === path) field.label = { vi: 'Số CCCD của bạn', en: 'ID number' }
    }),
  )
  const asked = items.filter(({ askedInSpite }) => askedInSpite > 0)
  expect(asked).toMatchObject([
    { concept: 'person.personId', askedInSpite: 1, askedBy: [{ office: 'G15', procedure: '1.000656', path }] },
  ])
  expect(sums.find(({ registry }) => registry === 'population')?.askedInSpite).toBe(1)
})

describe('what to announce next', () => {
  const concept = (id: string): Concept => ({
    ...(valuesOf(seeds, 'concept')[0] as Concept),
    id,
    registry: 'population',
  })
  const registry = valuesOf(seeds, 'registry').find(({ id }) => id === 'population') as Registry
  const [one, two, three] = ['x.one', 'x.two', 'x.three'] as const
  const item = (id: string, nationwide = false) =>
    ({
      concept: id,
      nationwide,
      name: { vi: id, en: id },
      registry: 'population',
      owner: 'G01',
      ownerName: { vi: '', en: '' },
    }) as never
  const question = (procedure: string, waived = false) => ({ procedure, waived }) as never
  const paper = (procedure: string, ...proves: string[]) => ({ procedure, proves, document: 0 }) as never
  const order = (uses: object, items = [item(one), item(two), item(three)]) =>
    nextOf(
      items,
      { lookedUp: new Map(), asked: new Map(), papers: [], ...uses },
      new Map([one, two, three].map((id) => [id, concept(id)])),
      new Map([[registry.id, registry]]),
    ).map(({ concept: id, questions, papers }) => [id, questions, papers])

  it('is what removes most questions and papers first', () => {
    const asked = new Map([
      [two, [question('a'), question('b')]],
      [one, [question('a')]],
    ])
    expect(order({ asked, papers: [paper('c', three)] })).toEqual([
      [two, 2, 0],
      [three, 0, 1],
      [one, 1, 0],
    ])
  })

  it('takes a paper away only with the last concept it proves', () => {
    expect(order({ papers: [paper('a', one, two)] })).toEqual([
      [one, 0, 0],
      [two, 0, 1],
    ])
    expect(order({ papers: [paper('a', one, two)] }, [item(one, true), item(two)])).toEqual([[two, 0, 1]])
  })

  it('counts no waived question and lists nothing that removes nothing', () => {
    expect(order({ asked: new Map([[one, [question('a', true)]]]) })).toEqual([])
  })
})

it('counts papers by what their kind proves, unless facts replace them or they are the form itself', () => {
  const kinds = valuesOf(seeds, 'paperType').filter(({ proves }) => proves?.length)
  const kind = kinds[0] as PaperType
  const proven = kind.proves?.[0]?.concept ?? ''
  const papersIn = (change: (form: FormDocument) => void) =>
    measured(withForm('1.000656', change))
      .items.find((each) => each.concept === proven)
      ?.papers.filter(({ procedure }) => procedure === '1.000656').length
  const paper = { name: { vi: 'Giấy thử', en: 'Trial' }, paper: kind.id, replacedBy: null }
  const before = papersIn(() => undefined) ?? 0
  expect(papersIn(({ documents }) => documents.push(paper))).toBe(before + 1)
  expect(papersIn(({ documents }) => documents.push({ ...paper, replacedBy: [proven] }))).toBe(before)
  expect(papersIn(({ documents }) => documents.push({ ...paper, isForm: true }))).toBe(before)
})
