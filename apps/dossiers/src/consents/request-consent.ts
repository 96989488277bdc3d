import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { AskContext } from '#bus'
import {
  dossierAccess,
  type Actor,
  type ConsentView,
  type RequestConsent as RequestBody,
  type RequestConsentCommand,
} from '#contracts'
import { formSubject } from '#forms'
import { Catalogue, Clock, Database } from '#platform'
import { dayOf } from '#vietnam'
import type { Dossier, DossierSubject } from '../dossier/dossier.entity.js'
import { dossierChanged } from '../dossier/dossier.errors.js'
import { Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { roleUnknown } from '../dossier/subjects.errors.js'
import { isRoleOf } from '../dossier/subjects.rules.js'
import { settingOn } from '../clock/office/setting-on.js'
import { MatchPerson } from '../matching/match-person.js'
import { identityUnverified } from '../matching/match.errors.js'
import { asMatched, Mismatches } from '../matching/mismatches.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { Consent } from './consent.entity.js'
import {
  consentIsHers,
  consentNotNeeded,
  consentRefused,
  reasonForConsentNeeded,
  subjectNotNamed,
} from './consent.errors.js'
import { expiryOf, latestFor, stateIn } from './consent.rules.js'
import { Consents } from './consents.js'

/** Days a request can be answered where no setting says how many. */
const usualDays = 15

/** What requesting works with beside. */
@Injectable()
export class RequestingParts {
  constructor(
    readonly match: MatchPerson,
    readonly accesses: PersonAccesses,
    readonly mismatches: Mismatches,
  ) {}
}

/**
 * Asks the person named for a role whether the databases may be asked about them, or writes down at the counter what they
 * said. A request that waits, and a consent that was given, are returned as they are: asking twice has the effect of one.
 */
@Injectable()
export class RequestConsent {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly consents: Consents,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly parts: RequestingParts,
  ) {}

  async execute(
    { dossier: id, body }: RequestConsentCommand,
    context: AskContext & { actor: Actor },
  ): Promise<ConsentView> {
    const { actor } = context
    const matched = actor.role === 'citizen' ? undefined : await this.matched(id, body, context)
    return this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.requestConsent, id, actor)
      const subject = this.subjectOf(dossier, body.role)
      if (matched !== undefined && matched !== dossier.grounds) throw dossierChanged()
      const latest = latestFor(await this.consents.of(tx, dossier.id), subject)
      const isFirst = await this.dossiers.isFirst(tx, context, dossier)
      if (!isFirst && latest) return this.consents.view(latest, dossier)
      const consent =
        actor.role === 'citizen'
          ? await this.ask(tx, dossier, { subject, latest, body }, actor)
          : await this.record(tx, dossier, { subject, latest, body }, actor)
      return this.consents.view(consent, dossier)
    })
  }

  /**
   * Whose word an official writes down has to be there: population knows them under this number, name and birth date. Returns
   * the grounds of the dossier this was found on.
   */
  private async matched(id: string, body: RequestBody, context: AskContext & { actor: Actor }): Promise<number> {
    const dossier = await this.dossiers.get(dossierAccess.requestConsent, id, context.actor)
    const subject = this.subjectOf(dossier, body.role)
    if (body.reason === undefined) throw reasonForConsentNeeded()
    if (body.answer === 'refused') return dossier.grounds
    const of = { ...dossier, representation: null }
    const { personId } = await this.parts.match.execute(asMatched(subject), of, context, context.deadline - 300)
    if (personId === undefined) throw identityUnverified()
    return dossier.grounds
  }

  private subjectOf(dossier: Dossier, role: string): DossierSubject {
    const form = formOf(this.catalogue, dossier)
    if (!isRoleOf(form, role)) throw roleUnknown('/role')
    const subject = dossier.subjects.find((named) => named.role === role)
    if (!subject) throw subjectNotNamed()
    const authority = formSubject(form, role)?.authority
    if (subject.attested || authority === 'link') throw consentNotNeeded()
    return subject
  }

  private async ask(tx: EntityManager, dossier: Dossier, { subject, latest, body }: Asked, actor: Actor) {
    if (body.answer !== undefined || body.reason !== undefined) throw consentIsHers()
    const state = latest && stateIn(latest, dossier, this.clock.now())
    if (state === 'refused') throw consentRefused()
    if (latest && state !== 'expired') return latest
    await this.parts.mismatches.countAsking(tx, subject.personId, actor)
    await this.dossiers.record(tx, dossier.id, { at: this.clock.now(), event: 'consentRequested', actor })
    return tx.save(this.request(dossier, subject, actor))
  }

  private async record(tx: EntityManager, dossier: Dossier, { subject, latest, body }: Asked, actor: Actor) {
    if (body.reason === undefined) throw reasonForConsentNeeded()
    const isHerOwn = latest?.answer === 'refused' && latest.recordedBy === null
    if (isHerOwn && body.answer !== 'refused') throw consentRefused()
    const { personId } = subject
    await this.parts.accesses.record(tx, 'named', dossier, actor, { personId, reason: body.reason })
    const consent = latest ?? this.request(dossier, subject, actor)
    return this.consents.settle(tx, { consent, dossier }, body.answer ?? 'given', actor, body.reason)
  }

  private request(dossier: Dossier, { role, personId, fullName, birthDate }: DossierSubject, actor: Actor): Consent {
    const at = this.clock.now()
    const setting = settingOn(this.catalogue, 'consent.request', dayOf(at)) as { days: number } | undefined
    return Object.assign(new Consent(), {
      id: uuidv7(),
      dossierId: dossier.id,
      ...{ role, personId, fullName, birthDate },
      requestedBy: actor.name,
      requestedAt: at,
      expiresAt: expiryOf(at, setting?.days ?? usualDays),
      ...{ answer: null, answeredAt: null, recordedBy: null, reason: null },
    } satisfies Partial<Consent>)
  }
}

interface Asked {
  subject: DossierSubject
  latest: Consent | undefined
  body: RequestBody
}
