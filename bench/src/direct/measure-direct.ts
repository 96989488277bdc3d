import { askedQuestions, askedRegistries } from '../sizes.js'
import { measureHttp } from '../http-section.js'
import type { Options } from '../options.js'
import { Worker } from '../processes/worker.js'
import type { Report } from '../progress.js'
import type { SectionFigures } from '../section.js'
import type { Surroundings } from '../surroundings.js'

/** (c) One Fastify door that asks three Fastify servers four questions over HTTP; they read the tables of the registries. */
export async function measureDirect(
  surroundings: Surroundings,
  personIds: readonly string[],
  levels: Options['levels'],
  seconds: number,
  report: Report,
): Promise<SectionFigures> {
  const registries = await Promise.all(
    askedRegistries.map((id) =>
      Worker.start(id, 'direct/registry.js', [id, JSON.stringify(surroundings.databases[id])]),
    ),
  )
  const ports = await Promise.all(registries.map((worker) => worker.call<number>('port')))
  const urls = Object.entries(askedQuestions).map(([question, registry]) => {
    return `http://127.0.0.1:${ports[askedRegistries.indexOf(registry)]}/${question}`
  })
  const door = await Worker.start('door', 'direct/door.js', urls)
  const system = {
    key: 'c' as const,
    title: 'direct HTTP fan-out',
    port: await door.call<number>('port'),
    workers: [door, ...registries],
    requests: personIds.map((personId) => ({ path: '/lookup', body: { personId } })),
  }
  return measureHttp(system, surroundings, levels, seconds, report)
}
