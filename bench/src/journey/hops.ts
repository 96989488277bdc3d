import { rounded } from '../load/load-figures.js'
import type { HopFigures } from '../section.js'

const histograms = ['bus_ask_seconds', 'bus_answer_seconds'] as const

/** Totals of the services' histograms so far: `<histogram> <pattern>` to seconds and count. */
export type HopTotals = Map<string, { seconds: number; count: number }>

/** Reads the sums and counts of the bus from Prometheus texts; several processes' are added up. */
export function readHops(text: string): HopTotals {
  const totals: HopTotals = new Map()
  for (const line of text.split('\n')) {
    const parts = /^(\w+)_(sum|count)\{(.*)\} ([\d.e+-]+)$/.exec(line)
    const [, histogram = '', part, labels = '', value] = parts ?? []
    const pattern = /pattern="([^"]*)"/.exec(labels)?.[1]
    if (!pattern || !histograms.some((name) => name === histogram)) continue
    const key = `${histogram} ${pattern}`
    const total = totals.get(key) ?? { seconds: 0, count: 0 }
    if (part === 'sum') total.seconds += Number(value)
    else total.count += Number(value)
    totals.set(key, total)
  }
  return totals
}

/** What was asked and answered between two readings, shared among so many requests. */
export function hopsBetween(before: HopTotals, after: HopTotals, requests: number): HopFigures[] {
  return [...after].flatMap(([key, { seconds, count }]) => {
    const earlier = before.get(key) ?? { seconds: 0, count: 0 }
    const times = count - earlier.count
    if (times < requests / 10) return []
    const [histogram, pattern] = key.split(' ')
    const hop = `${histogram === 'bus_ask_seconds' ? 'ask' : 'answer'} ${pattern}`
    const mean = rounded(((seconds - earlier.seconds) * 1000) / times)
    return [{ hop, perRequest: rounded(times / Math.max(1, requests)), mean }]
  })
}
