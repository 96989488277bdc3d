import { StartError } from '#contracts'
import { readSettings } from '#platform'
import { openSource } from '../sources/open-source.js'
import { SourceSettings } from '../sources/source-settings.js'
import { draftOf } from './draft.rules.js'

const kinds: Record<string, 'postgres' | 'mysql'> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
}

/** A first mapping of the tables of one schema of a database (`public` of PostgreSQL unless named). Throws {@link StartError}. */
export async function draftMapping(url: string, schema?: string): Promise<string> {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const kind = kinds[address?.protocol ?? '']
  if (!address || !kind)
    throw new StartError('Name the database: draft --url postgres://user:password@host:port/database')
  const settings = Object.assign(readSettings(SourceSettings), { sourceUrl: url })
  const source = openSource({ source: kind }, settings)
  try {
    return draftOf(decodeURIComponent(address.pathname.slice(1)), kind, await source.describe(schema))
  } finally {
    await source.close()
  }
}
