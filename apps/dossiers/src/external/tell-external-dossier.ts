import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import {
  accountOf,
  type ExternalDossierView,
  type TellExternalCommand,
  type TellExternalDossier as Told,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, ServiceKeys } from '#platform'
import { parseDossierCode } from '#vietnam'
import {
  codeInvalid,
  codeNotOwn,
  externalDossierClosed,
  externalDossierDiffers,
  oneApplicantNeeded,
  openedAtInvalid,
  procedureUnknown,
} from './external.errors.js'
import { MatchPeople } from './match-people.js'
import { ExternalDossiers, viewOf, type ExternalDossier } from './external-dossiers.js'

/** Years a dossier may have been open. */
const mostYears = 10

/**
 * Another system tells of a dossier it handles. Its people are matched with population as those of own dossiers are, under
 * the same limits; those beside the applicant must be linked to that person. Told again alike it stays as it is.
 */
@Injectable()
export class TellExternalDossier {
  constructor(
    private readonly database: Database,
    private readonly dossiers: ExternalDossiers,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
    private readonly people: MatchPeople,
  ) {}

  /** Throws `external_dossier_differs` and `external_dossier_closed` for a code that was told before. */
  async execute(command: TellExternalCommand, asked: ActorContext): Promise<ExternalDossierView> {
    const { actor } = asked
    const told = this.read(command, asked)
    const before = await this.dossiers.find(this.database.dataSource.manager, told)
    if (before) return sameAs(told, before)
    const dossier = { ...told, subjects: await this.people.match(told, asked) }
    return this.database.transaction(async (tx) => {
      const made = await tx.query<unknown[]>(insertStatement, [
        ...[dossier.id, dossier.code, dossier.authority, dossier.procedure, dossier.toldHash],
        ...[JSON.stringify(dossier.subjects), dossier.openedAt, this.clock.now(), accountOf(actor)],
      ])
      if (made.length === 0) return sameAs(dossier, await this.dossiers.find(tx, dossier))
      return viewOf(dossier)
    })
  }

  /** What was told, as far as nobody need be asked whether it holds. */
  private read({ dossier: id, code, body }: TellExternalCommand, { actor }: ActorContext): ExternalDossier {
    const agency = parseDossierCode(code)?.agency
    if (agency === undefined) throw codeInvalid()
    if (actor.authority !== agency) throw codeNotOwn()
    if (!this.catalogue.get('procedure', body.procedure)) throw procedureUnknown()
    const openedAt = new Date(body.openedAt)
    const now = this.clock.now()
    const earliest = new Date(now)
    earliest.setUTCFullYear(now.getUTCFullYear() - mostYears)
    if (!(openedAt <= now && openedAt >= earliest)) throw openedAtInvalid()
    const applicants = body.subjects.filter(({ role }) => role === 'applicant')
    const people = new Set(body.subjects.map(({ personId }) => personId))
    if (applicants.length !== 1 || people.size !== body.subjects.length) throw oneApplicantNeeded()
    const { procedure, subjects } = body
    return { id, code, authority: agency, procedure, toldHash: this.hashOf(body), subjects, openedAt, closedAt: null }
  }

  /** Stands for what was told, also when the people are forgotten. */
  private hashOf({ procedure, subjects, openedAt }: Told): string {
    const people = subjects.map(({ role, personId, fullName, birthDate }) => [role, personId, fullName, birthDate])
    return this.keys.pseudonym(JSON.stringify([procedure, people.sort(), new Date(openedAt).toISOString()]))
  }
}

function sameAs(dossier: ExternalDossier, before: ExternalDossier | undefined): ExternalDossierView {
  if (before?.closedAt) throw externalDossierClosed() // of its people nothing is told any more, not even that a guess is right
  if (before?.toldHash !== dossier.toldHash) throw externalDossierDiffers()
  return viewOf(before)
}

const insertStatement = `
  insert into external_dossier (id, code, authority, procedure, told_hash, subjects, opened_at, told_at, told_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`
