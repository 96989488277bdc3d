import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { ActorContext } from '#bus'
import { dossierAccess, type ActCommand, type InputError } from '#contracts'
import { Catalogue, Idempotent, invalidInput } from '#platform'
import { dayOf } from '#vietnam'
import { saidOf } from '../answers/supplement.rules.js'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers } from '../dossier/dossiers.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { isHandled, mayDoBeside, processOf } from '../lifecycle/actions.rules.js'
import { actionNotAllowed, permissionMissing } from '../lifecycle/lifecycle.errors.js'
import { actionsAt, assertTakesSteps } from '../standing/standing.rules.js'
import { officeNamed } from './kept-opinions.js'
import { dueOfOpinion, opinionTerm } from './opinion-clock.js'
import {
  askedOfficeNeeded,
  fileUnknown,
  mostOpen,
  opinionWaits,
  questionNeeded,
  tooManyOpinions,
} from './opinion.errors.js'
import { assertCanBeAsked, valuesAt } from './opinion.rules.js'

/** A request whose texts are there, from an office that may make it. */
interface Asking {
  from: string
  to: string
  question: string
}

/**
 * The office that handles a dossier asks another one for its opinion: a case of its own with a number and a clock. The other
 * office reads the question, the values and the attachments named, and nothing else. Several may be asked at once; the clock
 * of the dossier runs.
 */
@Injectable()
export class RequestOpinion {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly idempotent: Idempotent,
  ) {}

  execute(command: ActCommand, asked: ActorContext): Promise<Dossier> {
    const { dossier: id, body } = command
    return this.dossiers.change(dossierAccess.act, command, asked, {
      settled: async ({ tx, actor }) => {
        await this.idempotent.claim(tx, `act ${id}`, actor, command, id)
        return undefined
      },
      work: async (change) => {
        await this.ask(change, this.checked(change, body), body)
        return change.save()
      },
    })
  }

  private checked({ dossier, form, actor, at }: Change, { to, question }: ActCommand['body']): Asking {
    const process = processOf(form)
    const allowed = () => actionsAt(process, dossier, actor)
    if (actor.role === 'citizen') throw permissionMissing('requestOpinion', undefined, allowed())
    assertTakesSteps(process, dossier, 'requestOpinion', actor)
    if (!mayDoBeside('requestOpinion', actor)) throw permissionMissing('requestOpinion', 'process', allowed())
    const { handledBy, inquiries } = dossier
    if (!isHandled(dossier.status) || handledBy === null) throw actionNotAllowed('requestOpinion', allowed())
    if (to === undefined) throw askedOfficeNeeded()
    if (question === undefined) throw questionNeeded()
    assertCanBeAsked({ code: to, authority: this.catalogue.get('authority', to) }, { handledBy, today: dayOf(at) })
    const open = inquiries.filter(({ isOpen }) => isOpen)
    if (open.some((one) => one.to === to)) throw opinionWaits(allowed())
    if (open.length >= mostOpen) throw tooManyOpinions(allowed())
    return { from: handledBy, to, question }
  }

  private async ask(change: Change, { from, to, question }: Asking, body: ActCommand['body']): Promise<void> {
    const { tx, dossier, form, actor, at } = change
    const fields = (await snapshotFields(change)) ?? []
    const shared = valuesAt({ form, fields, answers: dossier.answers }, body.fields ?? [])
    const attachments = [...new Set(body.attachments ?? [])]
    const faults = [...shared.faults, ...(await unknownFiles(change, attachments))]
    if (faults.length > 0) throw invalidInput(faults)
    const period = opinionTerm(this.catalogue, dossier.procedure, at)
    const due = dueOfOpinion(this.catalogue, { period, askedAt: at, toOffice: to })
    const [id, number] = [uuidv7(), `${dossier.code}-YK${dossier.inquiries.length + 1}`]
    await tx.query(
      `insert into opinion (id, dossier_id, number, from_office, to_office, question, shared_values, attachments, period,
         asked_at, asked_by, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, dossier.id, number, from, to, question, JSON.stringify(shared.values), attachments],
        ...[JSON.stringify(period), at, actor.name, due],
      ],
    )
    dossier.inquire({ id, to, dueAt: due.toISOString() })
    const { name } = officeNamed(this.catalogue, to)
    await change.record({ event: 'opinionRequested', note: saidOf([number, name.vi], []) })
  }
}

async function unknownFiles({ tx, dossier }: Change, ids: readonly string[]): Promise<InputError[]> {
  if (ids.length === 0) return []
  const rows = await tx.query<{ id: string }[]>('select id from attachment where dossier_id = $1 and id = any($2)', [
    dossier.id,
    ids,
  ])
  const known = new Set(rows.map(({ id }) => id))
  return ids.flatMap((id, index) => (known.has(id.toLowerCase()) ? [] : [fileUnknown(index)]))
}
