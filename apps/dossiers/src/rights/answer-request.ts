import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import {
  accountOf,
  rights,
  type Actor,
  type AnswerRight,
  type AnswerRightCommand,
  type NoticeKind,
  type RightsDecision,
  type RightsRequestDetail,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, Idempotent } from '#platform'
import { officeOf } from '../clock/office/offices.js'
import { insertNotices, KeepNotices } from '../notices/keep-notices.js'
import { answerNotAllowed, answerReasonNeeded } from './rights.errors.js'
import { allowedAnswers, endOfTerm, extended } from './rights.rules.js'
import { RightsRequests, type RightsRow } from './rights-requests.js'

const told: Record<RightsDecision, NoticeKind> = {
  acknowledged: 'rightsAcknowledged',
  extended: 'rightsExtended',
  granted: 'rightsGranted',
  refused: 'rightsRefused',
}

/** A controller answers a request; whoever asked is told, in words that say nothing of what was asked. */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly idempotent: Idempotent,
    private readonly notices: KeepNotices,
    private readonly requests: RightsRequests,
  ) {}

  /** Of two answers at once the second finds what the first left: `answer_not_allowed`. Throws `reason_needed`. */
  execute({ request, body, idempotency }: AnswerRightCommand, actor: Actor): Promise<RightsRequestDetail> {
    return this.database.transaction(async (tx) => {
      const row = await this.requests.get(tx, rights.answer.access, request, actor, { lock: true })
      const first = await this.idempotent.claimed(tx, answerRoute(row.id), actor, idempotency, row.id)
      if (first === undefined) await this.answer(tx, row, body, actor)
      return this.requests.detail(await this.requests.get(tx, rights.answer.access, row.id, actor), actor)
    })
  }

  private async answer(tx: EntityManager, row: RightsRow, { decision, reason }: AnswerRight, actor: Actor) {
    const term = this.requests.termOf(row)
    const at = this.clock.now()
    const allowed = allowedAnswers(row, term, at)
    if (!allowed.includes(decision)) throw answerNotAllowed(allowed)
    if (decision !== 'acknowledged' && reason === undefined) throw answerReasonNeeded()
    const isEnd = decision === 'granted' || decision === 'refused'
    const office = officeOf(this.catalogue, row.controller)
    const dueAt = decision === 'extended' ? endOfTerm(extended(term), row.receivedAt.getTime(), office) : row.dueAt
    await tx.query(
      `update rights_request set state = $2, acknowledged_at = coalesce(acknowledged_at, $3), due_at = $4,
         extended_at = case when $5 then $3 else extended_at end, ended_at = case when $6 then $3 end
       where id = $1`,
      [row.id, isEnd ? decision : 'acknowledged', at, dueAt, decision === 'extended', isEnd],
    )
    await tx.query(
      'insert into rights_answer (id, request_id, at, decision, reason, actor, actor_name) values ($1, $2, $3, $4, $5, $6, $7)',
      [uuidv7(), row.id, at, decision, reason ?? null, accountOf(actor), actor.name],
    )
    const notice = { personId: row.personId, as: 'concerned', kind: told[decision] } as const
    await tx.query(insertNotices({ dossier: 'null::uuid', code: 'null::text', at: '$1::timestamptz', first: 2 }), [
      at,
      ...this.notices.valuesOf([notice]),
    ])
  }
}

/** The route keys of answers to a request are kept under. */
export function answerRoute(request: string): string {
  return `answer right ${request}`
}
