import { buses } from '../system/buses.js'
import type { DossierBody, ProblemBody } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { readyToSubmit, refused } from './refusal.fixture.js'

interface Result {
  dossier: string
  status: number
  etag?: string
  state?: string
  problem?: ProblemBody
}
type Listed = DossierBody & { etag: string; assignedTo: { name: string } | null }

describe.each(buses)('an office shares its work ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const submitted = async () => {
    const lan = system.as('lan')
    const { id, snapshotId } = await readyToSubmit(lan)
    await lan.submit(id, snapshotId, { receivedBy: 'H26.00637' })
    return id
  }
  const batch = (items: object[], headers = {}) =>
    system.as('official-dai-mo').send<{ items: Result[] }>('POST', '/v1/dossier-actions', { items }, headers)
  const etagOf = async (id: string) =>
    (await system.as('official-dai-mo').send('GET', `/v1/dossiers/${id}`)).headers.get('etag') ?? ''

  it('does each act of a batch by itself, on the version it names', async () => {
    const [fresh, stale, early] = await Promise.all([submitted(), submitted(), submitted()])
    const seen = await etagOf(stale)
    await system.as('official-dai-mo').act(stale, 'assign')
    const items = [
      { dossier: fresh, action: 'accept', ifMatch: await etagOf(fresh) },
      { dossier: stale, action: 'accept', ifMatch: seen },
      { dossier: early, action: 'returnResult', ifMatch: await etagOf(early) },
      { dossier: early, action: 'accept' },
      { dossier: '00000000-0000-4000-8000-000000000000', action: 'accept', ifMatch: '"1"' },
    ]
    const key = { 'idempotency-key': `batch-${fresh}` }
    const { status, body } = await batch(items, key)
    expect(status).toBe(200)
    expect(body.items.map((item) => [item.status, item.problem?.code ?? item.state])).toEqual([
      [200, 'accepted'],
      [412, 'version_stale'],
      [409, 'action_not_allowed'],
      [428, 'version_needed'],
      [404, 'dossier_not_found'],
    ])
    expect(body.items[2]?.problem?.allowed).toContain('accept')
    expect((await batch(items, key)).body.items[0]).toEqual(body.items[0])
    expect(await etagOf(fresh)).toBe(body.items[0]?.etag)
    expect((await system.as('official-dai-mo').get(stale)).status).toBe('submitted')
  })

  it('refuses a batch that is none, and of more than fifty', async () => {
    const item = { dossier: 'H26.00637-261122-0001', action: 'accept' }
    for (const items of [[], Array.from({ length: 51 }, () => item), [{ ...item, action: 'fly' }]])
      refused(await batch(items), 422, 'invalid_input')
    refused(await system.with(undefined).send('POST', '/v1/dossier-actions', { items: [item] }), 401, 'sign_in_needed')
  })

  it('finds what is mine and what is nobody’s, by the version the list names', async () => {
    const official = system.as('official-dai-mo')
    const id = await submitted()
    const found = async (assigned: string) =>
      (await official.send<{ items: Listed[] }>('GET', `/v1/dossiers?assigned=${assigned}&sort=changed&limit=100`)).body
        .items
    const free = (await found('none')).find((item) => item.id === id)
    expect(free).toMatchObject({ assignedTo: null, etag: await etagOf(id) })
    const taken = await batch([{ dossier: id, action: 'assign', ifMatch: free?.etag }])
    expect(taken.body.items).toMatchObject([{ status: 200, state: 'submitted' }])
    expect((await found('me')).map((item) => item.id)).toContain(id)
    expect((await found('none')).map((item) => item.id)).not.toContain(id)
    refused(await official.send('GET', '/v1/dossiers?assigned=everybody'), 422, 'invalid_input')
  })

  it('gives to a colleague who came here, by a supervisor only, and never shows it to the citizen', async () => {
    const id = await submitted()
    const phuc = system.as('official-dai-mo', { sub: 'phuc', name: 'Tạ Đình Phúc', permissions: ['process'] })
    await phuc.send('GET', '/v1/dossiers')
    const hanh = system.as('official-dai-mo')
    const { body } = await hanh.send<{ items: { account: string; name: string }[] }>('GET', '/v1/colleagues?limit=100')
    const assignee = body.items.find(({ name }) => name === 'Tạ Đình Phúc')?.account
    const give = { action: 'assign', assignee }
    refused(
      await phuc.sendOnNewest('POST', `/v1/dossiers/${id}/actions`, { ...give, assignee: 'another' }),
      403,
      'permission_missing',
    )
    refused(
      await hanh.sendOnNewest('POST', `/v1/dossiers/${id}/actions`, { ...give, assignee: 'nobody' }),
      422,
      'assignee_unknown',
    )
    refused(
      await system.as('lan').sendOnNewest('POST', `/v1/dossiers/${id}/actions`, { action: 'assign' }),
      403,
      'permission_missing',
    )
    expect(await hanh.act(id, 'assign', { assignee })).toMatchObject({ assignedTo: { account: assignee } })
    await hanh.send('POST', `/v1/dossiers/${id}/notes`, { text: 'Gọi lại buổi chiều.' })
    expect((await phuc.send<{ items: object[] }>('GET', `/v1/dossiers/${id}/notes`)).body.items).toHaveLength(1)
    const lan = system.as('lan')
    const reads = ['', '/timeline', '/notes'].map(async (part) => lan.send('GET', `/v1/dossiers/${id}${part}`))
    const seen = await Promise.all(reads)
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 403])
    expect(JSON.stringify(seen.map((reply) => reply.body))).not.toMatch(/Phúc|buổi chiều|assignedTo|"assigned"/)
  })

  it('tells the office of the same procedure about the same person, open or done, before it accepts', async () => {
    const official = system.as('official-dai-mo')
    const done = await submitted()
    await official.act(done, 'accept')
    const { code } = await official.act(done, 'complete')
    const open = await submitted()
    const { body } = await official.send<{ sameEvents: { code: string; status: string; message: string }[] }>(
      ...(['GET', `/v1/dossiers/${open}`] as const),
    )
    expect(body.sameEvents).toContainEqual(expect.objectContaining({ code, status: 'completed' }))
  })
})
