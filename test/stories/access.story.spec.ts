import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { SASLOptions } from 'kafkajs'
import { deployedServices, deploymentOf } from '#contracts'
import { eventually } from '#testing'
import { describeOnKafka } from '../system/buses.js'
import { socialHousingAnswers, type Snapshot } from '../system/client.js'
import { SecuredKafka } from '../system/secured-kafka.js'
import { askedRegistries, TestSystem } from '../system/system.js'

/** As in docker-compose.yml: a process for each service, two of the exchange and of each registry. */
const processes = deployedServices.flatMap((name) => Array<string>(deploymentOf(name).instances).fill(name))

describeOnKafka('a deployment whose broker asks for passwords and keeps an access list', () => {
  let kafka: SecuredKafka
  let system: TestSystem
  beforeAll(async () => {
    kafka = await SecuredKafka.start()
    const prepared = await promisify(execFile)('node', ['dist/tools/kafka/broker.js'], {
      env: {
        PATH: process.env['PATH'],
        KAFKA_BROKERS: kafka.brokers.join(','),
        KAFKA_USERNAME: 'admin',
        KAFKA_PASSWORD: kafka.as('admin').password,
      },
    })
    expect(prepared.stdout).toMatch(/^\d+ topics and \d+ lines of the access list are on /)
    system = await TestSystem.start({
      bus: 'kafka',
      brokers: kafka.brokers,
      namespace: '',
      processes,
      patience: 120_000,
      envOf: (service) => ({ KAFKA_USERNAME: service, KAFKA_PASSWORD: kafka.as(service).password }),
    })
  })
  afterAll(async () => {
    await system?.stop()
    await kafka?.stop()
  })

  it('fills a form from three databases, takes it in, and brings a correction to the land registry', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    const { snapshotId, fields } = await eventually(
      () => lan.send<Snapshot>('POST', `/v1/dossiers/${id}/prefill`, {}).then(({ body }) => body),
      ({ summary }) => expect(summary?.gaps).toBe(0),
      { within: 30_000 },
    )
    expect(new Set(fields.flatMap(({ source }) => source?.registry ?? []))).toEqual(new Set(askedRegistries))
    const dispute = { path: '/home/floorArea', claimedValue: 48, reason: 'Đã sửa lại nhà.' }
    expect((await lan.send('POST', `/v1/dossiers/${id}/corrections`, dispute)).status).toBe(201)
    await lan.answer(id, { ...socialHousingAnswers, '/home/floorArea': 48 })
    expect((await lan.submit(id, snapshotId)).code).toMatch(/^H26\.00637-/)
    await eventually(
      () => system.rows<{ dossier_id: string }>('land', 'select dossier_id from correction_claim'),
      (rows) => expect(rows).toEqual([{ dossier_id: id }]),
      { within: 20_000 },
    )
  })

  it('lets nobody in without a password, or with a wrong one', async () => {
    await expect(kafka.signsIn(undefined)).rejects.toThrow()
    await expect(
      kafka.signsIn({ ...kafka.as('tax'), password: kafka.as('land').password } as SASLOptions),
    ).rejects.toThrow(/authentication/i)
  })

  const write = async (user: string, topic: string) => {
    const producer = kafka.client(kafka.as(user)).producer()
    await producer.connect()
    await producer.send({ topic, messages: [{ value: 'x' }] }).finally(() => producer.disconnect())
  }
  const read = async (user: string, topic: string, groupId: string) => {
    const consumer = kafka.client(kafka.as(user)).consumer({ groupId })
    await consumer.connect()
    try {
      await consumer.subscribe({ topics: [topic], fromBeginning: true })
      await new Promise<void>((joined, refused) => {
        consumer.on(consumer.events.GROUP_JOIN, () => joined())
        consumer.on(consumer.events.CRASH, ({ payload }) => refused(payload.error))
        consumer.run({ eachMessage: async () => undefined }).catch(refused)
      })
    } finally {
      await consumer.disconnect()
    }
  }

  it.each([
    ['tax', 'land.asks'],
    ['tax', 'dossiers.facts.v1'],
    ['land', 'catalog.state.v1'],
    ['population', 'exchange.asks'],
    ['land', 'population.asks'],
    ['population', 'catalog.replies.00000000'],
  ])('refuses %s to write to %s', async (user, topic) => {
    await expect(write(user, topic)).rejects.toThrow(/authoriz/i)
  })

  it.each([
    ['tax', 'land.asks', 'tax.asks'],
    ['exchange', 'dossiers.asks', 'exchange.asks'],
    ['catalog', 'dossiers.facts.v1', 'catalog.asks'],
  ])('refuses %s to read %s', async (user, topic, group) => {
    await expect(read(user, topic, group)).rejects.toThrow(/authoriz/i)
  })

  it('refuses a service the group of another, which would take its questions away', async () => {
    await expect(read('tax', 'tax.asks', 'land.asks')).rejects.toThrow(/authoriz|group coordinator/i)
    await expect(read('tax', 'tax.asks', 'tax.asks')).resolves.toBeUndefined()
  })

  it('lets a service do what it must, so that a refusal is worth something', async () => {
    await expect(write('exchange', 'land.asks')).resolves.toBeUndefined()
  })
})
