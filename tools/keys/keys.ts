import { hostOf } from '#contracts'
import { answerHelp, createMissingKeys, publicKeysOf, readSettings, RuntimeSettings } from '#platform'

/**
 * `npm run keys` makes the key files of every service that has none, in KEYS_DIR; `npm run keys -- --registry vehicles` those of
 * one registry's connector, and prints the half that is registered with the catalogue.
 */
answerHelp(`npm run keys [-- --registry vehicles]
Makes the key files of every service that has none, in KEYS_DIR.
  --registry  only those of this registry's connector; prints what is registered with the catalogue as "key"`)
const { keysDir } = readSettings(RuntimeSettings)
const at = process.argv.indexOf('--registry')
if (at < 0) {
  createMissingKeys(keysDir)
  process.stdout.write(
    `The key files are in ${keysDir}. Give each service its own .private.json and all .public.json.\n`,
  )
} else {
  const service = hostOf(process.argv[at + 1] ?? '')
  createMissingKeys(keysDir, [service])
  process.stdout.write(`${JSON.stringify(publicKeysOf(keysDir, service))}\n`)
}
