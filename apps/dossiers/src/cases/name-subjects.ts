import { Injectable } from '@nestjs/common'
import type { Actor, DossierView, NameSubjectsCommand } from '#contracts'
import { Catalogue, Clock, Database, type AskContext } from '#platform'
import { formOf } from '../answers/form-of.js'
import { notEditable, reasonForSubjectsNeeded } from './dossier.errors.js'
import { isEditable } from './dossier.rules.js'
import { assertVersion, Dossiers } from './dossiers.js'
import { namedSubjects } from './subjects.rules.js'
import { Views } from './views.js'

/**
 * Names people population does not link. Named by an official with a reason they are asked about at the next prefill;
 * named by a citizen their fields stay to be asked until the person consents.
 */
@Injectable()
export class NameSubjects {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly clock: Clock,
    private readonly views: Views,
    private readonly catalogue: Catalogue,
  ) {}

  async execute(
    { dossier: id, ifMatch, body }: NameSubjectsCommand,
    context: AskContext & { actor: Actor },
  ): Promise<DossierView> {
    const { actor } = context
    const attested = actor.role !== 'citizen'
    if (attested && !body.reason) throw reasonForSubjectsNeeded()
    const changed = await this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, id, actor)
      if (!(await this.dossiers.isFirst(tx, context, dossier))) return dossier
      assertVersion(dossier, actor, ifMatch)
      if (!isEditable(dossier.status)) throw notEditable()
      dossier.subjects = namedSubjects(body.subjects, { ...dossier, form: formOf(this.catalogue, dossier) }, attested)
      dossier.changedAt = this.clock.now()
      await this.dossiers.record(tx, dossier.id, {
        at: dossier.changedAt,
        event: 'subjectsNamed',
        actor,
        note: body.reason,
      })
      return tx.save(dossier)
    })
    return this.views.view(changed, actor)
  }
}
