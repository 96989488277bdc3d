import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { accountOf, type Actor, type Idempotency } from '#contracts'
import { Clock, Database } from '#platform'
import { idempotencyKeyReused } from './dossier.errors.js'

interface Kept {
  result_id: string
  body_hash: string
  answer?: unknown
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is done once, and what is told when it is asked for again. */
export interface Repeatable<T> {
  work: () => Promise<T>
  again: () => Promise<T>
  /** Throws where the caller may not read it any more; false where the answer no longer holds. */
  mayStillTell: (answer: T) => Promise<boolean>
}

/** Thrown within the transaction of a command whose key another request has used up already. */
class AlreadyAnswered extends Error {}

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
      [accountOf(actor), route, idempotency.key, this.clock.now()],
    )
    return row && sameBody(row, idempotency)
  }

  /**
   * The answer an earlier request with this key had, else the one `work` gives, which is kept. What refuses keeps nothing.
   * A command that changes something calls {@link claim} in its own transaction: then only one of many at once has its
   * effect, also where the process ends before its answer is kept. Its answer is then that of `again`. A kept answer is told
   * only where `mayStillTell` finds that the caller may read what it is about, and that it still holds; otherwise `again`.
   */
  async once<T extends object>(
    { route, dossier }: { route: string; dossier: string },
    actor: Actor,
    { idempotency }: { idempotency?: Idempotency },
    { work, again, mayStillTell }: Repeatable<T>,
  ): Promise<T> {
    if (!idempotency) return work()
    const kept = await this.keptAnswer(route, actor, idempotency)
    if (kept) return this.tell(kept, { again, mayStillTell })
    try {
      const answer = await work()
      return (await this.keepAnswer(route, actor, idempotency, { answer, dossier })) as T
    } catch (error) {
      if (!(error instanceof AlreadyAnswered)) throw error
      return this.tell(await this.keptAnswer(route, actor, idempotency), { again, mayStillTell })
    }
  }

  private async tell<T extends object>(
    kept: Kept | undefined,
    { again, mayStillTell }: Pick<Repeatable<T>, 'again' | 'mayStillTell'>,
  ): Promise<T> {
    const answer = kept?.answer as T | null | undefined
    return answer && (await mayStillTell(answer)) ? answer : again()
  }

  /** Uses the key up within the transaction of its command; see {@link once}. */
  async claim(
    tx: EntityManager,
    route: string,
    actor: Actor,
    { idempotency }: { idempotency?: Idempotency },
    resultId: string,
  ): Promise<void> {
    if ((await this.claimed(tx, route, actor, idempotency, resultId)) !== undefined) throw new AlreadyAnswered()
  }

  /**
   * Uses the key up for this result; returns the earlier one when another request was first, also where that is the same
   * request, brought a second time, whose result has the same id.
   */
  async claimed(
    tx: EntityManager,
    route: string,
    actor: Actor,
    idempotency: Idempotency | undefined,
    resultId: string,
  ): Promise<string | undefined> {
    const mine = uuidv7()
    const first = await this.keep(tx, route, actor, idempotency, mine)
    if (first !== mine) return first
    if (idempotency)
      await tx.query('update idempotency set result_id = $4 where caller = $1 and route = $2 and key = $3', [
        ...this.keyOf(route, actor, idempotency),
        resultId,
      ])
    return undefined
  }

  private async keptAnswer(route: string, actor: Actor, idempotency: Idempotency): Promise<Kept | undefined> {
    const [row] = await this.database.query<Kept>(
      `select result_id, body_hash, answer from idempotency
       where caller = $1 and route = $2 and key = $3 and at > $4::timestamptz - ${lifetime}`,
      [...this.keyOf(route, actor, idempotency), this.clock.now()],
    )
    if (row) sameBody(row, idempotency)
    return row
  }

  /** Keeps the answer; returns the one another request with the same key kept before. */
  private async keepAnswer(
    route: string,
    actor: Actor,
    idempotency: Idempotency,
    { answer, dossier }: { answer: object; dossier: string },
  ): Promise<unknown> {
    const [row] = await this.database.write<Kept>(
      `insert into idempotency as i (caller, route, key, body_hash, result_id, at, answer)
       select $1, $2, $3, $4, $5, $6, $7
       where exists (select 1 from dossier where id = $5) or exists (select 1 from consent where id = $5)
       on conflict (caller, route, key) do update set
         answer = case when i.at > excluded.at - ${lifetime} then coalesce(i.answer, excluded.answer) else excluded.answer end,
         at = case when i.at > excluded.at - ${lifetime} then i.at else excluded.at end
       returning result_id, body_hash, answer`,
      [
        ...this.keyOf(route, actor, idempotency),
        idempotency.bodyHash,
        uuid.test(dossier) ? dossier : uuidv7(),
        this.clock.now(),
        JSON.stringify(answer),
      ],
    )
    return row?.answer ?? answer
  }

  private keyOf(route: string, actor: Actor, { key }: Idempotency): [string, string, string] {
    return [accountOf(actor), route, key]
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
         answer = case when i.at > excluded.at - ${lifetime} then i.answer end,
         at = case when i.at > excluded.at - ${lifetime} then i.at else excluded.at end
       returning result_id, body_hash`,
      [accountOf(actor), route, idempotency.key, idempotency.bodyHash, resultId, now],
    )
    return sameBody(rows[0] as Kept, idempotency)
  }
}

function sameBody(kept: Kept, { bodyHash }: Idempotency): string {
  if (kept.body_hash !== bodyHash) throw idempotencyKeyReused()
  return kept.result_id
}
