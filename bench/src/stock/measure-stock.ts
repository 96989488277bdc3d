import { askedRegistries } from '../sizes.js'
import { measureHttp } from '../http-section.js'
import type { Options } from '../options.js'
import { Worker } from '../processes/worker.js'
import type { Report } from '../progress.js'
import type { SectionFigures } from '../section.js'
import type { Surroundings } from '../surroundings.js'
import { createStockTopics } from './kafka.js'

/** (b) The same hops on Nest's stock ClientKafka and ServerKafka, with nothing around them. */
export async function measureStock(
  surroundings: Surroundings,
  levels: Options['levels'],
  seconds: number,
  report: Report,
): Promise<SectionFigures> {
  const { brokers } = surroundings
  await createStockTopics(brokers)
  const registries = await Promise.all(
    askedRegistries.map((id) => Worker.start(id, 'stock/registry.js', [id, brokers.join(',')])),
  )
  const exchange = await Worker.start('exchange', 'stock/exchange.js', [brokers.join(',')])
  const gateway = await Worker.start('gateway', 'stock/gateway.js', [brokers.join(',')])
  const system = {
    key: 'b' as const,
    title: 'Nest stock transport',
    port: await gateway.call<number>('port'),
    workers: [gateway, exchange, ...registries],
    requests: [{ path: '/lookup', body: { personId: '001200000001' } }],
  }
  return measureHttp(system, surroundings, levels, seconds, report)
}
