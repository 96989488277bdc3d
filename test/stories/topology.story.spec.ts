import { deployedServices } from '#contracts'
import { eventually } from '#testing'
import { BrokerView } from '../system/broker-view.js'
import { describeOnKafka, kafkaBrokers } from '../system/buses.js'
import { byPath, socialHousingAnswers, type Snapshot } from '../system/client.js'
import { askedRegistries, TestSystem } from '../system/system.js'

const asksOf = { population: 'population.asks', tax: 'tax.asks', land: 'land.asks' } as const
const everyTopic = ['dossiers.asks', 'exchange.asks', 'catalog.asks', ...Object.values(asksOf)] as const

/** A field of form 1.014632 that only this registry provides about the applicant. */
const fieldOf = { population: '/applicant/fullName', tax: '/income/applicant/total', land: '/home/floorArea' } as const
/** The registries a prefill of 1.014632 asks. */
const askedOf = Object.keys(fieldOf) as (keyof typeof fieldOf)[]

function started(processes: string[]) {
  const running = {} as { system: TestSystem; broker: BrokerView }
  beforeAll(async () => {
    running.system = await TestSystem.start({
      bus: 'kafka',
      brokers: kafkaBrokers(),
      processes,
      env: { WAIT_FACTOR: '2' },
    })
    running.broker = await BrokerView.open(kafkaBrokers(), running.system.namespace)
    const minh = running.system.as('minh')
    await minh.prefill((await minh.open('1.014632')).id) // processes that have just started answer slowly
  })
  afterAll(async () => {
    await running.broker?.close()
    await running.system?.stop()
  })
  return running
}

/** Minh is single, so each of his prefills is one wave: one message to each registry. Every one must succeed. */
async function prefillsOfMinh(system: TestSystem, count: number): Promise<Snapshot[]> {
  const minh = system.as('minh')
  const snapshots: Snapshot[] = []
  for (let made = 0; made < count; made++) {
    const { id } = await minh.open('1.014632')
    const { status, body } = await minh.send<Snapshot>('POST', `/v1/dossiers/${id}/prefill`, {})
    expect({ status, body }).toMatchObject({ status: 200 })
    snapshots.push(body)
  }
  return snapshots
}

async function submitForLan(system: TestSystem): Promise<string> {
  const lan = system.as('lan')
  const { id } = await lan.open('1.014632')
  const { snapshotId, summary } = await lan.prefill(id)
  expect(summary.gaps).toBe(0)
  await lan.answer(id, socialHousingAnswers)
  return (await lan.submit(id, snapshotId)).code
}

function growth<T extends string>(before: Record<T, number>, after: Record<T, number>): Record<T, number> {
  const names = Object.keys(before) as T[]
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as Record<T, number>
}

describeOnKafka('the centre in one process', () => {
  it('asks the registries over their topics, and itself over none', async () => {
    const system = await TestSystem.shared({ bus: 'kafka', brokers: kafkaBrokers() })
    const broker = await BrokerView.open(kafkaBrokers(), system.namespace)
    try {
      const before = await broker.writtenTo(everyTopic)
      await prefillsOfMinh(system, 5)
      const grown = growth(before, await broker.writtenTo(everyTopic))
      expect(grown).toMatchObject({ 'dossiers.asks': 0, 'exchange.asks': 0, 'catalog.asks': 0 })
      for (const topic of Object.values(asksOf)) expect(grown[topic]).toBeGreaterThanOrEqual(5)
    } finally {
      await broker.close()
    }
  })
})

describeOnKafka('every service its own process', () => {
  const running = started([...deployedServices])

  it('fills a form and takes a submission, each hop over its topic', async () => {
    const { system, broker } = running
    expect(system.processes).toHaveLength(deployedServices.length)
    const before = await broker.writtenTo(everyTopic)
    expect((await system.as('lan').send('GET', '/v1/procedures/1.014632')).status).toBe(200)
    const code = await submitForLan(system)
    const listed = await system.as('official-dai-mo').list(`?q=${code}`)
    expect(listed.items).toMatchObject([{ code, status: 'submitted', applicantName: 'Nguyễn Thị Lan' }])
    const grown = growth(before, await broker.writtenTo(everyTopic))
    expect(grown).toEqual(Object.fromEntries(everyTopic.map((topic) => [topic, expect.any(Number)])))
    for (const topic of everyTopic) expect(grown[topic]).toBeGreaterThanOrEqual(1)
    expect(grown['tax.asks']).toBeGreaterThanOrEqual(2) // hers, then her husband's
    expect(grown['land.asks']).toBeGreaterThanOrEqual(2)
  })

  it('asks each registry once a prefill, over its request topic', async () => {
    const { system, broker } = running
    const copiesBefore = await copiesSentBy(system)
    const before = await broker.writtenTo(everyTopic)
    const snapshots = await prefillsOfMinh(system, 5)
    const grown = growth(before, await broker.writtenTo(everyTopic))
    const copies = (await copiesSentBy(system)) - copiesBefore
    expect(snapshots.map(({ summary }) => summary.gaps)).toEqual([0, 0, 0, 0, 0])
    for (const [service, topic] of Object.entries(asksOf)) {
      const questions = service === 'population' ? 10 : 5 // population hosts civil status, too
      expect(grown[topic]).toBeGreaterThanOrEqual(questions)
      expect(grown[topic]).toBeLessThanOrEqual(questions + copies)
    }
  })

  it('logs each look-up once at its registry, copies or not', async () => {
    const { system } = running
    const [snapshot] = await prefillsOfMinh(system, 1)
    for (const registry of askedOf) {
      const source = snapshot?.fields.find((field) => field.source?.registry === registry)?.source
      const lines = await system.rows(registry, 'select 1 from access_log where lookup_id = $1', [source?.lookupId])
      expect(lines).toHaveLength(1)
    }
  })

  it.each(askedOf)('does not let %s delay the others beyond the deadline while it hangs', async (frozen) => {
    const { system } = running
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    const [registry] = system.running(frozen)
    registry?.signal('SIGSTOP')
    try {
      const asked = Date.now()
      const fields = byPath(await lan.prefill(id))
      expect(Date.now() - asked).toBeLessThan(8000)
      expect(fields[fieldOf[frozen]]).toMatchObject({
        status: 'gap',
        gap: { kind: 'unavailable', lookupId: expect.any(String) },
      })
      for (const other of askedOf.filter((each) => each !== frozen)) {
        expect(fields[fieldOf[other]]).toMatchObject({ status: 'provided', source: { registry: other } })
      }
    } finally {
      registry?.signal('SIGCONT')
    }
    await eventually(
      () => lan.prefill(id),
      ({ summary }) => expect(summary.gaps).toBe(0),
      { within: 20_000 },
    )
  })
})

describeOnKafka('two instances of the exchange and of each registry', () => {
  const twice = ['exchange', ...askedRegistries]
  const running = started(['catalog,dossiers,gateway,driving-licences', ...twice, ...twice])

  it('share the work, every form is whole, and what runs in one process asks each other over no topic', async () => {
    const { system, broker } = running
    const before = await broker.writtenTo(everyTopic)
    const snapshots = await prefillsOfMinh(system, 12)
    const grown = growth(before, await broker.writtenTo(everyTopic))
    expect(grown).toMatchObject({ 'dossiers.asks': 0, 'catalog.asks': 0 })
    expect(grown['exchange.asks']).toBeGreaterThanOrEqual(12)
    expect(snapshots.map(({ summary }) => summary.gaps)).toEqual(snapshots.map(() => 0))
    for (const service of twice) {
      const answered = await Promise.all(system.running(service).map((each) => each.metric('bus_answer_seconds_count')))
      expect(answered).toEqual([expect.any(Number), expect.any(Number)])
      expect(Math.min(...answered)).toBeGreaterThan(0)
    }
  })

  it('go on with one of each, after the other was told to stop, without a failed prefill', async () => {
    const { system } = running
    const leaving = twice.flatMap((service) => system.running(service)[0] ?? [])
    const stopped = Promise.all(leaving.map((each) => each.stop()))
    const snapshots = await prefillsOfMinh(system, 10)
    await stopped
    const since = await prefillsOfMinh(system, 3)
    for (const { summary } of [...snapshots, ...since]) expect(summary.gaps).toBe(0)
    await expect(submitForLan(system)).resolves.toMatch(/^H26\.00637-/)
  })
})

/** Second copies of questions: hedges, and those sent because a partition fell silent. */
async function copiesSentBy(system: TestSystem): Promise<number> {
  const counts = await Promise.all(
    system.processes.flatMap((each) => [each.metric('bus_hedges_total'), each.metric('bus_resends_total')]),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
