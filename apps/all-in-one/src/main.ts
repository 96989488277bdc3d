import { answerHelp, runServices } from '#platform'
import { chosenServices } from './services.js'

answerHelp(`npm start [-- --services gateway,dossiers] [--demo]
Runs all services in this process, or those that are named; --demo turns the demo on. Settings are environment
variables: docs/reference/configuration.md.`)
await runServices(() => chosenServices(process.argv.slice(2)))
if (process.argv.includes('--demo')) process.stdout.write(`Motlan is ready: ${process.env['PUBLIC_URL']}\n`)
