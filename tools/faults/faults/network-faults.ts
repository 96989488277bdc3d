import type { LineState } from '../network.js'
import type { Fault, FaultParts } from './fault.js'

const lineNames = ['broker', 'database', 'registries'] as const

function lasting(state: (ms: number) => LineState, words: string, { rig, random }: FaultParts): Fault {
  const name = random.pick(lineNames)
  const line = rig.lines[name]
  const become = state(random.pick([5, 30, 120]))
  return {
    what: `the line to the ${name} is ${words}${become.kind === 'slow' ? ` (${become.delayMs} ms)` : ''}`,
    holds: [`line to the ${name}`],
    lasts: random.int(500, 6000),
    begin: () => line.become(become),
    end: () => line.become({ kind: 'open' }),
  }
}

/** Everything between the services and a server takes longer. */
export function slowLine(parts: FaultParts): Fault {
  return lasting((delayMs) => ({ kind: 'slow', delayMs }), 'slow', parts)
}

/** Registries find everything, late: a prefill is under way for a second or so. */
export function slowRegistries({ rig, random }: FaultParts): Fault {
  const delayMs = random.pick([20, 60, 120])
  return {
    what: `registries are slow (${delayMs} ms to their databases and back)`,
    holds: ['line to the registries'],
    lasts: random.int(3000, 8000),
    begin: () => rig.lines.registries.become({ kind: 'slow', delayMs }),
    end: () => rig.lines.registries.become({ kind: 'open' }),
  }
}

/** Nothing arrives for a while, and nobody is told. */
export function frozenLine(parts: FaultParts): Fault {
  return lasting(() => ({ kind: 'frozen' }), 'frozen', parts)
}

/** Every connection is cut. */
export function cutLine({ rig, random }: FaultParts): Fault {
  const name = random.pick(lineNames)
  return {
    what: `every connection to the ${name} is cut`,
    holds: [`line to the ${name}`],
    lasts: 0,
    begin: () => void rig.lines[name].cut(),
  }
}

/** Every connection becomes half-open: the services' ends are never told that the server's ends are gone. */
export function halfOpenLine({ rig, random }: FaultParts): Fault {
  const name = random.pick(lineNames)
  return {
    what: `every connection to the ${name} is half-open`,
    holds: [`line to the ${name}`],
    lasts: 0,
    begin: () => void rig.lines[name].forget(),
  }
}
