import { readFileSync } from 'node:fs'
import type { FormDocument } from '#contracts'
import { byPath, type Snapshot } from '../system/client.js'
import { buses } from '../system/buses.js'
import { TestSystem } from '../system/system.js'
import { answersTo } from './forms.fixture.js'

const procedures = (JSON.parse(readFileSync('apps/catalog/seeds/procedures.json', 'utf8')) as { code: string }[]).map(
  ({ code }) => code,
)

/** Of whoever else a form is about nobody can say that there is none. */
const named: Record<string, string> = {
  '/partner/fullName': 'Đỗ Quang Minh',
  '/partner/personId': '001090021473',
  '/partner/birthDate': '1990-07-15',
  '/deceased/fullName': 'Ngô Thị Hợi',
}

describe.each(buses)('the forms communes are asked for most ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const prefilled = async (who: string, procedure: string) => {
    const { id } = await system.as(who).open(procedure)
    const snapshot = await system.as(who).prefill(id)
    return { id, snapshot, fields: byPath(snapshot) }
  }
  const valuesAt = (snapshot: Snapshot, start: string) =>
    Object.fromEntries(
      snapshot.fields.filter(({ path }) => path.startsWith(start)).map(({ path, value }) => [path, value]),
    )

  it.each(procedures)('%s is filled, answered and submitted', async (procedure) => {
    const form = (await system.as('lan').send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)).body
    const { id, snapshot, fields } = await prefilled('lan', procedure)
    expect(fields['/applicant/fullName']).toMatchObject({ status: 'provided', value: 'Nguyễn Thị Lan' })
    const unexpected = snapshot.fields.filter(({ gap }) => gap && gap.kind !== 'notFound' && gap.kind !== 'incomplete')
    expect(unexpected).toEqual([])
    expect(snapshot.summary.reused).toBeGreaterThanOrEqual(3)
    // Only papers the official list demands count. Those of two people are not avoided while the other one is not named, see
    // consents.story.spec.ts, and those of one case not while nobody has said that it is this one.
    const replaced = form.documents.filter(
      ({ replacedBy, shown, onlyIfMissing }) => replacedBy && !shown && !onlyIfMissing,
    )
    const always = form.subjects ? [] : replaced.filter(({ appliesWhen }) => !appliesWhen)
    expect(snapshot.summary.papersAvoided).toBeGreaterThanOrEqual(Math.min(always.length, 1))
    expect(snapshot.summary.papersAvoided).toBeLessThanOrEqual(replaced.length)
    const gaps = snapshot.fields
      .filter(({ status, notAsked }) => status === 'gap' || notAsked)
      .map(({ path }) => [path, named[path] ?? null])
    await system.as('lan').answer(id, answersTo(form, Object.fromEntries(gaps)))
    expect(await system.as('lan').submit(id, snapshot.snapshotId)).toMatchObject({ status: 'submitted' })
  })

  it('knows the household of who moves, its head and who is who', async () => {
    const { snapshot } = await prefilled('lan', '1.004222')
    expect(valuesAt(snapshot, '/currentHousehold')).toEqual({
      '/currentHousehold/number': 'HS1200000001',
      '/currentHousehold/headFullName': 'Nguyễn Thị Lan',
      '/currentHousehold/headPersonId': '001188014826',
      '/currentHousehold/relation': 'head',
    })
    expect(valuesAt(snapshot, '/household/members/0')).toEqual({
      '/household/members/0/fullName': 'Trần Quốc Hưng',
      '/household/members/0/personId': '036085007311',
      '/household/members/0/birthDate': '1985-03-02',
      '/household/members/0/relation': 'spouse',
    })
  })

  it('knows the tax code of who opens a household business', async () => {
    const { fields } = await prefilled('lan', '1.001612')
    expect(fields['/applicant/taxCode']).toMatchObject({
      status: 'provided',
      value: '001188014826',
      source: { registry: 'tax' },
    })
  })

  it('asks which parcel is to change its use where there are two', async () => {
    const { id, fields } = await prefilled('thu', '1.013949')
    const { choices = [] } = fields['/parcel/number'] ?? {}
    expect(choices.map(({ key }) => key)).toHaveLength(3)
    const [{ key } = { key: '' }] = choices
    const chosen = byPath(await system.as('thu').prefill(id, { '/parcel/number': key }))
    expect(chosen['/parcel/useCode']).toMatchObject({ status: 'provided', source: { registry: 'land' } })
    expect(chosen['/parcel/certificate']).toMatchObject({ status: 'provided' })
  })

  it('works out the age for a social pension, and what it means', async () => {
    const { fields } = await prefilled('lan', '1.014027')
    expect(fields['/age/years']).toMatchObject({
      status: 'provided',
      value: expect.any(Number) as number,
      derivedFrom: ['/applicant/birthDate'],
    })
    expect(fields['/age/condition']?.value).toBe('notYet')
  })
})
