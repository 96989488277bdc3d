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

const busy = '64 in flight'
const steady = '200/s open loop'

/** The targets of the journey, as ratios within one run. */
export function targetsOf({ sections }: Run): Target[] {
  const find = (key: SectionKey) => sections.find((section) => section.key === key)
  const throughput = (key: SectionKey) => levelOf(find(key), busy)?.load.throughput
  const latency = (key: SectionKey, percent: 'p50' | 'p99') => levelOf(find(key), steady)?.load[percent]
  const ceiling = throughput('e')
  const centre = throughput('a-centre-one-wave')
  const apart = throughput('a-apart-one-wave')
  return [
    atLeast('one-wave at 64 in flight, centre in one process, of (e)', 0.35, ratio(centre, ceiling)),
    atLeast('one-wave at 64 in flight, all apart, of (e)', 0.25, ratio(apart, ceiling)),
    atLeast('one-wave at 64 in flight, centre in one process, of (b)', 15, ratio(centre, throughput('b'))),
    atLeast('one-wave at 64 in flight, all apart, of (b)', 15, ratio(apart, throughput('b'))),
    atLeast('local bus (d), of the centre over Kafka', 1, ratio(throughput('d-one-wave'), centre)),
    ...(['p50', 'p99'] as const).flatMap((percent) =>
      (['a-centre-one-wave', 'a-apart-one-wave'] as const).map((key) =>
        atMost(
          `${percent} at 200/s open loop, ${titleOf(key)}, of (e)`,
          5,
          ratio(latency(key, percent), latency('e', percent)),
          '×',
        ),
      ),
    ),
    atMost('idle memory of a service, the largest', 150, largestIdle(find('a-apart-one-wave')), ' MB'),
    atMost('idle memory of the all-in-one', 300, find('d-one-wave')?.idleMemory['all-in-one'], ' MB'),
  ]
}

function titleOf(key: 'a-centre-one-wave' | 'a-apart-one-wave'): string {
  return key === 'a-centre-one-wave' ? 'centre in one process' : 'all apart'
}

function atLeast(target: string, least: number, reached: number | undefined): Target {
  return verdict(target, `≥ ${least} ×`, reached, ' ×', (value) => value >= least)
}

function atMost(target: string, most: number, reached: number | undefined, unit: string): Target {
  return verdict(target, `≤ ${most} ${unit.trim()}`, reached, unit === '×' ? ' ×' : unit, (value) => value <= most)
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
