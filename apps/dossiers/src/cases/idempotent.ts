import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Actor, Idempotency } from '#contracts'
import { Clock, Database } from '#platform'
import { idempotencyKeyReused } from './dossier.errors.js'

interface Kept {
  result_id: string
  body_hash: string
}

const lifetime = `interval '24 hours'`

/** Idempotency keys: the same caller, route, key and body get the same result for 24 hours. */
@Injectable()
export class Idempotent {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The result an earlier request with this key had; throws `idempotency_key_reused` for another body. */
  async find(route: string, actor: Actor, idempotency: Idempotency | undefined): Promise<string | undefined> {
    if (!idempotency) return undefined
    const [row] = await this.database.query<Kept>(
      `select result_id, body_hash from idempotency where caller = $1 and route = $2 and key = $3 and at > $4::timestamptz - ${lifetime}`,
      [actor.subject, route, idempotency.key, this.clock.now()],
    )
    return row && sameBody(row, idempotency)
  }

  /** Keeps this result under the key; returns the earlier one when another request was first. */
  async keep(
    tx: EntityManager,
    route: string,
    actor: Actor,
    idempotency: Idempotency | undefined,
    resultId: string,
  ): Promise<string> {
    if (!idempotency) return resultId
    const now = this.clock.now()
    const rows: Kept[] = await tx.query(
      `insert into idempotency as i (caller, route, key, body_hash, result_id, at) values ($1, $2, $3, $4, $5, $6)
       on conflict (caller, route, key) do update set
         body_hash = case when i.at > excluded.at - ${lifetime} then i.body_hash else excluded.body_hash end,
         result_id = case when i.at > excluded.at - ${lifetime} then i.result_id else excluded.result_id end,
         at = case when i.at > excluded.at - ${lifetime} then i.at else excluded.at end
       returning result_id, body_hash`,
      [actor.subject, route, idempotency.key, idempotency.bodyHash, resultId, now],
    )
    return sameBody(rows[0] as Kept, idempotency)
  }
}

function sameBody(kept: Kept, { bodyHash }: Idempotency): string {
  if (kept.body_hash !== bodyHash) throw idempotencyKeyReused()
  return kept.result_id
}
