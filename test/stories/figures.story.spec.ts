import type { RegistryQuality, UsageItem } from '#contracts'
import { buses } from '../system/buses.js'
import { byPath } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { refused } from './refusal.fixture.js'

describe.each(buses)('figures of a registry ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  })
  afterAll(() => system?.stop())

  const as = (id: string, change?: object) => system.as(id, change)
  const landOwner = () => as('ministry-land')
  const usage = async (query = '') =>
    (await landOwner().send<{ items: UsageItem[] }>('GET', `/v1/registries/land/usage${query}`)).body.items
  const quality = async () =>
    (await landOwner().send<RegistryQuality & { corrections: number }>('GET', '/v1/registries/land/quality')).body

  it('count look-ups, what they gave and what was corrected, without persons', async () => {
    expect(await usage()).toEqual([])
    expect(await quality()).toMatchObject({ registry: 'land', found: 0, notFound: 0, unavailable: 0, corrections: 0 })

    const lan = as('lan')
    const { id } = await lan.open('1.013314')
    const snapshot = await lan.prefill(id)
    await lan.prefill(id)
    const provided = Object.values(byPath(snapshot)).filter(
      ({ source, derivedFrom }) => !derivedFrom && source?.registry === 'land',
    )
    expect(provided.length).toBeGreaterThan(2)

    const items = await usage()
    const [first] = provided
    const item = items.find(({ concept }) => concept === first?.concept)
    expect(item).toEqual({
      ...{ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, procedure: '1.013314' },
      ...{ concept: first?.concept, lookups: 2, provided: 2 },
    })
    expect(Object.keys(item ?? {}).sort()).toEqual(['concept', 'day', 'lookups', 'procedure', 'provided'])
    expect(JSON.stringify(items)).not.toMatch(/001188014826|Nguyễn Thị Lan|H26/)
    expect(await usage('?from=2020-01-01&to=2020-01-31')).toEqual([])

    const counted = await quality()
    const answered = counted.found + counted.unverified + counted.stale + counted.disputed
    expect(answered).toBe(items.reduce((sum, each) => sum + each.provided, 0))
    await lan.send('POST', `/v1/dossiers/${id}/corrections`, {
      ...{ path: first?.path, claimedValue: 'x', reason: 'Sai.' },
    })
    expect((await quality()).corrections).toBe(1)
  })

  it('tell a record that is not verified, and one that is not there, from what was found', async () => {
    const landOf = async (who: string) => {
      const client = as(who)
      const { fields } = await client.prefill((await client.open('1.013314')).id)
      return fields.filter(({ concept, derivedFrom }) => concept?.startsWith('land.') && !derivedFrom)
    }
    const before = await quality()
    const unverified = (await landOf('tuan')).filter((field) => field.quality === 'unverified')
    expect(unverified.length).toBeGreaterThan(0)
    const afterTuan = await quality()
    expect(afterTuan.unverified - before.unverified).toBe(unverified.length)
    expect(afterTuan.found).toBe(before.found)

    const gaps = (await landOf('hoa')).filter(({ gap }) => gap?.kind === 'notFound')
    expect(gaps.length).toBeGreaterThan(0)
    const asked = 2 // again under the 9-digit id population knows of
    expect((await quality()).notFound - afterTuan.notFound).toBe(asked * gaps.length)
  })

  it('are for the owner and for auditors', async () => {
    for (const figure of ['usage', 'quality']) {
      const path = `/v1/registries/land/${figure}`
      expect((await as('auditor').send('GET', path)).status).toBe(200)
      refused(await as('ministry-land', { authority: 'G01' }).send('GET', path), 403, 'figures_not_yours')
      refused(await as('official-dai-mo').send('GET', path), 403, 'role_not_allowed')
      refused(await as('lan').send('GET', path), 403, 'role_not_allowed')
      refused(await system.with(undefined).send('GET', path), 401, 'sign_in_needed')
      refused(await landOwner().send('GET', `/v1/registries/none/${figure}`), 404, 'registry_not_found')
      refused(await landOwner().send('GET', `${path}?from=2020-01-01`), 422, 'period_invalid')
      refused(await landOwner().send('GET', `${path}?from=today`), 422, 'invalid_input')
    }
  })
})
