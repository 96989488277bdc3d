import type { FormDocument } from '#contracts'
import { eventually } from '#testing'
import { buses } from '../system/buses.js'
import { socialHousingAnswers, type Client, type DossierBody, type ProblemBody } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'
import { answersTo } from './forms.fixture.js'

type Flagged = DossierBody & {
  changedFacts?: { lookupId: string; registry: string; paths: string[]; seenBy?: string }[]
}

describe.each(buses)('facts that change under an open dossier ($bus)', ({ options }) => {
  let system: TestSystem
  let official: Client
  beforeAll(async () => {
    system = await TestSystem.start(options)
    official = system.as('official-dai-mo', { permissions: ['reception', 'process', 'sign'] })
  })
  afterAll(() => system?.stop())

  const accepted = async (persona: string) => {
    const citizen = system.as(persona)
    const { id } = await citizen.open('1.014632', { receivedBy: 'H26.00637' })
    const { snapshotId } = await citizen.prefill(id)
    await citizen.answer(id, socialHousingAnswers)
    await citizen.submit(id, snapshotId, { receivedBy: 'H26.00637' })
    await official.act(id, 'accept')
    return id
  }
  const shown = async (id: string) => (await official.get(id)) as Flagged
  const watches = (service: 'land' | 'population', dossier: string) =>
    system.rows<object>(service, 'select 1 from public.watch where dossier_id = $1', [dossier])
  const attempt = (id: string) =>
    official.sendOnNewest<ProblemBody>('POST', `/v1/dossiers/${id}/actions`, { action: 'complete' })

  it('are flagged before the decision, which waits until somebody has seen it', async () => {
    const id = await accepted('lan')
    expect((await watches('land', id)).length).toBeGreaterThan(0)
    expect((await shown(id)).changedFacts).toBeUndefined()
    await system.rows(
      'land',
      `update house set floor_area_m2 = floor_area_m2 + 10
       where parcel_id in (select parcel_id from owner where id_number = $1)`,
      [personaOf('lan').personId],
    )
    const { changedFacts = [] } = await eventually(
      () => shown(id),
      ({ changedFacts: changed }) => expect(changed).toMatchObject([{ registry: 'land' }]),
    )
    expect(changedFacts[0]?.paths).toContain('/home/floorArea')
    const refused = await attempt(id)
    expect([refused.status, refused.body.code]).toEqual([409, 'facts_changed'])
    expect((await shown(id)).status).toBe('accepted')
    const body = { lookupIds: changedFacts.map(({ lookupId }) => lookupId), note: 'Vẫn đủ điều kiện.' }
    const path = `/v1/dossiers/${id}/changed-facts`
    expect((await system.as('lan').sendOnNewest('POST', path, body)).status).toBe(403)
    expect((await official.send('POST', path, body)).status).toBe(428)
    expect((await official.sendOnNewest<Flagged>('POST', path, body)).body.changedFacts?.[0]?.seenBy).toBeTruthy()
    expect((await attempt(id)).status).toBe(200)
    const events = (await official.timeline(id)).items.map(({ event }) => event)
    expect(events).toEqual(expect.arrayContaining(['factChanged', 'changeSeen', 'completed']))
    for (const service of ['land', 'population'] as const)
      await eventually(
        () => watches(service, id),
        (left) => expect(left).toEqual([]),
      )
  })

  it('by the outcome of another dossier of the same person are flagged, too', async () => {
    const open = await accepted('sinh')
    const sinh = system.as('sinh')
    const { id } = await sinh.open('1.004222')
    const { snapshotId } = await sinh.prefill(id)
    const form = (await sinh.send<FormDocument>('GET', '/v1/procedures/1.004222/form')).body
    const newHome = { '/newHome/address': 'Số 9 ngõ 12 phố Mới', '/newHome/whoMoves': 'alone', '/newHome/basis': 'own' }
    await sinh.answer(id, answersTo(form, newHome))
    await sinh.submit(id, snapshotId, { receivedBy: 'H26.00637' })
    await official.act(id, 'accept')
    await official.act(id, 'complete', { outcome: { decision: 'granted' } })
    const { changedFacts = [] } = await eventually(
      () => shown(open),
      ({ changedFacts: changed }) => expect(changed?.map(({ registry }) => registry)).toContain('population'),
    )
    expect(changedFacts.flatMap(({ paths }) => paths)).toContain('/applicant/residence')
    expect((await shown(id)).changedFacts).toBeUndefined()
  })

  it('are not watched for a draft that was removed', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    await lan.prefill(id)
    expect((await watches('population', id)).length).toBeGreaterThan(0)
    expect((await lan.send('DELETE', `/v1/dossiers/${id}`)).status).toBe(204)
    await eventually(
      () => watches('population', id),
      (left) => expect(left).toEqual([]),
    )
  })
})
