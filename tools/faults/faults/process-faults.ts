import type { Fault, FaultParts } from './fault.js'

/** A process ends at once, or is asked to end; it stays away for a moment. */
export function ending(signal: 'SIGKILL' | 'SIGTERM', { rig, random }: FaultParts): Fault {
  const instance = random.pick(rig.instances)
  return {
    what: `${signal} to ${instance.name}`,
    holds: [instance.name],
    lasts: random.int(0, 2500),
    begin: () => instance.end(signal),
    end: () => instance.release(),
  }
}

/** A process stands still: it keeps its connections and answers nothing. */
export function pausing({ rig, random }: FaultParts): Fault {
  const instance = random.pick(rig.instances)
  const lasts = random.pick([300, 1500, 4000, 9000])
  return {
    what: `SIGSTOP to ${instance.name} for ${lasts} ms`,
    holds: [instance.name],
    lasts,
    begin: () => instance.pause(),
    end: () => instance.resume(),
  }
}

/** The clock of a process jumps, and later back. */
export function wrongClock({ rig, random, journal }: FaultParts): Fault {
  const instance = random.pick(rig.instances)
  const byMs = random.pick([-40_000, -8000, -2000, -300, 300, 2000, 8000, 40_000])
  const touch = (shift: number) => {
    instance.disturbedAt = Date.now()
    rig.shiftClock(instance, shift)
  }
  return {
    what: `the clock of ${instance.name} is off by ${byMs} ms`,
    holds: [instance.name],
    lasts: random.int(2000, 8000),
    begin: () => {
      journal.clocksWereWrong = true
      touch(byMs)
    },
    end: () => touch(0),
  }
}
