import { setTimeout as sleep } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { accountOf, type Actor, type Idempotency } from '#contracts'
import { Clock } from '../clock.js'
import { Database } from '#database'
import { idempotencyKeyReused, requestUnderWay } from './idempotency.errors.js'

interface Kept {
  result_id: string
  body_hash: string
  is_done: boolean
  answer: object | null
  /** A request with the key is carried out, or has not kept its answer yet. */
  is_reserved: boolean
}

/** What is done once, and what is told when it is asked for again. */
export interface Repeatable<T> {
  work: () => Promise<T>
  again: () => Promise<T>
  /** Throws where the caller may not read it any more; false where the answer no longer holds. */
  mayStillTell: (answer: T) => Promise<boolean>
}

/** What a request is about: its route, and the id of what it creates or changes. */
export interface About {
  route: string
  resultId: string
}

/** A command that may carry the key of `Idempotency-Key`. */
export interface Keyed {
  idempotency?: Idempotency
}

/** Thrown within the transaction of a command whose key another request has used up already. */
class AlreadyAnswered extends Error {}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const lifetime = `interval '24 hours'`

/** A request that has not ended after this time ended with its process: the next one with its key is carried out. */
const reservation = `interval '10 seconds'`

/** By the primary key: millions of keys may be kept, and all writes of the service wait for each statement. */
const isReserved = 'caller = $1 and route = $2 and key = $3 and reservation = $4'

const answerStatement = `update idempotency set answer = $5, is_done = true, reservation = null where ${isReserved}`

/** What was not carried out is forgotten; what was stays, and is no longer waited for. */
const releaseStatement = `
  with forgotten as (delete from idempotency where ${isReserved} and not is_done)
  update idempotency set reservation = null where ${isReserved} and is_done`

const reserveStatement = `
  insert into idempotency as i (caller, route, key, body_hash, result_id, at, is_done, reservation, reserved_until)
  values ($1, $2, $3, $4, $5, $6, false, $7, clock_timestamp() + ${reservation})
  on conflict (caller, route, key) do update set
    body_hash = excluded.body_hash, result_id = excluded.result_id, at = excluded.at, answer = null,
    is_done = false, reservation = excluded.reservation, reserved_until = excluded.reserved_until
  where i.at <= excluded.at - ${lifetime} or (not i.is_done and i.reserved_until < clock_timestamp())
  returning 1`

/** Milliseconds a request waits for another one with the same key, and between two looks: at first, and at last. */
const patience = 4000
const firstWaitMs = 50
const lastWaitMs = 400

/**
 * Idempotency keys: the same account, route, key and body get the same answer for 24 hours, also while the first request is
 * still carried out. The table is made by {@link createIdempotencyTable}.
 */
@Injectable()
export class Idempotent {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The result an earlier request with this key has come to; throws `idempotency_key_reused` for another body. */
  async find(route: string, actor: Actor, idempotency: Idempotency | undefined): Promise<string | undefined> {
    const kept = idempotency && (await this.kept(route, actor, idempotency))
    return kept?.is_done ? kept.result_id : undefined
  }

  /**
   * The answer an earlier request with this key had, else the one `work` gives, which is kept. What refuses keeps nothing.
   * A second request that comes while the first is carried out waits for its answer, `request_under_way` after 4 s. A
   * command that must not be repeated where the process ends before its answer is kept calls {@link claim} in its own
   * transaction; its answer is then that of `again`. A kept answer is told only where `mayStillTell` finds that the caller
   * may read what it is about, and that it still holds; otherwise `again`.
   */
  async once<T extends object>(
    about: About,
    actor: Actor,
    { idempotency }: Keyed,
    { work, again, mayStillTell }: Repeatable<T>,
  ): Promise<T> {
    if (!idempotency) return work()
    const mine = uuidv7()
    const reserved = [accountOf(actor), about.route, idempotency.key, mine]
    const kept = await this.reserve(about, actor, idempotency, mine)
    if (kept) return this.tell(kept, { again, mayStillTell })
    try {
      const answer = await work()
      await this.database.write(answerStatement, [...reserved, JSON.stringify(answer)])
      return answer
    } catch (error) {
      await this.database.write(releaseStatement, reserved)
      if (!(error instanceof AlreadyAnswered)) throw error
      return this.tell(await this.answered(about.route, actor, idempotency), { again, mayStillTell })
    }
  }

  /** Uses the key up within the transaction of its command; see {@link once}. */
  async claim(tx: EntityManager, route: string, actor: Actor, { idempotency }: Keyed, resultId: string): Promise<void> {
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
    if (!idempotency) return undefined
    const key = [accountOf(actor), route, idempotency.key]
    const rows: unknown[] = await tx.query(
      `insert into idempotency as i (caller, route, key, body_hash, result_id, at) values ($1, $2, $3, $4, $5, $6)
       on conflict (caller, route, key) do update set
         body_hash = excluded.body_hash, result_id = excluded.result_id, at = excluded.at, answer = null, is_done = true
       where (not i.is_done and i.body_hash = excluded.body_hash) or i.at <= excluded.at - ${lifetime}
       returning 1`,
      [...key, idempotency.bodyHash, resultId, this.clock.now()],
    )
    if (rows.length > 0) return undefined
    const [first] = await tx.query<Kept[]>(
      'select result_id, body_hash from idempotency where caller = $1 and route = $2 and key = $3',
      key,
    )
    return first && sameBody(first, idempotency).result_id
  }

  /** Reserves the key for this request; what an earlier request with it came to, where there was one. */
  private async reserve(
    { route, resultId }: About,
    actor: Actor,
    idempotency: Idempotency,
    mine: string,
  ): Promise<Kept | undefined> {
    return this.patiently(async (kept) => {
      const [row] = kept?.is_reserved
        ? []
        : await this.database.write(reserveStatement, [
            accountOf(actor),
            route,
            idempotency.key,
            idempotency.bodyHash,
            uuid.test(resultId) ? resultId : mine,
            this.clock.now(),
            mine,
          ])
      return row ? { mine: true } : { kept: await this.kept(route, actor, idempotency) }
    })
  }

  /** What another request came to, as soon as its answer is kept. */
  private answered(route: string, actor: Actor, idempotency: Idempotency): Promise<Kept | undefined> {
    return this.patiently(async () => ({ kept: await this.kept(route, actor, idempotency) }))
  }

  /** Looks again and again, less often with time, until the key is this request's or another one's answer is there. */
  private async patiently(
    look: (before: Kept | undefined) => Promise<{ mine: true } | { mine?: false; kept: Kept | undefined }>,
  ): Promise<Kept | undefined> {
    const until = performance.now() + patience
    let kept: Kept | undefined
    for (let wait = firstWaitMs; ; wait = Math.min(2 * wait, lastWaitMs)) {
      const seen = await look(kept)
      if (seen.mine) return undefined
      kept = seen.kept
      if (kept?.is_done && !kept.is_reserved) return kept
      if (performance.now() + wait > until) throw requestUnderWay()
      await sleep(wait)
    }
  }

  private async tell<T extends object>(
    kept: Kept | undefined,
    { again, mayStillTell }: Pick<Repeatable<T>, 'again' | 'mayStillTell'>,
  ): Promise<T> {
    const answer = kept?.answer as T | null | undefined
    return answer && (await mayStillTell(answer)) ? answer : again()
  }

  private async kept(route: string, actor: Actor, idempotency: Idempotency): Promise<Kept | undefined> {
    const [row] = await this.database.query<Kept>(
      `select result_id, body_hash, is_done, answer,
              reservation is not null and answer is null and reserved_until >= clock_timestamp() as is_reserved
       from idempotency where caller = $1 and route = $2 and key = $3 and at > $4::timestamptz - ${lifetime}`,
      [accountOf(actor), route, idempotency.key, this.clock.now()],
    )
    return row && sameBody(row, idempotency)
  }
}

function sameBody(kept: Kept, { bodyHash }: Idempotency): Kept {
  if (kept.body_hash !== bodyHash) throw idempotencyKeyReused()
  return kept
}
