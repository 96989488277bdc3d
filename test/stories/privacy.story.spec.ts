import { Kafka, logLevel } from 'kafkajs'
import { deployedServices, type ServiceName } from '#contracts'
import { eventually } from '#testing'
import { BrokerView } from '../system/broker-view.js'
import { describeOnKafka, kafkaBrokers } from '../system/buses.js'
import { socialHousingAnswers } from '../system/client.js'
import { askedRegistries, TestSystem } from '../system/system.js'
import { canaries, canariesIn, heldBy, notInTheCatalogue, type Canary } from '../system/canaries.js'

const busTables = ['outbox', 'inbox', 'dead_letter', 'parked_key']
const correlationId = 'privacy-story-0001'

describeOnKafka('personal data after a whole journey', () => {
  let system: TestSystem
  let broker: BrokerView
  let dossierId: string
  const problems: string[] = []

  beforeAll(async () => {
    system = await TestSystem.start({
      bus: 'kafka',
      brokers: kafkaBrokers(),
      processes: [...deployedServices],
      env: { LOG_LEVEL: 'trace' },
    })
    broker = await BrokerView.open(kafkaBrokers(), system.namespace)
    dossierId = await journeyOfLan()
    await provokeErrors()
  })
  afterAll(async () => {
    await broker?.close()
    await system?.stop()
  })

  /** Everything Lan and the official do with one dossier, on the way typing and disputing. */
  async function journeyOfLan(): Promise<string> {
    const [lan, official] = [system.as('lan'), system.as('official-dai-mo')]
    expect((await lan.send('GET', '/v1/procedures/1.014632')).status).toBe(200)
    const { id } = await lan.open('1.014632')
    const { snapshotId, summary } = await lan.prefill(id)
    expect(summary.gaps).toBe(0)
    const { phone, project } = canaries
    await lan.answer(id, { ...socialHousingAnswers, '/contact/phone': phone, '/request/project': project })
    const dispute = { path: '/home/floorArea', claimedValue: 48, reason: canaries.correctionReason }
    await lan.send('POST', `/v1/dossiers/${id}/corrections`, dispute, { 'x-correlation-id': correlationId })
    await lan.submit(id, snapshotId, {})
    const right = { kind: 'object', controller: 'H26.00637', text: canaries.complaint, dossierId: id }
    const { body: complaint } = await lan.send<{ id: string }>('POST', '/v1/me/complaints', right)
    const supervisor = system.as('official-dai-mo', { permissions: ['supervise'] })
    const answered = { decision: 'refused', reason: canaries.complaint }
    expect((await supervisor.send('POST', `/v1/complaints/${complaint.id}/answers`, answered)).status).toBe(200)
    expect((await official.list(`?q=${encodeURIComponent(canaries.name)}`)).items).toHaveLength(1)
    await official.act(id, 'accept', { note: `Đã gọi ${phone}.` })
    const { name: fullName, personId, birthDate } = canaries
    const counter = await official.open('1.014632', { applicant: { personId, fullName, birthDate } })
    await official.prefill(counter.id)
    await eventually(
      () => system.rows('land', 'select reason from correction_claim'),
      (rows) => expect(rows).toEqual([{ reason: canaries.correctionReason }]),
      { within: 20_000 },
    )
    return id
  }

  /** Requests that fail at every place, with as much personal data in them as fits. */
  async function provokeErrors(): Promise<void> {
    const [lan, official] = [system.as('lan'), system.as('official-dai-mo')]
    const { name: fullName, personId, birthDate, phone, spouseId } = canaries
    const refused = await Promise.all([
      lan.send('POST', '/v1/dossiers', `{"applicant": "${fullName} ${personId}`),
      lan.send('POST', '/v1/dossiers', { procedure: '1.014632', owner: `${personId} ${fullName}` }),
      lan.send('POST', '/v1/dossiers', { procedure: '1.014632', applicant: { personId, fullName, birthDate } }),
      lan.send('POST', '/v1/dossiers', { procedure: fullName }),
      lan.send('PATCH', `/v1/dossiers/${dossierId}/answers`, { answers: { '/contact/phone': { phone } } }),
      lan.send('PATCH', `/v1/dossiers/${dossierId}/answers`, {
        answers: { [`/${fullName}`]: phone, '/applicant/fullName': fullName },
      }),
      lan.send('POST', `/v1/dossiers/${dossierId}/prefill`, { chosen: { '/home/parcel': spouseId } }),
      lan.send('GET', `/v1/dossiers?status=${encodeURIComponent(fullName)}&q=${personId}`),
      official.send('POST', '/v1/dossiers', {
        procedure: '1.014632',
        applicant: { personId, fullName: canaries.spouseName, birthDate },
      }),
      official.send('POST', '/v1/dossiers', {
        procedure: '1.014632',
        applicant: { personId: spouseId, fullName, birthDate },
      }),
      system.as('official-ba-dinh').send('GET', `/v1/dossiers/${dossierId}`),
      system.with(`${personId}.${Buffer.from(fullName).toString('base64url')}.x`).send('GET', '/v1/me'),
    ])
    for (const { status, body } of refused) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      problems.push(JSON.stringify(body))
    }
  }

  /** All rows of a service's tables as text, bytes in hex. */
  async function tablesOf(service: ServiceName, only?: string[]): Promise<string> {
    const tables = await system.rows<{ name: string }>(
      service,
      "select tablename as name from pg_tables where schemaname = 'public'",
    )
    const wanted = tables.filter(({ name }) => only?.includes(name) ?? true)
    const texts = wanted.map(({ name }) =>
      system.rows<{ row: string }>(service, `select t::text as row from "${name}" t`),
    )
    return (await Promise.all(texts))
      .flat()
      .map(({ row }) => row)
      .join('\n')
  }

  const notHeldBy = (registry: keyof typeof heldBy) => {
    const held: readonly Canary[] = heldBy[registry]
    return (Object.keys(canaries) as Canary[]).filter((canary) => !held.includes(canary))
  }

  it('can be found where it belongs, so that the search is worth something', async () => {
    expect(canariesIn(await tablesOf('population'))).toEqual(
      expect.arrayContaining(heldBy.population.filter((held) => held !== 'formerTaxCode')),
    )
    expect(canariesIn(await tablesOf('tax'))).toEqual(
      expect.arrayContaining(['name', 'personId', 'income', 'spouseIncome']),
    )
    expect(canariesIn(await tablesOf('land'))).toEqual(expect.arrayContaining(heldBy.land))
    const inDossiers: Canary[] = [
      'name',
      'personId',
      'birthDate',
      'spouseName',
      'income',
      'phone',
      'project',
      'correctionReason',
    ]
    expect(canariesIn(await tablesOf('dossiers'))).toEqual(expect.arrayContaining(inDossiers))
    expect(canariesIn(`x${Buffer.from(`..${canaries.name}`).toString('base64')}`)).toEqual(['name'])
    expect(canariesIn(JSON.stringify(canaries.spouseName.normalize('NFD')))).toEqual(['spouseName'])
  })

  it('is in no message of any topic', async () => {
    const topics = await broker.topics()
    const messages = await broker.read(topics)
    const asked = ['catalog', 'exchange', 'dossiers', ...askedRegistries].map((service) => `${service}.asks`)
    const withMessages = new Set(messages.map(({ topic }) => topic))
    expect([...withMessages]).toEqual(expect.arrayContaining([...asked, 'dossiers.facts.v1', 'catalog.state.v1']))
    expect(messages.some(({ text }) => text.includes(dossierId))).toBe(true) // what is not personal is read all right
    const found = messages.flatMap(({ topic, text }) => {
      const searched = topic === 'catalog.state.v1' ? notInTheCatalogue : undefined
      return canariesIn(text, searched).map((canary) => `${topic}: ${canary}`)
    })
    expect(found).toEqual([])
  })

  it('is in nothing any process wrote, at the most talkative level', () => {
    const found = system.processes.flatMap(({ services: name, output }) =>
      canariesIn(output).map((canary) => `${name}: ${canary}`),
    )
    expect(found).toEqual([])
    expect(system.running('gateway')[0]?.output).toContain('"level":')
  })

  it('is in no table of the exchange and the catalogue, and in no registry that does not hold it itself', async () => {
    expect(canariesIn(await tablesOf('exchange'))).toEqual([])
    expect(canariesIn(await tablesOf('catalog'), notInTheCatalogue)).toEqual([])
    for (const registry of ['population', 'tax', 'land'] as const) {
      const found = canariesIn(await tablesOf(registry), notHeldBy(registry))
      expect({ registry, found }).toEqual({ registry, found: [] })
    }
  })

  it('is in no number, and in no problem', async () => {
    const metrics = await Promise.all(system.processes.map((each) => each.metrics()))
    for (const text of metrics) expect(text).toContain('process_cpu_seconds_total')
    expect(metrics.flatMap((text) => canariesIn(text))).toEqual([])
    expect(problems).toHaveLength(12)
    expect(problems.flatMap((text) => canariesIn(text).map((canary) => `${canary}: ${text}`))).toEqual([])
  })

  it('is not kept of a message that could not be understood, nor in any table of the bus', async () => {
    const kafka = new Kafka({ brokers: kafkaBrokers(), logLevel: logLevel.NOTHING })
    const producer = kafka.producer()
    await producer.connect()
    const value = `${canaries.name} ${canaries.personId} ${canaries.phone} {`
    const headers = { v: '1', id: '01a20e2e-7256-7239-898a-f2b87a62fb75' }
    const messages = ['dossiers.facts.v1', 'tax.asks'].map((topic) => ({
      topic: `${system.namespace}.${topic}`,
      messages: [{ key: 'poison', value, headers }],
    }))
    await producer.sendBatch({ topicMessages: messages })
    await producer.disconnect()
    await eventually(
      () => system.rows<{ source: string }>('tax', 'select source from dead_letter order by source'),
      (rows) => expect(rows).toEqual([{ source: 'ask' }, { source: 'event' }]),
      { within: 20_000 },
    )
    for (const service of system.databases.keys()) {
      const found = canariesIn(await tablesOf(service, busTables))
      expect({ service, found }).toEqual({ service, found: [] })
    }
    expect(system.processes.flatMap(({ output }) => canariesIn(output))).toEqual([])
  })
})
