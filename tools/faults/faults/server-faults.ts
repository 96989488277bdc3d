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

/** The broker is killed and comes back after a moment. */
export function killingBroker({ rig, random }: FaultParts): Fault {
  return {
    what: 'kill -9 of the broker',
    holds: broker,
    lasts: random.int(0, 4000),
    begin: () => rig.kafka.kill(),
    end: () => rig.kafka.restart(),
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
      if (name === 'broker' && !rig.kafka.isRunning()) await rig.kafka.restart()
      if (name === 'database') await rig.database.restart()
    },
  }
}
