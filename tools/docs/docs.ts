import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { answerHelp } from '#platform'
import { accessPage } from './access-page.js'
import { capacityPage } from './capacity-page.js'
import { composeFile } from './compose-file.js'
import { configurationPage } from './configuration-page.js'
import { errorCatalogue, errorsPage } from './errors-page.js'
import { lawPage } from './law-page.js'
import { messagesPage } from './messages-page.js'
import { nestCliFile } from './nest-cli-file.js'
import { onceOnlyPage } from './once-only-page.js'
import { openApiFile } from './openapi-file.js'

/** `npm run docs` writes the generated pages and parts of files; with `--check` it only tells which are out of date. */
const pages: Record<string, () => string | Promise<string>> = {
  'docs/reference/access.md': accessPage,
  'docs/reference/configuration.md': configurationPage,
  'docs/reference/errors.md': errorsPage,
  'apps/gateway/src/openapi/error-catalogue.json': errorCatalogue,
  'docs/reference/messages.md': messagesPage,
  'docs/law.md': lawPage,
  'docs/once-only.md': onceOnlyPage,
  'docs/openapi.json': openApiFile,
  'docs/capacity.md': capacityPage,
  'docker-compose.yml': composeFile,
  'nest-cli.json': nestCliFile,
}

answerHelp('npm run docs [-- --check]\nWrites the generated pages; with --check it only tells which are out of date.')
const checking = process.argv.includes('--check')
const stale: string[] = []
for (const [file, render] of Object.entries(pages)) {
  const text = await render()
  if (checking) {
    if (read(file) !== text) stale.push(file)
    continue
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
if (stale.length > 0) {
  process.stderr.write(`Out of date: ${stale.join(', ')}. Run "npm run docs" and commit the result.\n`)
  process.exit(1)
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
