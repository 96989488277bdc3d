import { rounded } from '../load/load-figures.js'
import { usageOf, type Counted } from '../processes/usage.js'

/** How the memory of one process went while it was watched. */
export interface MemoryFigures {
  name: string
  /** Resident MB at the beginning, at the end, at most. */
  first: number
  last: number
  greatest: number
  /** MB a minute over the second half: least squares through all samples of it. */
  slope: number
}

interface Sample {
  minutes: number
  memory: number
}

const everyMs = 2000

/** Watches the resident memory of processes until told to stop. */
export function watchMemory(counted: readonly Counted[]): () => MemoryFigures[] {
  const samples = new Map<string, Sample[]>(counted.map(({ name }) => [name, []]))
  const started = performance.now()
  const sample = () => {
    const minutes = (performance.now() - started) / 60_000
    for (const [name, { memory }] of usageOf(counted)) samples.get(name)?.push({ minutes, memory })
  }
  sample()
  const sampling = setInterval(sample, everyMs)
  return () => {
    clearInterval(sampling)
    sample()
    return [...samples].map(([name, taken]) => figuresOf(name, taken))
  }
}

function figuresOf(name: string, samples: readonly Sample[]): MemoryFigures {
  const memories = samples.map(({ memory }) => memory)
  return {
    name,
    first: Math.round(memories[0] ?? 0),
    last: Math.round(memories.at(-1) ?? 0),
    greatest: Math.round(Math.max(...memories)),
    slope: rounded(slopeOf(samples.slice(Math.floor(samples.length / 2)))),
  }
}

function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const [x, y] = [mean(samples.map(({ minutes }) => minutes)), mean(samples.map(({ memory }) => memory))]
  const spread = samples.reduce((sum, { minutes }) => sum + (minutes - x) ** 2, 0)
  const common = samples.reduce((sum, { minutes, memory }) => sum + (minutes - x) * (memory - y), 0)
  return spread > 0 ? common / spread : 0
}
