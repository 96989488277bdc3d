import { execFileSync } from 'node:child_process'
import setUp from './global-setup.mjs'

/** jest `globalSetup` of the stories: what they need like other tests with servers, and the databases systems are copied from. */
export default async function setUpStories() {
  await setUp()
  const make = `import { makeTemplates } from './dist/tools/generate/filled-databases.js'; await makeTemplates(JSON.parse(process.env.MOTLAN_TEST_SERVER))`
  execFileSync(process.execPath, ['--input-type=module', '--eval', make], { stdio: 'inherit' })
}
