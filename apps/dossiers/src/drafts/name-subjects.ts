import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { AskContext } from '#bus'
import {
  dossierAccess,
  type Actor,
  type DossierView,
  type FormDocument,
  type NamedSubject,
  type NameSubjectsCommand,
} from '#contracts'
import { Catalogue, Clock, Database } from '#platform'
import type { Dossier, DossierSubject } from '../dossier/dossier.entity.js'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { namedSubjects } from '../dossier/subjects.rules.js'
import { MatchPerson } from '../matching/match-person.js'
import { asMatched, Mismatches } from '../matching/mismatches.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { Views } from '../views/views.js'
import { reasonForSubjectsNeeded } from './draft.errors.js'

/** What naming works with beside the catalogue and the database. */
@Injectable()
export class NamingParts {
  constructor(
    readonly clock: Clock,
    readonly match: MatchPerson,
    readonly views: Views,
    readonly accesses: PersonAccesses,
    readonly mismatches: Mismatches,
  ) {}
}

/**
 * Names people population does not link. Named by an official with a reason, and matched by id, name and birth date, they
 * are asked about at the next prefill; named by a citizen, or while population is away, their fields stay to be asked until
 * the person consents. Where a role changes hands, nothing looked up or typed about the one before stays.
 */
@Injectable()
export class NameSubjects {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly parts: NamingParts,
  ) {}

  async execute(
    { dossier: id, ifMatch, body }: NameSubjectsCommand,
    context: AskContext & { actor: Actor },
  ): Promise<DossierView> {
    const { actor } = context
    const matched = await this.matched(id, { ifMatch, body }, context)
    const changed = await this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.fill, id, actor)
      if (!(await this.dossiers.isFirst(tx, context, dossier))) return dossier
      assertVersion(dossier, actor, ifMatch)
      const before = dossier.subjects
      const form = formOf(this.catalogue, dossier)
      const isMatched = ({ personId }: NamedSubject) => matched.includes(personId)
      dossier.subjects = namedSubjects(body.subjects, { ...dossier, form }, isMatched)
      forgetOthers(dossier, before, form)
      dossier.changedAt = this.parts.clock.now()
      await this.dossiers.record(tx, dossier.id, {
        at: dossier.changedAt,
        event: 'subjectsNamed',
        actor,
        note: body.reason,
      })
      await this.leaveRows(tx, dossier, actor, body.reason)
      return tx.save(dossier)
    })
    return this.parts.views.view(changed, actor)
  }

  /** Of an official's naming the ids of those population knows under the given name and birth date; one that belongs to another is refused. */
  private async matched(
    id: string,
    { ifMatch, body }: Pick<NameSubjectsCommand, 'ifMatch' | 'body'>,
    context: AskContext & { actor: Actor },
  ): Promise<string[]> {
    const { actor } = context
    if (actor.role !== 'citizen' && !body.reason) throw reasonForSubjectsNeeded()
    const dossier = await this.dossiers.get(dossierAccess.fill, id, actor)
    if (actor.role !== 'citizen') assertVersion(dossier, actor, ifMatch)
    namedSubjects(body.subjects, { ...dossier, form: formOf(this.catalogue, dossier) }, () => false)
    if (actor.role === 'citizen') {
      for (const subject of body.subjects) await this.parts.mismatches.countNaming(asMatched(subject), actor)
      return []
    }
    const ids: string[] = []
    for (const subject of body.subjects) {
      if (dossier.subjects.some((known) => known.attested && isSame(known, subject))) ids.push(subject.personId)
      else if (await this.isKnown(subject, dossier, context)) ids.push(subject.personId)
    }
    return ids
  }

  private async isKnown(
    subject: NamedSubject,
    dossier: Dossier,
    context: AskContext & { actor: Actor },
  ): Promise<boolean> {
    const person = asMatched(subject)
    const found = await this.parts.match.execute(
      person,
      { ...dossier, representation: null },
      context,
      context.deadline - 300,
    )
    return found.personId === subject.personId
  }

  private async leaveRows(tx: EntityManager, dossier: Dossier, actor: Actor, reason?: string): Promise<void> {
    for (const { personId } of dossier.subjects)
      await this.parts.accesses.record(tx, 'named', dossier, actor, { personId, reason })
  }
}

function isSame(known: DossierSubject, { role, personId, fullName, birthDate }: NamedSubject): boolean {
  return (
    known.role === role && known.personId === personId && known.fullName === fullName && known.birthDate === birthDate
  )
}

/** What stood in the dossier about somebody who is no longer named for their role goes: their facts and what was typed for them. */
function forgetOthers(dossier: Dossier, before: readonly DossierSubject[], form: FormDocument): void {
  const gone = new Set(
    before
      .filter((old) => !dossier.subjects.some((now) => now.role === old.role && now.personId === old.personId))
      .map(({ role }) => role),
  )
  if (gone.size === 0) return
  dossier.snapshotId = null
  const isTheirs = (path: string) => gone.has(form.bindings[path]?.subject ?? '')
  const kept = (entries: object) => Object.fromEntries(Object.entries(entries).filter(([path]) => !isTheirs(path)))
  dossier.answers = kept(dossier.answers)
  dossier.chosen = kept(dossier.chosen)
  dossier.wanted = dossier.wanted.map((wanted) => (isTheirs(wanted.path) ? { path: wanted.path } : wanted))
}
