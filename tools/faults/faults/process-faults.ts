import { registryServices } from '#contracts'
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

/** The fields in which a registry can lie, as in lying-registry.mjs. */
const lies = [
  ...['value', 'valueType', 'valueSize', 'concept', 'quality', 'attribute', 'recordDate', 'recordTomorrow', 'kind'],
  ...['key', 'lookupId', 'registry', 'answeredAt', 'outcome', 'records', 'absences', 'missing', 'signature', 'root'],
  ...['keyId', 'path', 'index', 'size', 'ids', 'payload', 'answers'],
]

/** A registry lies in one field of its replies. */
export function lying({ rig, random }: FaultParts): Fault {
  const instance = random.pick(registryServices.flatMap((service) => rig.both(service)))
  const field = random.pick(lies)
  return {
    what: `${instance.name} lies in the field "${field}" of its replies`,
    holds: [instance.name],
    lasts: random.int(1000, 5000),
    begin: () => rig.letLie(instance, field),
    end: () => rig.letLie(instance, ''),
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
