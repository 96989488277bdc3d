import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import {
  dossierAccess,
  isDomainError,
  rights,
  type Actor,
  type AskForRightCommand,
  type RightsRequestRef,
  type RightsRequestView,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, Idempotent } from '#platform'
import { officeOf } from '../clock/office/offices.js'
import { Dossiers } from '../dossier/dossiers.js'
import { Controllers } from './controllers.js'
import {
  aboutUnknownDossier,
  personNeeded,
  rightsRequestEnded,
  tooManyOpenRequests,
  tooManyRequestsADay,
} from './rights.errors.js'
import { endOfTerm, type TermsSetting } from './rights.rules.js'
import { RightsRequests } from './rights-requests.js'

const dayMs = 86_400_000

/** A person asks whoever answers for data about them, and may take that back until it is answered. */
@Injectable()
export class AskForRight {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly idempotent: Idempotent,
    private readonly dossiers: Dossiers,
    private readonly controllers: Controllers,
    private readonly requests: RightsRequests,
  ) {}

  /**
   * The same key again makes no second request. Throws `controller_unknown`, `dossier_unknown`,
   * `too_many_open_requests`, `too_many_rights_requests`.
   */
  async execute({ body, idempotency }: AskForRightCommand, actor: Actor): Promise<RightsRequestView> {
    if (actor.personId === undefined) throw personNeeded()
    const { code } = this.controllers.get(body.controller)
    if (body.dossierId !== undefined) await this.assertReadable(body.dossierId, actor)
    const id = uuidv7()
    return this.database.transaction(async (tx) => {
      const first = await this.idempotent.claimed(tx, askRoute, actor, idempotency, id)
      if (first === undefined) await this.insert(tx, id, { ...body, controller: code }, actor)
      return this.requests.view(await this.requests.get(tx, rights.withdraw.access, first ?? id, actor))
    })
  }

  /** Throws `rights_request_ended` where there is nothing to take back. Doing it twice has the effect of once. */
  withdraw({ request }: RightsRequestRef, actor: Actor): Promise<RightsRequestView> {
    return this.database.transaction(async (tx) => {
      const row = await this.requests.get(tx, rights.withdraw.access, request, actor, { lock: true })
      if (row.endedAt !== null && row.state !== 'withdrawn') throw rightsRequestEnded()
      if (row.endedAt === null)
        await tx.query(`update rights_request set state = 'withdrawn', ended_at = $2 where id = $1`, [
          ...[row.id, this.clock.now()],
        ])
      return this.requests.view(await this.requests.get(tx, rights.withdraw.access, request, actor))
    })
  }

  private async insert(tx: EntityManager, id: string, body: AskForRightCommand['body'], actor: Actor): Promise<void> {
    const at = this.clock.now()
    const terms = this.requests.terms(at)
    const person = this.requests.personHash(actor)
    await this.assertFewEnough(tx, person, terms, at)
    const office = officeOf(this.catalogue, body.controller)
    const endOf = (term: TermsSetting['acknowledge']) => endOfTerm(term, at.getTime(), office)
    await tx.query(
      `insert into rights_request (id, person_hash, person_id, person_name, kind, controller, about, text, dossier_id,
         received_at, acknowledge_by, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, person, actor.personId, actor.name, body.kind, body.controller, body.about ?? null, body.text],
        ...[body.dossierId ?? null, at, endOf(terms.acknowledge), endOf(terms.kinds[body.kind])],
      ],
    )
  }

  /** Requests of one person are counted one after the other. */
  private async assertFewEnough(tx: EntityManager, person: string, terms: TermsSetting, at: Date): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`rights ${person}`])
    const [counted] = await tx.query<{ open: number; today: number }[]>(
      `select count(*) filter (where ended_at is null)::int as open, count(*) filter (where received_at > $2)::int as today
       from rights_request where person_hash = $1`,
      [person, new Date(at.getTime() - dayMs)],
    )
    if ((counted?.open ?? 0) >= terms.openAtOnce) throw tooManyOpenRequests(terms.openAtOnce)
    if ((counted?.today ?? 0) >= terms.aDay) throw tooManyRequestsADay(terms.aDay)
  }

  private async assertReadable(dossier: string, actor: Actor): Promise<void> {
    await this.dossiers.get(dossierAccess.read, dossier, actor).catch((error: unknown) => {
      throw isDomainError(error) && error.kind === 'notFound' ? aboutUnknownDossier() : error
    })
  }
}

/** The route keys of {@link AskForRight} are kept under. */
export const askRoute = 'ask for a right'
