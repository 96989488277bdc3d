import { BusSettings, readSettings } from '#platform'
import { assertCopiesFit, kafkaOptions } from './kafka-options.js'

const settings = (env: Record<string, string>) => readSettings(BusSettings, { KAFKA_BROKERS: 'a:9092,b:9092', ...env })

it('hands the copies of a topic on', () => {
  const three = settings({ KAFKA_REPLICATION_FACTOR: '3', KAFKA_MIN_INSYNC_REPLICAS: '2' })
  expect(kafkaOptions(three)).toMatchObject({
    brokers: ['a:9092', 'b:9092'],
    replicationFactor: 3,
    minInsyncReplicas: 2,
  })
  expect(() => assertCopiesFit(three)).not.toThrow()
})

it('needs no more copies than there are', () => {
  expect(() => assertCopiesFit(settings({ KAFKA_MIN_INSYNC_REPLICAS: '2' }))).toThrow(/KAFKA_MIN_INSYNC_REPLICAS is 2/)
})

it('signs in where it has a name', () => {
  expect(kafkaOptions(settings({}))).not.toHaveProperty('sasl')
  expect(kafkaOptions(settings({ KAFKA_USERNAME: 'tax', KAFKA_PASSWORD: 'x' })).sasl).toMatchObject({ username: 'tax' })
})
