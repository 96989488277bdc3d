import { parseArgs } from 'node:util'
import { answerHelp } from '#platform'

/** `npm run redrive -- --port 9001 [--key ID]` lets parked events of the service with that HEALTH_PORT be heard again. */
answerHelp(`npm run redrive -- --port HEALTH_PORT [--key ID]
Lets the parked events of the service with that HEALTH_PORT be heard again: those of one key, or all.`)
const { values } = parseArgs({ options: { port: { type: 'string' }, key: { type: 'string' } } })
if (!values.port) {
  process.stderr.write('Say which service: npm run redrive -- --port <its HEALTH_PORT> [--key <dossier id>].\n')
  process.exit(1)
}
const query = values.key ? `?key=${encodeURIComponent(values.key)}` : ''
const answer = await fetch(`http://127.0.0.1:${values.port}/redrive${query}`, { method: 'POST' })
process.stdout.write(`${JSON.stringify(await answer.json(), null, 2)}\n`)
