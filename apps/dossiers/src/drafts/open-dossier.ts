import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import {
  accountOf,
  hasEnded,
  type ActingFor,
  type Actor,
  type ApplicantClaim,
  type OpenDossierCommand,
} from '#contracts'
import { Catalogue, Clock, Idempotent } from '#platform'
import { communeAgencyCode, dayOf, provinceOf, searchKey } from '#vietnam'
import { Dossier } from '../dossier/dossier.entity.js'
import { procedureNotFound } from '../dossier/dossier.errors.js'
import { Dossiers } from '../dossier/dossiers.js'
import { namedSubjects } from '../dossier/subjects.rules.js'
import { MatchPerson } from '../matching/match-person.js'
import { NamedPeople } from '../matching/named-people.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { actingForNotWanted, linkNotChecked } from '../representation/representation.errors.js'
import { readActingFor } from '../representation/representation.rules.js'
import { applicantNeeded, applicantNotWanted, authorityUnknown, formExpired } from './draft.errors.js'

/**
 * Opens a draft: by the citizen, whose sign-in is the match, or by an official at the counter, where id, name
 * and birth date must belong to one person. With population down the draft opens unverified. Who acts for somebody else
 * is matched in the same way; a parent must be known as one.
 */
@Injectable()
export class OpenDossier {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly idempotent: Idempotent,
    private readonly clock: Clock,
    private readonly match: MatchPerson,
    private readonly people: NamedPeople,
    private readonly accesses: PersonAccesses,
  ) {}

  /** The id of the draft: of the one an earlier question with its key opened, where there was one. */
  async execute(command: OpenDossierCommand, asked: ActorContext): Promise<string> {
    const { actor } = asked
    const known = await this.idempotent.find('open', actor, command.idempotency)
    if (known) return known
    const dossier = this.draft(command, actor)
    if (actor.role === 'citizen') await this.people.count(dossier.subjects, actor)
    if (actor.role !== 'citizen' || dossier.representation) await this.matchApplicant(dossier, asked)
    return this.dossiers.begin(dossier, asked, {
      settled: ({ tx }) => this.idempotent.claimed(tx, 'open', actor, command.idempotency, dossier.id),
      work: async (change) => {
        const { tx } = change
        await change.save()
        await change.record({ event: 'opened' })
        const { applicantPersonId, applicantOldId, applicantPassport } = dossier
        const personId = applicantPersonId ?? applicantOldId ?? applicantPassport
        await this.accesses.record(tx, 'opened', dossier, actor, { personId })
        await this.people.record(tx, dossier, actor, dossier.subjects)
        return dossier.id
      },
    })
  }

  private draft(command: OpenDossierCommand, actor: Actor): Dossier {
    const form = this.catalogue.get('form', command.procedure)
    if (!form || !this.catalogue.get('procedure', command.procedure)) throw procedureNotFound()
    const at = this.clock.now()
    const { validTo } = form.template ?? {}
    if (validTo !== undefined && hasEnded({ validTo }, dayOf(at))) throw formExpired(validTo)
    const dossier = Object.assign(new Dossier(), {
      id: command.id,
      procedure: command.procedure,
      formVersion: form.formVersion,
      status: 'draft',
      createdBy: accountOf(actor),
      createdAt: at,
      changedAt: at,
      answers: {},
      chosen: {},
      disputed: [],
      wanted: [],
      completedParts: [],
      transfer: null,
      askedOffices: [],
      inquiries: [],
      ...applicantOf(command, actor, dayOf(at)),
    } satisfies Partial<Dossier>)
    dossier.subjects = namedSubjects(command.subjects ?? [], { ...dossier, form }, () => false)
    const receivedBy =
      command.receivedBy ?? (actor.role === 'citizen' ? officeOf(actor.residence, dayOf(at)) : actor.authority)
    if (receivedBy !== undefined && this.catalogue.get('authority', receivedBy)?.level !== 'commune')
      throw authorityUnknown()
    return Object.assign(dossier, {
      searchName: searchKey(dossier.applicantName),
      receivedBy: receivedBy ?? null,
      handledBy: receivedBy ?? null,
    })
  }

  private async matchApplicant(dossier: Dossier, asked: ActorContext): Promise<void> {
    const { personId } = await this.match.applicant(dossier, asked, asked.deadline - 100)
    const isParent = dossier.representation?.kind === 'parent'
    if (!personId && isParent) throw linkNotChecked()
    if (!personId) return
    if (dossier.representation && isParent) dossier.representation.status = 'verified'
    dossier.identity = 'verified'
    dossier.applicantPersonId = personId
  }
}

function applicantOf({ applicant, actingFor }: OpenDossierCommand, actor: Actor, today: string): Partial<Dossier> {
  if (actor.role !== 'citizen') {
    if (actingFor) throw actingForNotWanted()
    return counterApplicant(applicant)
  }
  return actingFor && !applicant ? representedApplicant(actingFor, actor, today) : ownApplicant(applicant, actor)
}

/** Somebody else, whom the one who is signed in acts for; population has to know them. */
function representedApplicant(claim: ActingFor, actor: Actor, today: string): Partial<Dossier> {
  return {
    channel: 'citizen',
    identity: 'unverified',
    representation: readActingFor(claim, actor, today),
    applicantPersonId: claim.personId ?? null,
    applicantName: claim.fullName,
    applicantBirthDate: claim.birthDate,
    residenceUnit: null,
  }
}

function ownApplicant(claim: ApplicantClaim | undefined, actor: Actor): Partial<Dossier> {
  if (claim) throw applicantNotWanted()
  return {
    channel: 'citizen',
    identity: 'verified',
    applicantPersonId: actor.personId ?? null,
    applicantName: actor.name,
    applicantBirthDate: actor.birthDate ?? null,
    residenceUnit: actor.residence ?? null,
  }
}

function counterApplicant(claim: ApplicantClaim | undefined): Partial<Dossier> {
  const ids = [claim?.personId, claim?.oldId, claim?.passport].filter((id) => id !== undefined && id !== null)
  if (!claim || ids.length !== 1) throw applicantNeeded()
  return {
    channel: 'counter',
    identity: 'unverified',
    applicantPersonId: claim.personId ?? null,
    applicantOldId: claim.oldId ?? null,
    applicantPassport: claim.passport ?? null,
    applicantName: claim.fullName,
    applicantBirthDate: claim.birthDate,
    residenceUnit: null,
  }
}

/** The commune office of a commune, by today's code. */
function officeOf(commune: string | undefined, today: string): string | undefined {
  const province = commune && provinceOf(commune, today)?.code
  return province && communeAgencyCode(province, commune)
}
