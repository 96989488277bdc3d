import { answerHelp, createMissingKeys, readSettings, RuntimeSettings } from '#platform'

/** `npm run keys` makes the key files of every service that has none, in KEYS_DIR. */
answerHelp('npm run keys\nMakes the key files of every service that has none, in KEYS_DIR.')
const { keysDir } = readSettings(RuntimeSettings)
createMissingKeys(keysDir)
process.stdout.write(`The key files are in ${keysDir}. Give each service its own .private.json and all .public.json.\n`)
