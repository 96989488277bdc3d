import { busy, halfLoad, overload } from '../load/level.js'
import { rounded } from '../load/load-figures.js'
import { levelOf, type SectionFigures, type SectionKey } from '../section.js'
import type { Run } from './run.js'

/** One target with what was reached. `reached` is undefined where its sections did not run. */
export interface Target {
  target: string
  wanted: string
  reached: string | undefined
  met: boolean | undefined
}

const alone = '1 in flight'

/** The targets of the journey, as ratios within one run. */
export function targetsOf({ sections }: Run): Target[] {
  const find = (key: SectionKey) => sections.find((section) => section.key === key)
  const load = (key: SectionKey, level: string) => levelOf(find(key), level)?.load
  const throughput = (key: SectionKey) => load(key, busy)?.throughput
  const centre = throughput('a-centre-one-wave')
  const { key: fullest, peak } = peakOf(sections)
  return [
    atLeast('centre in one process, of direct HTTP (c)', 1.2, ratio(centre, throughput('c'))),
    atLeast('centre in one process, of kafkajs alone (e)', 0.18, ratio(centre, throughput('e'))),
    atLeast('all apart, of direct HTTP (c)', 0.7, ratio(throughput('a-apart-one-wave'), throughput('c'))),
    atLeast('local bus (d), of the centre over Kafka', 1, ratio(throughput('d-one-wave'), centre)),
    atMost('processor time, centre in one process', 3.8, cost(find('a-centre-one-wave'), busy), ' ms'),
    atMost('processor time, all apart', 5.5, cost(find('a-apart-one-wave'), busy), ' ms'),
    atMost('processor time, local bus', 2.3, cost(find('d-one-wave'), busy), ' ms'),
    atMost('processor time with one in flight, centre', 18, cost(find('a-centre-one-wave'), alone), ' ms'),
    atMost(
      'p50 of one request at a time, centre, of direct HTTP (c)',
      2.5,
      ratio(load('a-centre-one-wave', alone)?.p50, load('c', alone)?.p50),
      ' ×',
    ),
    atMost(
      'p99 at half of its capacity, centre, of (e) at the same rate',
      8,
      tail(sections, 'a-centre-one-wave'),
      ' ×',
    ),
    atLeast(`goodput at overload, of the greatest throughput${fullest}`, 0.9, peak),
    atMost('bytes of rows kept per prefill', 8000, find('d-one-wave')?.kept?.rows, ' B'),
    atMost('idle memory of a service, the largest', 150, largestIdle(find('a-apart-one-wave')), ' MB'),
    atMost('idle memory of the all-in-one', 300, find('d-one-wave')?.idleMemory['all-in-one'], ' MB'),
  ]
}

/** What the journey did under overload, of the most it did at any level; of the centre where it was measured. */
function peakOf(sections: readonly SectionFigures[]): { key: string; peak: number | undefined } {
  const section =
    sections.find(({ key }) => key === 'a-centre-one-wave') ?? sections.find(({ key }) => key === 'd-one-wave')
  const most = section && Math.max(...section.levels.map(({ load }) => load.throughput))
  return {
    key: section ? `, ${section.title}` : '',
    peak: ratio(levelOf(section, overload)?.load.throughput, most),
  }
}

/** p99 of a journey at half of its capacity, of kafkajs alone at the same rate. */
function tail(sections: readonly SectionFigures[], key: SectionKey): number | undefined {
  const half = levelOf(
    sections.find((section) => section.key === key),
    halfLoad,
  )
  const again = sections.find((section) => section.key === 'e-again')
  const bare = again?.levels.find(({ offered }) => offered !== undefined && offered === half?.offered)
  return ratio(half?.load.p99, bare?.load.p99)
}

/** Processor milliseconds of one request, all processes but the one that drives. */
function cost(section: SectionFigures | undefined, level: string): number | undefined {
  const processes = levelOf(section, level)?.processes.filter(({ name }) => name !== 'driver')
  return processes && rounded(processes.reduce((sum, { cpuPerRequest }) => sum + cpuPerRequest, 0))
}

function atLeast(target: string, least: number, reached: number | undefined): Target {
  return verdict(target, `≥ ${least} ×`, reached, ' ×', (value) => value >= least)
}

function atMost(target: string, most: number, reached: number | undefined, unit: string): Target {
  return verdict(target, `≤ ${most}${unit}`, reached, unit, (value) => value <= most)
}

function verdict(
  target: string,
  wanted: string,
  reached: number | undefined,
  unit: string,
  holds: (value: number) => boolean,
): Target {
  if (reached === undefined) return { target, wanted, reached: undefined, met: undefined }
  return { target, wanted, reached: `${reached}${unit}`, met: holds(reached) }
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || !whole ? undefined : rounded(part / whole)
}

function largestIdle(section: SectionFigures | undefined): number | undefined {
  return section && Math.max(...Object.values(section.idleMemory))
}
