import type { Measures, MeasuredDossiers } from '#contracts'
import { buses } from '../system/buses.js'
import { TestSystem } from '../system/system.js'
import { readyToSubmit, refused } from './refusal.fixture.js'

describe.each(buses)('measures of offices ($bus)', ({ options }) => {
  let system: TestSystem
  let kept: Awaited<ReturnType<TestSystem['connect']>>
  beforeAll(async () => {
    system = await TestSystem.start(options)
    kept = await system.connect('dossiers')
  })
  afterAll(async () => {
    await kept?.end()
    await system?.stop()
  })

  const head = (authority: string) =>
    system.as('official-dai-mo', { role: 'head', authority, permissions: ['supervise'] })
  const measured = async (query = '', authority = 'H26') =>
    (await head(authority).send<Measures>('GET', `/v1/measures${query}`)).body

  const decided = async (columns = 'due_at = due_at') => {
    const lan = system.as('lan')
    const { id, snapshotId } = await readyToSubmit(lan)
    await lan.submit(id, snapshotId, { receivedBy: 'H26.00637' })
    await kept.query(`update dossier set ${columns} where id = $1`, [id])
    await system.as('official-dai-mo').act(id, 'accept')
    return system.as('official-dai-mo').act(id, 'complete')
  }

  it('count what was decided, on time and late, by whom it was delayed and how much was reused', async () => {
    expect((await measured()).items).toEqual([])
    await decided()
    const late = await decided(`received_at = now() - interval '10 days', due_at = now() - interval '1 day'`)
    const { items } = await measured()
    expect(items).toMatchObject([
      { key: 'H26.00637', decided: 2, onTime: 1, late: 1, onTimeRate: 0.5, received: 2, open: 0, overdue: 0 },
    ])
    expect(items[0]).toMatchObject({ delays: { database: 0, citizen: 0, official: 1 } })
    expect(items[0]?.officeHours?.p90).toBeGreaterThan(100)
    expect(items[0]?.reuseRate).toBeGreaterThan(0.5)
    expect((await measured('?by=cause')).items).toMatchObject([{ key: 'official', late: 1 }])
    expect((await measured('?by=procedure')).items).toMatchObject([{ key: '1.014632', decided: 2 }])
    const byDay = (await measured('?by=day')).items
    expect(byDay.reduce((sum, day) => sum + day.decided, 0)).toBe(2)
    expect((await measured('?from=2020-01-01&to=2020-01-31')).items).toEqual([])

    const list = await head('H26').send<MeasuredDossiers>('GET', '/v1/measures/dossiers?late=true&cause=official')
    expect(list.body.items).toMatchObject([{ code: late.code, late: true, authority: 'H26.00637' }])
    expect(JSON.stringify(list.body)).not.toMatch(/Lan|001188014826/)
    const all = await head('H26').send<MeasuredDossiers>('GET', '/v1/measures/dossiers?limit=1')
    expect(all.body.nextCursor).not.toBeNull()
    const next = await head('H26').send<MeasuredDossiers>(
      'GET',
      `/v1/measures/dossiers?limit=1&cursor=${all.body.nextCursor}`,
    )
    expect(new Set([...all.body.items, ...next.body.items].map(({ code }) => code)).size).toBe(2)
  })

  it('are a table where a table is asked for', async () => {
    const { headers, body } = await head('H26.00637').send<string>('GET', '/v1/measures', undefined, {
      accept: 'text/csv',
    })
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="measures-/)
    expect(body.split('\r\n')[0]).toContain('key,name,received,decided')
    expect(body.split('\r\n')[1]).toMatch(/^H26\.00637,.*,2,2,1,1,0\.5,0,0,/)
  })

  it('are of the own authority and those below, for heads only', async () => {
    expect((await measured('', 'H26.00637')).items).toHaveLength(1)
    expect((await measured('', 'H26.00004')).items).toEqual([])
    expect((await measured('', 'H2')).items).toEqual([])
    refused(await head('H26.00004').send('GET', '/v1/measures?authority=H26.00637'), 403, 'authority_not_own')
    refused(await system.as('official-dai-mo').send('GET', '/v1/measures'), 403, 'role_not_allowed')
    for (const query of ['?from=2026-02-01&to=2026-01-01', '?from=2020-01-01&to=2026-01-01'])
      refused(await head('H26').send('GET', `/v1/measures${query}`), 422, 'period_invalid')
    for (const query of ['?by=name', '?from=2026-02-30'])
      refused(await head('H26').send('GET', `/v1/measures${query}`), 422, 'invalid_input')
  })
})
