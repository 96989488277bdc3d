import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import { DomainError, dossierAccess, type AnswerCommand, type DossierView, type InputError } from '#contracts'
import { invalidInput } from '#platform'
import { dayOf } from '#vietnam'
import { readAnswers } from '../answers/answers.rules.js'
import { notRequested } from '../answers/supplement.rules.js'
import type { Change } from '../dossier/change.js'
import { Dossiers } from '../dossier/dossiers.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { Views } from '../views/views.js'

/** Keeps what a person typed; a value a registry provides is refused. */
@Injectable()
export class AnswerFields {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly views: Views,
  ) {}

  async execute(command: AnswerCommand, asked: ActorContext): Promise<DossierView> {
    const changed = await this.dossiers.change(dossierAccess.fill, command, asked, {
      settled: async (change) => ((await change.isFirst()) ? undefined : change.dossier),
      work: async (change) => {
        const { dossier, form, at } = change
        const fields = await snapshotFields(change)
        const known = { before: dossier.answers, today: dayOf(at) }
        const { answers, errors } = readAnswers(form, fields, command.body.answers, known)
        const unasked = dossier.status === 'supplementRequested' ? notRequested(dossier, answers) : []
        if (errors.length + unasked.length > 0) throw answersRefused([...errors, ...unasked])
        dossier.answers = { ...dossier.answers, ...answers }
        await recordOfficial(change, Object.keys(answers))
        return change.save()
      },
    })
    return this.views.view(changed, asked.actor)
  }
}

/** What an official changes of a dossier that was submitted stands in its history: which places. */
async function recordOfficial(change: Change, paths: string[]): Promise<void> {
  if (change.actor.role === 'citizen' || change.dossier.status === 'draft') return
  const note = paths.slice(0, placesTold).join(', ') + (paths.length > placesTold ? ', …' : '')
  await change.record({ event: 'answersChanged', note })
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
