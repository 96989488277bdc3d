import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import type { EntityManager } from 'typeorm'
import {
  relationOf,
  worksFor,
  type Access,
  type Actor,
  type Certainty,
  type Relation,
  type RightKind,
  type RightsAnswer,
  type RightsRequestDetail,
  type RightsRequestItem,
  type RightsRequestView,
  type RightsTerm,
} from '#contracts'
import { Catalogue, Clock, ServiceKeys } from '#platform'
import { dayOf } from '#vietnam'
import { courseOf } from '../clock/due.rules.js'
import { explain } from '../clock/explanation.js'
import { dayNumberOf, writtenInstant } from '../clock/office/days.js'
import { officeOf } from '../clock/office/offices.js'
import { Controllers } from './controllers.js'
import { rightsRequestNotFound, rightsTermsMissing } from './rights.errors.js'
import { allowedAnswers, extended, overdueOf, type Standing, type TermsSetting } from './rights.rules.js'

/** A request as it is kept. */
export interface RightsRow extends Standing {
  id: string
  personHash: string
  personId: string
  personName: string
  kind: RightKind
  controller: string
  about: string | null
  text: string
  dossierId: string | null
  receivedAt: Date
  answers: RightsAnswer[]
}

/** What a query of requests selects; the table is `r`. */
export const columns = `r.id, r.person_hash as "personHash", r.person_id as "personId", r.person_name as "personName",
  r.kind, r.controller, r.about, r.text, r.dossier_id as "dossierId", r.state, r.received_at as "receivedAt",
  r.acknowledge_by as "acknowledgeBy", r.acknowledged_at as "acknowledgedAt", r.due_at as "dueAt",
  r.extended_at as "extendedAt", r.ended_at as "endedAt", (
    select coalesce(json_agg(json_build_object(
      'at', to_char(a.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'decision', a.decision, 'reason', a.reason, 'by', a.actor_name) order by a.id), '[]')
    from rights_answer a where a.request_id = r.id) as answers`

/** What is told of requests, and to whom. */
@Injectable()
export class RightsRequests {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
    private readonly controllers: Controllers,
  ) {}

  /** The terms of a day; throws `rights_terms_missing`. */
  terms(at: Date): TermsSetting {
    const terms = this.setting(at)
    if (!terms) throw rightsTermsMissing()
    return terms
  }

  /** The term of a request: that of the day it was received. */
  termOf({ kind, receivedAt }: Pick<RightsRow, 'kind' | 'receivedAt'>): RightsTerm {
    return this.terms(receivedAt).kinds[kind]
  }

  /** How sure that term is; C where no setting tells it any more. */
  private certaintyOf({ kind, receivedAt }: Pick<RightsRow, 'kind' | 'receivedAt'>): Certainty {
    return this.setting(receivedAt)?.kinds[kind].certainty ?? 'C'
  }

  private setting(at: Date): TermsSetting | undefined {
    return this.catalogue.setting('rights.terms', dayOf(at)) as TermsSetting | undefined
  }

  /** Throws `rights_request_not_found` for one the actor has nothing to do with; `lock` keeps others from answering it meanwhile. */
  async get(
    tx: Pick<EntityManager, 'query'>,
    access: Access,
    id: string,
    actor: Actor,
    { lock = false } = {},
  ): Promise<RightsRow> {
    if (!isUUID(id)) throw rightsRequestNotFound()
    if (lock) await tx.query('select 1 from rights_request where id = $1 for update', [id])
    const [row] = await tx.query<RightsRow[]>(`select ${columns} from rights_request r where r.id = $1`, [id])
    if (!row || relationOf(access, actor, { relations: this.relationsTo(row, actor) }) !== 'allowed')
      throw rightsRequestNotFound()
    return row
  }

  item(row: RightsRow): RightsRequestItem {
    const { id, kind, state } = row
    return {
      ...{ id, kind, state, controller: this.controllers.named(row.controller) },
      receivedAt: row.receivedAt.toISOString(),
      acknowledgeBy: row.acknowledgeBy.toISOString(),
      acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
      dueAt: row.dueAt.toISOString(),
      dueCertainty: this.certaintyOf(row),
      extendedAt: row.extendedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      overdue: overdueOf(row, this.clock.now()),
    }
  }

  view(row: RightsRow): RightsRequestView {
    const { about, text, dossierId, answers } = row
    return { ...this.item(row), about, text, dossierId, answers }
  }

  detail(row: RightsRow, actor: Actor): RightsRequestDetail {
    const term = this.termOf(row)
    const mayAnswer = this.relationsTo(row, actor).includes('controller')
    return {
      ...this.view(row),
      requester: { name: row.personName, personId: row.personId },
      term,
      due: { at: writtenInstant(row.dueAt.getTime()), explanation: this.explained(row, term) },
      allowed: mayAnswer ? allowedAnswers(row, term, this.clock.now()) : [],
    }
  }

  /** What stands for a person in the requests. */
  personHash({ personId = '' }: Actor): string {
    return this.keys.pseudonym(personId)
  }

  private explained(row: RightsRow, term: RightsTerm) {
    const office = officeOf(this.catalogue, row.controller)
    const { amount, unit } = row.extendedAt === null ? term : extended(term)
    const counted = { period: { amount, unit }, receivedAt: row.receivedAt.getTime(), afternoonRule: false, events: [] }
    return explain(counted, courseOf(counted, office), office, dayNumberOf(row.dueAt.getTime()))
  }

  private relationsTo({ personHash, controller }: RightsRow, actor: Actor): Relation[] {
    if (actor.role === 'citizen')
      return actor.personId !== undefined && this.personHash(actor) === personHash ? ['requester'] : []
    return worksFor(actor, controller) ? ['controller'] : []
  }
}
