import { buses } from '../system/buses.js'
import type { DossierBody } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { readyToSubmit, refused } from './refusal.fixture.js'

const [daiMo, baDinh] = ['H26.00637', 'H26.00004']

type Shown = DossierBody & {
  receivedBy: string
  handledBy: string
  dueAt: string
  answers: Record<string, unknown>
  snapshotId: string
  transfer?: { to: { code: string; name: string }; reason: string }
}

interface Snapshot {
  fields: { gap?: { kind: string } }[]
  summary: { reused: number }
}

describe.each(buses)('a dossier is passed to another office ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const sender = () => system.as('official-dai-mo')
  const receiver = () => system.as('official-ba-dinh')
  const submitted = async () => {
    const lan = system.as('lan')
    const { id, snapshotId } = await readyToSubmit(lan)
    await lan.submit(id, snapshotId, { receivedBy: daiMo })
    return id
  }
  const shown = async (id: string, as = sender()) => (await as.send<Shown>('GET', `/v1/dossiers/${id}`)).body
  const passing = { to: baDinh, reason: 'Người nộp đã chuyển về phường Ba Đình.' }
  const act = (id: string, action: string, more: object = {}, as = sender()) =>
    as.sendOnNewest('POST', `/v1/dossiers/${id}/actions`, { action, ...more })
  const listedTo = async (id: string, as = receiver()) =>
    (
      await as.send<{ items: { id: string; transferTo?: string }[] }>('GET', '/v1/dossiers?sort=changed&limit=100')
    ).body.items.find((item) => item.id === id)

  it('goes with all that is in it once the other office takes it over, and both see it', async () => {
    const id = await submitted()
    const before = await shown(id)
    expect(await listedTo(id)).toBeUndefined()
    await sender().act(id, 'transfer', passing)
    expect(await shown(id, receiver())).toMatchObject({ handledBy: daiMo, allowedActions: ['accept', 'reject'] })
    expect(await listedTo(id)).toMatchObject({ id, transferTo: baDinh })
    expect((await shown(id, system.as('lan'))).transfer).toMatchObject({ to: { code: baDinh } })
    refused(await act(id, 'start', {}, receiver()), 403, 'not_handling_office')
    await receiver().act(id, 'accept')
    const after = await shown(id, receiver())
    expect(after).toMatchObject({ status: 'submitted', receivedBy: daiMo, handledBy: baDinh, code: before.code })
    expect(after.transfer).toBeUndefined()
    expect([after.answers, after.snapshotId, after.dueAt]).toEqual([before.answers, before.snapshotId, before.dueAt])
    expect(await shown(id)).toMatchObject({ handledBy: baDinh, allowedActions: [] })
    refused(await act(id, 'accept'), 403, 'not_handling_office')
    await receiver().act(id, 'accept')
    expect(await receiver().act(id, 'complete')).toMatchObject({ status: 'completed' })
  })

  it('databases are asked in the name of the office that took it over, and of the one at whose counter it came in', async () => {
    const id = await submitted()
    await sender().act(id, 'transfer', passing)
    await receiver().act(id, 'accept')
    await receiver().act(id, 'accept')
    await receiver().act(id, 'requestSupplement', { reason: 'Ghi rõ nơi ở.' })
    for (const office of [receiver(), sender(), system.as('lan')]) {
      const { body } = await office.send<Snapshot>('POST', `/v1/dossiers/${id}/prefill`, {})
      expect(body.fields.filter(({ gap }) => gap?.kind === 'refused')).toEqual([])
      expect(body.summary.reused).toBeGreaterThan(0)
    }
  })

  it('tells the citizen, without a name', async () => {
    const id = await submitted()
    await sender().act(id, 'transfer', passing)
    await receiver().act(id, 'accept')
    const { body } = await system
      .as('lan')
      .send<{ items: { kind: string; dossierId: string; text: string }[] }>('GET', '/v1/me/messages?limit=100')
    const told = body.items.filter(({ dossierId, kind }) => dossierId === id && kind === 'transferred')
    expect(told).toHaveLength(1)
    expect(told[0]?.text).not.toMatch(/Lan|Hạnh|Phúc|Ba Đình/)
  })

  it('stays where it is when the other office says no, and can be taken back before it answers', async () => {
    const id = await submitted()
    await sender().act(id, 'transfer', passing)
    refused(await act(id, 'reject', {}, receiver()), 422, 'reason_needed')
    await receiver().act(id, 'reject', { reason: 'Không thuộc phường Ba Đình.' })
    refused(await receiver().send('GET', `/v1/dossiers/${id}`), 404, 'dossier_not_found')
    await sender().act(id, 'transfer', passing)
    await sender().act(id, 'transfer', { to: daiMo })
    refused(await act(id, 'accept', {}, receiver()), 404, 'dossier_not_found')
    expect(await sender().act(id, 'accept')).toMatchObject({ status: 'accepted' })
  })

  it('is not passed to an office that no longer exists, and the successors are named', async () => {
    const id = await submitted()
    const gone = await act(id, 'transfer', { ...passing, to: 'H26.00007' })
    expect(refused(gone, 422, 'office_gone').detail).toMatch(/30\/06\/2025.*H26\.00008/)
    refused(await act(id, 'transfer', { ...passing, to: 'H26.99999' }), 422, 'office_unknown')
    refused(await act(id, 'transfer', { ...passing, to: 'G15' }), 422, 'office_not_fitting')
  })

  it('is decided once by two offices that act on it at the same moment', async () => {
    const id = await submitted()
    await sender().act(id, 'accept')
    await sender().act(id, 'transfer', passing)
    const etag = (await sender().send('GET', `/v1/dossiers/${id}`)).headers.get('etag') ?? ''
    const send = (as: ReturnType<typeof sender>, action: string) =>
      as.send('POST', `/v1/dossiers/${id}/actions`, { action }, { 'if-match': etag })
    const came = await Promise.all([send(sender(), 'complete'), send(receiver(), 'accept')])
    expect(came.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect([404, 412]).toContain(came.map(({ status }) => status).find((status) => status !== 200))
  })
})
