import { runServices } from '#platform'
import { chosenServices } from './services.js'

await runServices(() => chosenServices(process.argv.slice(2)))
