import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerHelp } from '#platform'
import type { Poison } from './load/journal.js'
import { faultKinds } from './faults/kinds.js'
import { readOptions, type Options } from './options.js'
import { runLong } from './long/long-run.js'
import { asJson, describe, isClean } from './report.js'
import { Rig } from './rig.js'
import { runRound } from './round.js'

/**
 * `npm run faults -- --seed 7 --minutes 2 --faults kill,disk`: starts the whole system as processes, two instances of
 * each service, on a Kafka and a PostgreSQL of its own, breaks it while forms are being filled, heals it and checks that
 * nothing was lost, doubled or shown to the wrong eyes. Exit code 0 where all is as it should be.
 */
async function main(options: Options): Promise<boolean> {
  const say = (text: string) => process.stdout.write(`${text}\n`)
  say(`Starting two instances of each service; the first seed is ${options.seed}.`)
  const rig = await Rig.start({ ...options, smallDisks: options.long === 0 })
  const poison: Poison[] = []
  try {
    for (let index = 0; index < options.rounds; index++) {
      const { minutes, kinds, standby } = options
      const round =
        options.long > 0
          ? await runLong(rig, { seed: options.seed, minutes: options.long, tell: say })
          : await runRound(rig, {
              seed: options.seed + index,
              minutes,
              kinds,
              promotes: standby && index === 0,
              earlier: poison,
              tell: say,
            })
      poison.push(...round.journal.poison)
      say(describe(round))
      if (options.json) appendFileSync(options.json, `${asJson(round)}\n`)
      if (isClean(round)) continue
      mkdirSync(options.logs, { recursive: true })
      for (const { name, process } of rig.instances)
        writeFileSync(join(options.logs, `${round.seed}-${name.replace('/', '-')}.log`), process.output)
      say(`The logs of the processes are in ${options.logs}. Again: npm run faults -- --seed ${round.seed}`)
      return false
    }
    return true
  } finally {
    await rig.stop()
  }
}

answerHelp(`npm run faults [-- --seed 7] [--rounds 1] [--minutes 2] [--faults kill,disk] [--brokers 3] [--standby] [--json FILE] [--logs DIRECTORY]
Starts the whole system on a broker and a database of its own, breaks it under load, heals it and checks everything.
--long 60     instead of rounds: 60 minutes at 60 % of the capacity, a kill -9 a minute; memory, latency, nothing lost or doubled
--brokers 3   three brokers, three copies, of which two must have a write; one at a time is killed or loses its disk
--standby     the database has a synchronous standby; half-way the primary is lost for good and the standby promoted
Faults: ${faultKinds.join(', ')}.`)
try {
  process.exit((await main(readOptions(process.argv.slice(2)))) ? 0 : 1)
} catch (error) {
  process.stderr.write(`${(error as Error).stack ?? String(error)}\n`)
  process.exit(1)
}
