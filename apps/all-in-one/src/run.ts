import { flushCompileCache } from 'node:module'
import { answerHelp, runServices } from '#platform'
import { chosenServices } from './services.js'

answerHelp(`npm start [-- --services gateway,dossiers] [--demo] [--load-only]
Runs all services in this process, or those that are named; --demo turns the demo on. --load-only loads their code and
ends, which leaves it compiled for the next start. Settings are environment variables: docs/reference/configuration.md.`)
const words = process.argv.slice(2)
if (words.includes('--load-only')) {
  await chosenServices(words)
} else {
  await runServices(() => chosenServices(words))
  if (words.includes('--demo')) process.stdout.write(`Motlan is ready: ${process.env['PUBLIC_URL']}\n`)
  flushCompileCache() // a process that is killed leaves it, too
}
