import type { ServiceName } from '#contracts'
import type { Check, Held } from './check.js'

interface Letter {
  source: string
  topic: string
  partition: number | null
  offset: string | null
  key: string | null
  reason: string
}

/** The outbox of every service is empty. */
export const outboxes: Check = async ({ system }) => {
  const counts = await Promise.all(
    [...system.databases.keys()].map(async (service) => {
      const [row] = await system.rows<{ count: number }>(service, 'select count(*)::int as count from outbox')
      return { service, count: row?.count ?? 0 }
    }),
  )
  return counts.filter(({ count }) => count > 0).map(({ service, count }) => `${count} facts wait at ${service}.`)
}

/** No key is parked but those whose facts are poison, and these are. */
export const parkedKeys: Check = async ({ system, poison }) => {
  const poisoned = new Set(poison.flatMap(({ parksKey }) => parksKey ?? []))
  const found: string[] = []
  for (const service of system.databases.keys()) {
    const rows = await system.rows<{ key: string; reason: string }>(service, 'select key, reason from parked_key')
    for (const { key, reason } of rows)
      if (!poisoned.has(key)) found.push(`${service} has parked the key ${key} (${reason}).`)
    if (service !== 'land') continue
    const parked = new Set(rows.map(({ key }) => key))
    for (const key of poisoned) if (!parked.has(key)) found.push(`land did not park the poisoned key ${key}.`)
  }
  return found
}

/** The dead letters are the poison, all of it, and nothing else. */
export const deadLetters: Check = async (held) => {
  const { system, poison } = held
  const found: string[] = []
  for (const service of system.databases.keys()) {
    const letters = await system.rows<Letter>(
      service,
      'select source, topic, partition, "offset"::text as offset, key, reason from dead_letter',
    )
    const strange = letters.filter((letter) => !poison.some((each) => isOf(letter, each)))
    for (const { source, topic, reason, partition, offset } of strange)
      found.push(
        `${service} has a dead letter that was no poison: ${source} ${topic} ${partition}/${offset} (${reason}).`,
      )
    const due = poison.filter(({ topic }) => isReadBy(service, topic))
    for (const each of due) {
      const isKept = letters.some((letter) => isOf(letter, each))
      if (!isKept && !saysItCouldNot(held, service, each.offset))
        found.push(
          `${service} has no dead letter for poison that is ${each.kind} at ${each.topic} ${each.partition}/${each.offset}.`,
        )
    }
  }
  return found
}

function isOf(letter: Letter, { topic, partition, offset, parksKey }: Held['poison'][number]): boolean {
  if (letter.key !== null) return letter.key === parksKey
  return letter.topic.endsWith(topic) && letter.partition === partition && letter.offset === offset
}

function isReadBy(service: ServiceName, topic: string): boolean {
  if (topic === `${service}.asks`) return true
  return topic === 'dossiers.facts.v1' && service === 'land'
}

/** A letter that could not be stored, because the database was away, is in the log. */
function saysItCouldNot({ rig }: Held, service: string, offset: string): boolean {
  return rig.both(service).some(({ process }) => {
    const lines = process.output.split('\n')
    return lines.some((line) => line.includes('it is parked') && line.includes(`"offset":"${offset}"`))
  })
}
