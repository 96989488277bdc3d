import { setTimeout as pause } from 'node:timers/promises'
import type { Level } from './level.js'
import { Latencies, type LoadFigures } from './load-figures.js'

/** One request by its number in this load; false says that it failed. */
export type Shoot = (index: number) => Promise<boolean>

/** A load's figures and how many requests it made: numbers 0 to `used` − 1. */
export interface LoadEnd {
  figures: LoadFigures
  used: number
}

/** Drives a level for so many seconds, or until `most` requests were made. Settles when the last one is answered. */
export function runLoad(level: Level, seconds: number, most: number, shoot: Shoot): Promise<LoadEnd> {
  return level.kind === 'inFlight'
    ? closedLoop(level.inFlight, seconds, most, shoot)
    : openLoop(level.perSecond, seconds, most, shoot)
}

async function closedLoop(inFlight: number, seconds: number, most: number, shoot: Shoot): Promise<LoadEnd> {
  const latencies = new Latencies()
  const start = performance.now()
  const end = start + seconds * 1000
  let next = 0
  const worker = async () => {
    while (next < most && performance.now() < end) {
      const index = next++
      const began = performance.now()
      if (await succeeds(shoot, index)) latencies.succeeded(performance.now() - began)
      else latencies.failed()
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return { figures: latencies.figures((performance.now() - start) / 1000), used: next }
}

/** Latency counts from the moment a request was due, so a system that stalls cannot hide the requests it held up. */
async function openLoop(perSecond: number, seconds: number, most: number, shoot: Shoot): Promise<LoadEnd> {
  const latencies = new Latencies()
  const start = performance.now()
  const count = Math.min(most, Math.floor(perSecond * seconds))
  const underWay: Promise<void>[] = []
  for (let index = 0; index < count; index++) {
    const due = start + (index * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 0) await pause(Math.max(1, Math.floor(wait)))
    underWay.push(
      succeeds(shoot, index).then((good) => (good ? latencies.succeeded(performance.now() - due) : latencies.failed())),
    )
  }
  await Promise.all(underWay)
  return { figures: latencies.figures((performance.now() - start) / 1000), used: count }
}

async function succeeds(shoot: Shoot, index: number): Promise<boolean> {
  try {
    return await shoot(index)
  } catch {
    return false
  }
}
