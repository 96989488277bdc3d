import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { ActorContext } from '#bus'
import {
  dossierAccess,
  type ConsentView,
  type RequestConsent as RequestBody,
  type RequestConsentCommand,
} from '#contracts'
import { formSubject } from '#forms'
import { Catalogue } from '#platform'
import { dayOf } from '#vietnam'
import type { Change } from '../dossier/change.js'
import type { Dossier, DossierSubject } from '../dossier/dossier.entity.js'
import { dossierChanged } from '../dossier/dossier.errors.js'
import { Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { roleUnknown } from '../dossier/subjects.errors.js'
import { isRoleOf } from '../dossier/subjects.rules.js'
import { identityUnverified } from '../matching/match.errors.js'
import { Mismatches } from '../matching/mismatches.js'
import { NamedPeople } from '../matching/named-people.js'
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

/**
 * Asks the person named for a role whether the databases may be asked about them, or writes down at the counter what they
 * said. A request that waits, and a consent that was given, are returned as they are: asking twice has the effect of one.
 */
@Injectable()
export class RequestConsent {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly consents: Consents,
    private readonly catalogue: Catalogue,
    private readonly people: NamedPeople,
    private readonly mismatches: Mismatches,
  ) {}

  async execute(command: RequestConsentCommand, asked: ActorContext): Promise<ConsentView> {
    const { dossier: id, body } = command
    const isCitizen = asked.actor.role === 'citizen'
    const matched = isCitizen ? undefined : await this.matched(id, body, asked)
    return this.dossiers.change(dossierAccess.requestConsent, command, asked, {
      decides: false,
      settled: async (change) => {
        if (await change.isFirst()) return undefined
        const { latest } = await this.latestOf(change, body.role)
        return latest && this.consents.view(latest, change.dossier)
      },
      work: async (change) => {
        const { dossier } = change
        const { subject, latest } = await this.latestOf(change, body.role)
        if (matched !== undefined && matched !== dossier.grounds) throw dossierChanged()
        const consent = isCitizen
          ? await this.ask(change, subject, latest, body)
          : await this.record(change, subject, latest, body)
        return this.consents.view(consent, dossier)
      },
    })
  }

  /**
   * Whose word an official writes down has to be there: population knows them under this number, name and birth date. Returns
   * the grounds of the dossier this was found on.
   */
  private async matched(id: string, body: RequestBody, asked: ActorContext): Promise<number> {
    const dossier = await this.dossiers.get(dossierAccess.requestConsent, id, asked.actor)
    const subject = this.subjectOf(dossier, body.role)
    if (body.reason === undefined) throw reasonForConsentNeeded()
    if (body.answer === 'refused') return dossier.grounds
    if ((await this.people.idOf(subject, dossier, asked)) === undefined) throw identityUnverified()
    return dossier.grounds
  }

  private async latestOf({ tx, dossier }: Change, role: string) {
    const subject = this.subjectOf(dossier, role)
    return { subject, latest: latestFor(await this.consents.of(tx, dossier.id), subject) }
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

  private async ask(change: Change, subject: DossierSubject, latest: Consent | undefined, body: RequestBody) {
    const { tx, dossier, actor, at } = change
    if (body.answer !== undefined || body.reason !== undefined) throw consentIsHers()
    const state = latest && stateIn(latest, dossier, at)
    if (state === 'refused') throw consentRefused()
    if (latest && state !== 'expired') return latest
    await this.mismatches.countAsking(tx, subject.personId, actor)
    await change.record({ event: 'consentRequested', concerned: subject })
    return tx.save(this.request(change, subject))
  }

  private async record(change: Change, subject: DossierSubject, latest: Consent | undefined, body: RequestBody) {
    const { tx, dossier, actor } = change
    const { answer = 'given', reason } = body
    if (reason === undefined) throw reasonForConsentNeeded()
    const isHerOwn = latest?.answer === 'refused' && latest.recordedBy === null
    if (isHerOwn && answer !== 'refused') throw consentRefused()
    await this.people.record(tx, dossier, actor, [subject], reason)
    return this.consents.settle(change, latest ?? this.request(change, subject), answer, reason)
  }

  private request({ dossier, actor, at }: Change, subject: DossierSubject): Consent {
    const { role, personId, fullName, birthDate } = subject
    const setting = this.catalogue.setting('consent.request', dayOf(at)) as { days: number } | undefined
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
