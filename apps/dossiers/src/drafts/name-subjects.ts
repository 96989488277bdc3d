import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import {
  dossierAccess,
  type DossierView,
  type FormDocument,
  type NamedSubject,
  type NameSubjectsCommand,
} from '#contracts'
import { Catalogue } from '#platform'
import type { Dossier, DossierSubject } from '../dossier/dossier.entity.js'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { namedSubjects } from '../dossier/subjects.rules.js'
import { NamedPeople } from '../matching/named-people.js'
import { Views } from '../views/views.js'
import { reasonForSubjectsNeeded } from './draft.errors.js'

/**
 * Names people population does not link. Named by an official with a reason, and matched by id, name and birth date, they
 * are asked about at the next prefill; named by a citizen, or while population is away, their fields stay to be asked until
 * the person consents. Where a role changes hands, nothing looked up or typed about the one before stays.
 */
@Injectable()
export class NameSubjects {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly people: NamedPeople,
    private readonly views: Views,
  ) {}

  async execute(command: NameSubjectsCommand, asked: ActorContext): Promise<DossierView> {
    const { subjects, reason } = command.body
    const matched = await this.matched(command, asked)
    const changed = await this.dossiers.change(dossierAccess.fill, command, asked, {
      settled: async (change) => ((await change.isFirst()) ? undefined : change.dossier),
      work: async (change) => {
        const { tx, dossier, form, actor } = change
        const before = dossier.subjects
        dossier.subjects = namedSubjects(subjects, { ...dossier, form }, ({ personId }) => matched.includes(personId))
        forgetOthers(dossier, before, form)
        await change.record({ event: 'subjectsNamed', note: reason })
        await this.people.record(tx, dossier, actor, dossier.subjects, reason)
        return change.save()
      },
    })
    return this.views.view(changed, asked.actor)
  }

  /** Of an official's naming the ids of those population knows under the given name and birth date; one that belongs to another is refused. */
  private async matched({ dossier: id, ifMatch, body }: NameSubjectsCommand, asked: ActorContext): Promise<string[]> {
    const { actor } = asked
    const isCitizen = actor.role === 'citizen'
    if (!isCitizen && !body.reason) throw reasonForSubjectsNeeded()
    const dossier = await this.dossiers.get(dossierAccess.fill, id, actor)
    if (!isCitizen) assertVersion(dossier, ifMatch, actor)
    namedSubjects(body.subjects, { ...dossier, form: formOf(this.catalogue, dossier) }, () => false)
    if (isCitizen) {
      await this.people.count(body.subjects, actor)
      return []
    }
    const ids: string[] = []
    for (const subject of body.subjects) {
      const isAttested = dossier.subjects.some((known) => known.attested && isSame(known, subject))
      if (isAttested || (await this.people.idOf(subject, dossier, asked)) === subject.personId)
        ids.push(subject.personId)
    }
    return ids
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
