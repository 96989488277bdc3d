import { setTimeout } from 'node:timers/promises'
import type { Fault, FaultParts } from './fault.js'

const broker = ['broker']
const database = ['database']

/** The broker stands still with its connections open. */
export function pausingBroker({ rig, random }: FaultParts): Fault {
  const lasts = random.int(300, 6000)
  return {
    what: `SIGSTOP to the broker for ${lasts} ms`,
    holds: broker,
    lasts,
    begin: () => rig.kafka.pause(),
    end: () => rig.kafka.resume(),
  }
}

/** The broker is killed and comes back after a moment; of several one is, for long enough that the others must do. */
export function killingBroker(parts: FaultParts): Fault {
  const { rig, random } = parts
  if (rig.isClustered) return oneOfSeveral('kill -9 of one broker', () => rig.kafka.kill(), parts)
  return {
    what: 'kill -9 of the broker',
    holds: broker,
    lasts: random.int(0, 4000),
    begin: () => rig.kafka.kill(),
    end: () => rig.kafka.restart(),
  }
}

/** One broker of several is killed, and comes back with an empty disk. */
export function losingBroker(parts: FaultParts): Fault {
  return oneOfSeveral('one broker is lost with its disk', () => parts.rig.kafka.lose(), parts)
}

/** How long the others may take until they have leaders for everything again. */
const leadersWithinMs = 8000

/** While one of several is away, forms are filled as always. */
function oneOfSeveral(what: string, begin: () => Promise<void>, { rig, random, journal }: FaultParts): Fault {
  const lasts = random.int(leadersWithinMs + 4000, leadersWithinMs + 8000)
  return {
    what,
    holds: broker,
    lasts,
    begin,
    end: async () => {
      if (journal.filledAt < Date.now() - lasts + leadersWithinMs)
        journal.outrage(`${what}: no form was filled while it was away for ${lasts} ms.`)
      await rig.kafka.restart()
    },
  }
}

/** The broker ends in good order and starts again. */
export function restartingBroker({ rig }: FaultParts): Fault {
  return { what: 'restart of the broker', holds: broker, lasts: 0, begin: () => rig.kafka.restart() }
}

/**
 * The broker loses every topic of questions, replies and state. Those of facts stay: what was published there and not yet
 * heard would be gone, and no service could know.
 */
export function emptiedBroker({ rig }: FaultParts): Fault {
  return {
    what: 'the broker loses its topics',
    holds: broker,
    lasts: 0,
    begin: () =>
      rig.broker(async (view) => {
        const names = await view.topics()
        await view.remove(names.filter((name) => /\.(asks|replies\..*|state\.v1)$/.test(name)))
      }),
  }
}

/** PostgreSQL is killed and comes back after a moment. */
export function killingDatabase({ rig, random }: FaultParts): Fault {
  return {
    what: 'kill -9 of the database server',
    holds: database,
    lasts: random.int(0, 3000),
    begin: () => rig.database.kill(),
    end: () => rig.database.restart(),
  }
}

/** PostgreSQL ends in good order and starts again. */
export function restartingDatabase({ rig, random }: FaultParts): Fault {
  return {
    what: 'restart of the database server',
    holds: database,
    lasts: random.int(0, 2000),
    begin: () => rig.database.halt(),
    end: () => rig.database.restart(),
  }
}

/** Whether a broker that met a full disk does not give up after all: it takes a while to end. */
async function staysUp(broker: { isRunning: () => boolean }): Promise<boolean> {
  for (let waited = 0; waited < 5000 && broker.isRunning(); waited += 100) await setTimeout(100)
  return broker.isRunning()
}

/** The disk of a server is full; when there is room again, whoever gave up is started again. */
export function fullDisk({ rig, random }: FaultParts): Fault {
  const name = random.pick(['broker', 'database'] as const)
  const disk = rig.disks[name]
  return {
    what: disk.canBeFull ? `the disk of the ${name} is full` : `the disk of the ${name} cannot be filled here`,
    holds: [name],
    lasts: random.int(1000, 4000),
    begin: () => {
      if (disk.canBeFull) disk.fill()
    },
    end: async () => {
      disk.clear()
      if (name === 'broker' && !(await staysUp(rig.kafka))) await rig.kafka.restart()
      if (name === 'database') await rig.database.restart()
    },
  }
}
