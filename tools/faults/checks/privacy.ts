import type { ServiceName } from '#contracts'
import { canariesIn, notInTheCatalogue, type Canary } from '../../../test/system/canaries.js'
import type { Check, Held } from './check.js'

const busTables = ['outbox', 'inbox', 'dead_letter', 'parked_key']

/** No personal value in any topic, in any log, in any table of the bus, in the exchange or in the catalogue. */
export const privacy: Check = async (held) => {
  const { rig, system } = held
  const found: string[] = []
  const note = (where: string, text: string, searched?: readonly Canary[]) => {
    const canaries = canariesIn(text, searched)
    if (canaries.length > 0) found.push(`${where}: ${canaries.join(', ')}`)
  }
  const messages = await rig.broker(async (view) => view.read(await view.topics()))
  for (const [topic, list] of Map.groupBy(messages, (message) => message.topic))
    note(
      `topic ${topic}`,
      list.map(({ text }) => text).join('\n'),
      topic === 'catalog.state.v1' ? notInTheCatalogue : undefined,
    )
  for (const { name, process } of rig.instances) note(`log of ${name}`, process.output)
  for (const service of system.databases.keys())
    note(`bus tables of ${service}`, await tablesOf(held, service, busTables))
  note('database of the exchange', await tablesOf(held, 'exchange'))
  note('database of the catalogue', await tablesOf(held, 'catalog'), notInTheCatalogue)
  return found
}

async function tablesOf({ system }: Held, service: ServiceName, only?: string[]): Promise<string> {
  const tables = await system.rows<{ name: string }>(
    service,
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  const texts: string[] = []
  for (const { name } of tables.filter((table) => only?.includes(table.name) ?? true)) {
    const rows = await system.rows<{ row: string }>(service, `select t::text as row from "${name}" t`)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}
