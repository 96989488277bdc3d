import { askedRegistries } from '../sizes.js'
import { warmUp } from '../load/level.js'
import type { LoadEnd } from '../load/run-load.js'
import type { Options } from '../options.js'
import { Worker } from '../processes/worker.js'
import { eachLevel, measure, memoryOf, type SectionFigures } from '../section.js'
import type { Surroundings } from '../surroundings.js'
import type { Report } from '../progress.js'
import { fastKafka, replyTopic, requestPartitions, requestTopic } from './kafka.js'

/** What one request may bring a partition, as the system's own topics allow: at 256 in flight a batch of replies exceeds 1 MB. */
const roomForBatches = '4194304'

/** (e) What kafkajs alone does on this machine at this minute: four questions answered, nothing around them. */
export async function measureCeiling(
  { brokers, counted }: Surroundings,
  levels: Options['levels'],
  seconds: number,
  report: Report,
): Promise<SectionFigures> {
  await createTopics(brokers)
  const answerers = await Promise.all(
    askedRegistries.map((id) => Worker.start(id, 'ceiling/answerer.js', [id, brokers.join(',')])),
  )
  const asker = await Worker.start('asker', 'ceiling/asker.js', [brokers.join(',')])
  const processes = [asker, ...answerers].map(({ name, pid }) => ({ name, pid }))
  const section: SectionFigures = { key: 'e', title: 'kafkajs alone', idleMemory: memoryOf(processes), levels: [] }
  await asker.call('load', warmUp)
  await eachLevel(section, levels, async (level) => {
    await asker.call('load', { level, seconds: 1 })
    const { figures } = await measure(level, [...processes, ...counted], () =>
      asker.call<LoadEnd>('load', { level, seconds }),
    )
    report(section, figures)
    return figures
  })
  await Promise.all([asker, ...answerers].map((worker) => worker.stop()))
  return section
}

async function createTopics(brokers: string[]): Promise<void> {
  const admin = fastKafka('ceiling-admin', brokers).admin()
  await admin.connect()
  const configEntries = [{ name: 'max.message.bytes', value: roomForBatches }]
  const topics = [
    ...askedRegistries.map((id) => ({ topic: requestTopic(id), numPartitions: requestPartitions, configEntries })),
    { topic: replyTopic, numPartitions: 1, configEntries },
  ]
  await admin.createTopics({ topics, waitForLeaders: true })
  await admin.disconnect()
}
