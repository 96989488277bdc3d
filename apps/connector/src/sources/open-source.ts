import { StartError } from '#contracts'
import type { ReadMapping } from '../mapping/read-mapping.js'
import type { Mapping } from '../mapping/mapping.js'
import { MysqlSource } from './mysql.js'
import { PostgresSource } from './postgres.js'
import { RestSource } from './rest.js'
import type { SourceSettings } from './source-settings.js'
import type { Source } from './source.js'

const kinds: Record<Mapping['source'], new (settings: SourceSettings) => Source> = {
  mysql: MysqlSource,
  postgres: PostgresSource,
  rest: RestSource,
}

/** The source a mapping is read from; connects when it is asked. Throws {@link StartError}. */
export function openSource({ source }: Pick<Mapping, 'source'>, settings: SourceSettings): Source {
  if (settings.sourceUrl === '') throw new StartError('SOURCE_URL is missing: the address of the database or endpoint.')
  return new kinds[source](settings)
}

/** Throws {@link StartError} with everything that keeps a source from answering a mapping, and what its role may write. */
export async function assertAnswers(source: Source, { mapping, tell }: ReadMapping): Promise<void> {
  const writes = await source.writePermissions()
  if (writes.length > 0)
    throw new StartError(['The connector only reads, and its role may write.', ...writes].join('\n'))
  const problems = await source.problems(mapping)
  if (problems.length > 0) throw new StartError(problems.map(tell).join('\n'))
}
