import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseMapping } from './mapping/read-mapping.js'
import { assertAnswers, openSource } from './sources/open-source.js'
import { SourceSettings } from './sources/source-settings.js'

export function settingsFor(sourceUrl: string, change: Partial<SourceSettings> = {}): SourceSettings {
  return Object.assign(new SourceSettings(), { sourceUrl, ...change })
}

/** What is said of an example's mapping with one change, checked against its database: `fits`, or why it does not. */
export async function checkedWith(file: string, sourceUrl: string, [from, to]: [string, string]): Promise<string> {
  const example = readFileSync(file, 'utf8')
  const text = example.replace(from, to)
  expect(text).not.toBe(example)
  const changed = parseMapping(to.startsWith('query:') ? text.replace(/changedAt: .*/, '#') : text, basename(file))
  const source = openSource(changed.mapping, settingsFor(sourceUrl))
  try {
    await assertAnswers(source, changed)
    return 'fits'
  } catch (error) {
    return (error as Error).message
  } finally {
    await source.close()
  }
}

/** While a ministry's database is as `change` makes it; `back` makes it as it was. */
export async function during(
  ministry: { run(sql: string): Promise<void> },
  [change, back]: [string, string],
  work: () => Promise<void>,
): Promise<void> {
  await ministry.run(change)
  await work().finally(() => ministry.run(back))
}
