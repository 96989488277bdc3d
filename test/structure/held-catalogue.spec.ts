import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dossiersService } from '../../apps/dossiers/src/dossiers.service-definition.js'
import { exchangeService } from '../../apps/exchange/src/exchange.service-definition.js'
import { catalogueTypes } from '#contracts'

/** The types of catalogue entries a source reads of its copy: `get('concept', …)`, `list('agreement')`. */
function typesRead(directory: string): string[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  const sources = files.filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('fixture'),
  )
  return sources.flatMap((file) =>
    [...readFileSync(join(directory, file), 'utf8').matchAll(/\.(?:get|list)\(\s*'(\w+)'/gu)].map(
      ([, type]) => type ?? '',
    ),
  )
}

it.each([
  ['apps/dossiers/src', dossiersService, 'formVersion'],
  ['apps/exchange/src', exchangeService, 'announcement'],
] as const)('%s holds of the catalogue all it reads, and settings', (directory, { followsCatalogue = [] }, known) => {
  const read = new Set(typesRead(directory).filter((type) => catalogueTypes.some((each) => each === type)))
  expect(read).toContain(known)
  expect([...read].filter((type) => !followsCatalogue.some((held) => held === type))).toEqual([])
  expect(followsCatalogue).toContain('setting')
})
