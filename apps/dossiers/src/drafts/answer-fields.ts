import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { AskContext } from '#bus'
import {
  DomainError,
  dossierAccess,
  type Actor,
  type AnswerCommand,
  type DossierView,
  type InputError,
} from '#contracts'
import { Catalogue, Clock, Database, invalidInput } from '#platform'
import { dayOf } from '#vietnam'
import { readAnswers } from '../answers/answers.rules.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { Views } from '../views/views.js'

/** Keeps what a person typed; a value a registry provides is refused. */
@Injectable()
export class AnswerFields {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly views: Views,
  ) {}

  async execute(
    { dossier: id, ifMatch, body }: AnswerCommand,
    context: AskContext & { actor: Actor },
  ): Promise<DossierView> {
    const { actor } = context
    const changed = await this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.fill, id, actor)
      if (!(await this.dossiers.isFirst(tx, context, dossier))) return dossier
      assertVersion(dossier, actor, ifMatch)
      const fields = await snapshotFields(tx, dossier)
      const at = this.clock.now()
      const { answers, errors } = readAnswers(formOf(this.catalogue, dossier), fields, body.answers, {
        before: dossier.answers,
        today: dayOf(at),
      })
      if (errors.length > 0) throw answersRefused(errors)
      dossier.answers = { ...dossier.answers, ...answers }
      dossier.changedAt = at
      await this.recordOfficial(tx, dossier, Object.keys(answers), actor)
      return tx.save(dossier)
    })
    return this.views.view(changed, actor)
  }

  /** What an official changes of a dossier that was submitted stands in its history: which places. */
  private async recordOfficial(tx: EntityManager, dossier: Dossier, paths: string[], actor: Actor): Promise<void> {
    if (actor.role === 'citizen' || dossier.status === 'draft') return
    const note = paths.slice(0, placesTold).join(', ') + (paths.length > placesTold ? ', …' : '')
    await this.dossiers.record(tx, dossier.id, { at: dossier.changedAt, event: 'answersChanged', actor, note })
  }
}

/** Which places, not what was typed there. */
const placesTold = 20

/** One registry value among the answers names the whole refusal. */
function answersRefused(errors: InputError[]): DomainError {
  if (!errors.some(({ code }) => code === 'registry_value_supplied')) return invalidInput(errors)
  return new DomainError(
    'invalid',
    'registry_value_supplied',
    {
      vi: 'Có thông tin đã lấy từ cơ sở dữ liệu nên không nhận giá trị khai lại.',
      en: 'Some of these facts are provided by a database, so typed values are not taken.',
    },
    { errors },
  )
}
