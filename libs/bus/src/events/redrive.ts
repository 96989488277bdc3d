import type { EntityManager } from 'typeorm'
import type { BusDatabase } from '../ports.js'
import type { Hearing } from '../requests/server.js'
import { reasonOf } from './inbox.js'

/** One parked key after a redrive. */
export interface RedrivenKey {
  topic: string
  group: string
  key: string
  /** Events that took effect now. */
  heard: number
  /** Why the key is still parked; none when it is free. */
  reason?: string
}

interface ParkedKey {
  reader: string
  topic: string
  key: string
}

interface WaitingEvent {
  seq: string
  message_id: string
  fact: unknown
}

/**
 * Lets the events of one parked key, or of all, be heard again in their order; a key whose events all took effect is
 * free. Events that arrive meanwhile wait behind them. The first failure leaves the key parked with the rest.
 */
export async function redrive(database: BusDatabase, hearings: Hearing[], key?: string): Promise<RedrivenKey[]> {
  const parked = await database.query<ParkedKey>(
    'select reader, topic, key from parked_key where $1::text is null or key = $1 order by at',
    [key ?? null],
  )
  const results: RedrivenKey[] = []
  for (const each of parked) {
    const hearing = hearings.find(({ contract, group }) => contract.topic === each.topic && group === each.reader)
    if (hearing) results.push(await redriveKey(database, hearing, each))
  }
  return results
}

async function redriveKey(database: BusDatabase, hearing: Hearing, parked: ParkedKey): Promise<RedrivenKey> {
  const result: RedrivenKey = { topic: parked.topic, group: parked.reader, key: parked.key, heard: 0 }
  try {
    while (await database.transaction((tx) => hearNext(tx, hearing, parked))) result.heard++
    return result
  } catch (error) {
    return { ...result, reason: reasonOf(error) }
  }
}

/** Whether an event was heard; without one left the key is freed. */
async function hearNext(tx: EntityManager, hearing: Hearing, { reader, topic, key }: ParkedKey): Promise<boolean> {
  const where = 'reader = $1 and topic = $2 and key = $3'
  const values = [reader, topic, key]
  const held = await tx.query<unknown[]>(`select 1 from parked_key where ${where} for update`, values)
  if (held.length === 0) return false
  const [next] = await tx.query<WaitingEvent[]>(
    `select seq, message_id, fact from dead_letter where ${where} and source = 'event' order by seq limit 1`,
    values,
  )
  if (!next) {
    await tx.query(`delete from parked_key where ${where}`, values)
    return false
  }
  await tx.query('delete from dead_letter where seq = $1', [next.seq])
  await hearing.handle(next.fact, { eventId: next.message_id, topic, key, group: reader, tx })
  return true
}
