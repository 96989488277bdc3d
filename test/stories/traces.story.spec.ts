import { registryIds, registryServices } from '#contracts'
import { eventually } from '#testing'
import { buses } from '../system/buses.js'
import { canaries, canariesIn } from '../system/canaries.js'
import { socialHousingAnswers } from '../system/client.js'
import { Collector } from '../system/collector.js'
import { TestSystem } from '../system/system.js'

/** The centre in one process and the registries in another; on the local bus all are in one. */
const processes = { local: undefined, kafka: ['gateway,dossiers,exchange,catalog', registryServices.join(',')] }
const prefill = 'POST /v1/dossiers/:id/prefill'
const submission = 'POST /v1/dossiers/:id/submission'
/** The registries the prefill asks. */
const registries = ['population', 'tax', 'land']

describe.each(buses)('the trace of a request ($bus)', ({ bus, options }) => {
  let collector: Collector
  let system: TestSystem
  let dossierId: string
  beforeAll(async () => {
    collector = await Collector.start()
    system = await TestSystem.start({
      ...options,
      processes: processes[bus],
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=mot%20lan' },
    })
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    dossierId = id
    const { snapshotId, summary } = await lan.prefill(id)
    expect(summary.gaps).toBe(0)
    await lan.answer(id, { ...socialHousingAnswers, '/contact/phone': canaries.phone })
    await lan.submit(id, snapshotId)
    await lan.list(`?q=${encodeURIComponent(canaries.name)}`)
  })
  afterAll(async () => {
    await system?.stop()
    collector?.stop()
  })

  /** The paths to every span of a name in a trace, once the trace is whole. */
  const paths = (root: string, name: string, count: number) =>
    eventually(
      () =>
        collector
          .traceOf(root)
          .filter((span) => span.name === name)
          .map((span) => collector.pathTo(span))
          .filter(([first]) => first?.startsWith('gateway: ')),
      (found) => expect(found.length).toBeGreaterThanOrEqual(count),
      { within: 15_000 },
    )

  it('goes from the door through dossiers and exchange to the three registries, as parents and children', async () => {
    for (const registry of registries) {
      const [path] = await paths(prefill, `answer ${registry}.answer.v1`, 1)
      expect(path).toEqual([
        `gateway: ${prefill}`,
        'gateway: ask dossiers.prefill.v1',
        'dossiers: answer dossiers.prefill.v1',
        'dossiers: ask exchange.lookup.v1',
        'exchange: answer exchange.lookup.v1',
        `exchange: ask ${registry}.answer.v1`,
        `${registry}: answer ${registry}.answer.v1`,
      ])
    }
    const trace = collector.traceOf(prefill)
    expect(trace.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1)
  })

  it('says service, pattern, route and status', async () => {
    await paths(prefill, 'answer tax.answer.v1', 1)
    const attributesOf = (name: string) => collector.traceOf(prefill).find((span) => span.name === name)?.attributes
    expect(attributesOf(prefill)).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/dossiers/:id/prefill',
      'http.response.status_code': '200',
    })
    expect(attributesOf('ask tax.answer.v1')).toEqual({
      'motlan.pattern': 'tax.answer.v1',
      'peer.service': 'tax',
      'motlan.status': 'ok',
    })
  })

  it('goes on with the fact a step recorded, to everyone who hears it', async () => {
    // population hears it twice: civil status is hosted there
    const heard = await paths(submission, 'hear dossiers.facts.v1', registryIds.length)
    expect(new Set(heard.map((path) => path.at(-1)))).toEqual(
      new Set(registryServices.map((registry) => `${registry}: hear dossiers.facts.v1`)),
    )
    for (const path of heard) {
      expect(path.slice(0, -1)).toEqual([
        `gateway: ${submission}`,
        'gateway: ask dossiers.submit.v1',
        'dossiers: answer dossiers.submit.v1',
        'dossiers: publish dossiers.facts.v1',
      ])
    }
  })

  it('is not continued from outside', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    await system.as('lan').send('GET', '/v1/me', undefined, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` })
    await paths('GET /v1/me', 'GET /v1/me', 1)
    expect(collector.spans.filter((span) => span.traceId === traceId)).toEqual([])
  })

  it('tells the collector nothing about anybody, and no id', async () => {
    await paths('GET /v1/dossiers', 'GET /v1/dossiers', 1)
    const text = collector.texts.join('\n')
    expect(text).toContain('"x-tenant":"mot lan"')
    expect(text).toContain('dossiers.list.v1')
    expect(canariesIn(text)).toEqual([])
    expect(text).not.toContain(dossierId)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/)
  })
})
