import type { SubjectQuestion } from '#contracts'
import { nothing, RegistrySource, type Finding } from './source.js'

const asked: string[][] = []

/** Holds one record with every concept it is asked for. */
class HoldsAll extends RegistrySource {
  readonly concepts = new Set(['a.one', 'a.two'])

  find(lookups: SubjectQuestion[]): Promise<Finding[]> {
    return Promise.resolve(
      lookups.map(({ concepts }) => {
        asked.push(concepts)
        const fact = { value: 1, quality: 'verified', attribute: 'x', recordDate: '2026-01-01' } as const
        const facts = concepts.map((concept) => ({ concept, ...fact }))
        return { ...nothing('notFound'), outcome: 'found', records: [{ kind: 'a', key: '1', facts }] }
      }),
    )
  }
}

class KnowsWhere extends HoldsAll {
  override readonly placesRecords = true
}

const question = (territories?: Record<string, string[]>): SubjectQuestion => ({
  ...{ lookupId: '018f0000-0000-7000-8000-000000000001', subject: {}, concepts: ['a.one', 'a.two'], mode: 'facts' },
  ...(territories ? { territories } : {}),
})
const told = (finding: Finding | undefined) =>
  finding?.records.flatMap(({ facts }) => facts.map(({ concept }) => concept))

beforeEach(() => asked.splice(0))

it('what is limited to territories is told of no record by a source that does not know where they lie', async () => {
  const all = { 'a.one': ['01'], 'a.two': ['01'] }
  const [free, one, none] = await new HoldsAll().findWithin([question(), question({ 'a.one': ['01'] }), question(all)])
  expect([told(free), told(one), told(none)]).toEqual([['a.one', 'a.two'], ['a.two'], []])
  expect([free?.missing, one?.missing, none?.missing]).toEqual([[], ['a.one'], ['a.one', 'a.two']])
  expect([one?.outcome, none?.outcome]).toEqual(['found', 'found'])
  expect(asked).toEqual([['a.one', 'a.two'], ['a.two']])
})

it('a source that knows where they lie is asked with the territories', async () => {
  const [found] = await new KnowsWhere().findWithin([question({ 'a.one': ['01'] })])
  expect(told(found)).toEqual(['a.one', 'a.two'])
  expect(asked).toEqual([['a.one', 'a.two']])
})
