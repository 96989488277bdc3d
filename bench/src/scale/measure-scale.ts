import { Issuer } from '../journey/issuer.js'
import { apart, withTwoExchanges, type Topology } from '../journey/topology.js'
import { describeMachine } from '../machine.js'
import { Worker } from '../processes/worker.js'
import { say } from '../progress.js'
import { Surroundings } from '../surroundings.js'
import { watchMemory } from './memory-over-time.js'
import { compare, type Comparison, type ScaleRun, type Side } from './scale-run.js'
import type { ScaleOptions } from './scale-options.js'
import { SizedSystem } from './sized-system.js'

/**
 * Whether size costs speed, whether memory grows, and what a second exchange is good for: the one-wave prefill at 64 in
 * flight with every service a process of its own. What is compared is measured in turns, because machines drift.
 */
export async function measureScale(options: ScaleOptions): Promise<ScaleRun> {
  const { peopleSmall, peopleLarge, dossiers, seconds } = options
  const loading: Record<string, number> = {}
  say(`Starting Kafka and PostgreSQL, generating ${peopleSmall} people …`)
  const surroundings = await timed(loading, peopleSmall, () => Surroundings.start(peopleSmall))
  const endEarly = () => void surroundings.stop().finally(() => process.exit(1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endEarly)
  const driver = await Worker.start('driver', 'load/driver.js')
  const systems: SizedSystem[] = []
  try {
    say(`Generating ${peopleLarge} people …`)
    const beside = await timed(loading, peopleLarge, () => surroundings.beside('benchlarge', peopleLarge))
    const issuer = await Issuer.create()
    const small = new SizedSystem(peopleSmall, surroundings, issuer, driver)
    const large = new SizedSystem(peopleLarge, beside, issuer, driver)
    systems.push(small, large)
    const size = await compareSizes(small, large, options)
    await small.stop()
    const memory = await watchUnderLoad(large, options)
    await large.stop()
    const exchanges = await compareExchanges(small, options)
    return {
      at: new Date().toISOString(),
      machine: describeMachine(),
      dossiers,
      seconds,
      loading,
      size,
      memory,
      exchanges,
    }
  } finally {
    await Promise.all([driver.stop(), ...systems.map((system) => system.stop())])
    await surroundings.stop()
  }
}

async function compareSizes(small: SizedSystem, large: SizedSystem, options: ScaleOptions): Promise<Comparison> {
  for (const system of [small, large]) {
    await system.start(apart)
    say(`Opening ${options.dossiers} dossiers among ${system.people} people …`)
    await system.open(options.dossiers)
  }
  const sides = [small, large].map((system): Side => ({ title: `${system.people} people`, loads: [] }))
  const [one, other] = sides as [Side, Side]
  for (let round = 0; round < options.rounds; round++) {
    await measure(small, one, options.seconds)
    await measure(large, other, options.seconds)
  }
  return compare(one, other)
}

async function watchUnderLoad(system: SizedSystem, { minutes, rate }: ScaleOptions): Promise<ScaleRun['memory']> {
  say(`Watching the memory of every service for ${minutes} min at ${rate} prefills a second …`)
  const watched = watchMemory(system.counted)
  const load = await system.steady(rate, minutes * 60)
  return { minutes, perSecond: rate, load, processes: watched() }
}

async function compareExchanges(system: SizedSystem, { rounds, seconds }: ScaleOptions): Promise<Comparison> {
  const one: Side = { title: 'one exchange', loads: [] }
  const two: Side = { title: 'two exchanges', loads: [] }
  const sides: [Topology, Side][] = [
    [apart, one],
    [withTwoExchanges, two],
  ]
  for (let round = 0; round < rounds; round++) {
    for (const [topology, side] of sides) {
      await system.start(topology)
      await measure(system, side, seconds)
      await system.stop()
    }
  }
  return compare(one, two)
}

async function measure(system: SizedSystem, side: Side, seconds: number): Promise<void> {
  const figures = await system.prefill(seconds)
  side.loads.push(figures)
  const { throughput, p50, p99, failed } = figures
  say(`${side.title.padEnd(20)} ${throughput.toFixed(0).padStart(6)}/s  p50 ${p50} · p99 ${p99} ms  failed ${failed}`)
}

async function timed<T>(loading: Record<string, number>, people: number, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  loading[people] = Math.round((performance.now() - started) / 1000)
  return result
}
