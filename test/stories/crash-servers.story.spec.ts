import { keepingServices } from '#contracts'
import { eventually } from '#testing'
import { startKafka, type KafkaServer } from '../../tools/kafka/kafka.js'
import { buses, describeOnKafka } from '../system/buses.js'
import { OwnServer } from '../system/own-server.js'
import { sideBySide } from '../system/side-by-side.js'
import { TestSystem } from '../system/system.js'
import {
  backAfter,
  dossiersOf,
  expectNoCodeLost,
  expectUnavailable,
  filledDrafts,
  gapsOf,
  submission,
  timedPrefill,
  type FilledDraft,
} from './crash.fixture.js'

describe.each(buses)('PostgreSQL is killed with -9 mid-request ($bus)', ({ options }) => {
  let server: OwnServer
  let system: TestSystem
  beforeAll(async () => {
    server = await OwnServer.start()
    system = await TestSystem.start({ ...options, server: server.address })
  })
  afterAll(async () => {
    await system?.stop()
    await server?.stop()
  })

  it('and writes get a clear 503 until it is back; nothing acknowledged is lost; within seconds all works', async () => {
    const minh = system.as('minh')
    const drafts = await filledDrafts(minh, 24)
    let acknowledged = 0
    const replies = await sideBySide(drafts.length, 12, async (index) => {
      const reply = await submission(minh, drafts[index] as FilledDraft)
      if (reply?.status === 201 && ++acknowledged === 6) server.kill()
      return reply
    })
    const refused = replies.filter((reply) => reply?.status !== 201)
    expect(refused.length).toBeGreaterThan(0)
    for (const reply of refused) expectUnavailable(reply)
    expectUnavailable(await minh.send('POST', '/v1/dossiers', { procedure: '1.014632' }))
    expectUnavailable(await timedPrefill(minh, drafts[0]?.id ?? ''))
    expect(system.processes.filter(({ isRunning }) => !isRunning)).toEqual([])
    await server.restart()
    const back = await backAfter(async () => {
      const opened = await minh.send('POST', '/v1/dossiers', { procedure: '1.014632' })
      const { status, body } = await timedPrefill(minh, opened.body.id)
      return status === 200 && gapsOf(body).length === 0
    })
    expect(back).toBeLessThan(8000)
    const kept = await dossiersOf(system, drafts)
    replies.forEach((reply, index) => {
      if (reply?.status === 201) expect(kept[index]).toMatchObject({ code: reply.body.code, submissions: 1 })
    })
    const again = await sideBySide(drafts.length, 4, (index) => submission(minh, drafts[index] as FilledDraft))
    expect(again.map((reply) => reply?.status)).toEqual(drafts.map(() => 201))
    expectNoCodeLost(again.map((reply) => reply?.body.code ?? ''))
  })
})

describeOnKafka('the broker is killed with -9', () => {
  let kafka: KafkaServer
  let centre: TestSystem
  let apart: TestSystem
  beforeAll(async () => {
    kafka = await startKafka()
    const { brokers } = kafka
    const env = { WAIT_FACTOR: '2' }
    centre = await TestSystem.start({ bus: 'kafka', brokers, env })
    apart = await TestSystem.start({
      bus: 'kafka',
      brokers,
      env,
      processes: ['gateway', keepingServices.join(',')],
    })
  })
  afterAll(async () => {
    await Promise.all([centre?.stop(), apart?.stop()])
    await kafka?.stop()
  })

  it('and requests get gaps or a clear 503 until it is back; within seconds all works; no correction is lost or doubled', async () => {
    const [lan, other] = [centre.as('lan'), apart.as('lan')]
    const drafts = await sideBySide(12, 4, () => lan.open('1.014632'))
    const [first, second, ...inFlight] = drafts.map(({ id }) => id) as [string, string, ...string[]]
    await isWhole(centre, first)
    const { id: elsewhere } = await other.open('1.014632')
    const quiet = await timedPrefill(other, elsewhere)
    expect(quiet.status).toBe(200)

    const caught = inFlight.map((id) => timedPrefill(lan, id))
    await kafka.kill()
    for (const { status, took } of await Promise.all(caught))
      expect({ status, took }).toEqual({ status: 200, took: lessThan(8000) })
    const meanwhile = await timedPrefill(lan, second)
    expect(meanwhile).toMatchObject({ status: 200, took: lessThan(8000) })
    expect(new Set(gapsOf(meanwhile.body))).toEqual(new Set(['unavailable']))
    const correction = { path: '/home/floorArea', claimedValue: 48, reason: 'Đã sửa lại nhà.' }
    const opened = await lan.send<{ correctionId: string }>('POST', `/v1/dossiers/${first}/corrections`, correction)
    expect(opened.status).toBe(201)
    const hanging = await timedPrefill(other, elsewhere)
    expectUnavailable(hanging)
    expect(hanging.took).toBeLessThan(12_000)
    expectUnavailable(await other.send('POST', '/v1/dossiers', { procedure: '1.014632' }))

    await kafka.restart()
    const back = await Promise.all([isWhole(centre, second), isWhole(apart, elsewhere)])
    expect(Math.max(...back)).toBeLessThan(5000 + 10 * quiet.took) // seconds, and what a busy machine adds
    const received = await eventually(
      () => centre.rows<{ correction_id: string }>('land', 'select correction_id from correction_claim'),
      (rows) => expect(rows).not.toEqual([]),
      { within: 20_000 },
    )
    expect(received).toEqual([{ correction_id: opened.body.correctionId }])
    const heard = await Promise.all(centre.running('land').map((land) => land.metric('bus_events_heard_total', 'land')))
    expect(heard).toEqual([1])
  })

  it('or freezes, and nobody waits beyond the deadline', async () => {
    const lan = centre.as('lan')
    const { id } = await lan.open('1.014632')
    kafka.pause()
    try {
      expect(await timedPrefill(lan, id)).toMatchObject({ status: 200, took: lessThan(8000) })
    } finally {
      kafka.resume()
    }
    expect(await isWhole(centre, id)).toBeLessThan(8000)
  })

  const isWhole = (system: TestSystem, id: string) =>
    backAfter(async () => {
      const { status, body } = await timedPrefill(system.as('lan'), id)
      return status === 200 && gapsOf(body).length === 0
    })
})

function lessThan(limit: number): unknown {
  return { asymmetricMatch: (value: number) => value < limit, toString: () => `less than ${limit}` }
}
