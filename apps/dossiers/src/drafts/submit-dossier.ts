import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ActorContext } from '#bus'
import { dossierAccess, type Actor, type FormDocument, type Submission, type SubmitCommand } from '#contracts'
import { Catalogue } from '#platform'
import { dayOf, formatDossierCode } from '#vietnam'
import { withDeclarations } from '../answers/answers.rules.js'
import { Submissions } from '../answers/submissions.js'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { procedureNotFound } from '../dossier/dossier.errors.js'
import { Dossiers } from '../dossier/dossiers.js'
import { feeOf } from '../fees/fee-of.js'
import { processOf, possibleActions } from '../lifecycle/actions.rules.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import { actionNotAllowed } from '../lifecycle/lifecycle.errors.js'
import { NoteRepeats } from '../repeats/note-repeats.js'
import { assertInScope } from '../representation/representation.rules.js'
import { authorityUnknown, receiverNeeded, snapshotChanged } from './draft.errors.js'
import { receptionOf } from './received-at.js'

/**
 * Submits a draft: what was typed is joined with the snapshot on the server, the dossier gets the next code of its
 * authority and day, and a due date. The same submission again, in two tabs or fifty times, has the effect of one.
 */
@Injectable()
export class SubmitDossier {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly noteRepeats: NoteRepeats,
    private readonly submissions: Submissions,
    private readonly dossierClock: DossierClock,
  ) {}

  execute(command: SubmitCommand, asked: ActorContext): Promise<Submission> {
    return this.dossiers.change(dossierAccess.submit, command, asked, {
      settled: ({ dossier, form, actor }) => {
        assertInScope(dossier, actor, 'submit')
        return dossier.status === 'draft' ? undefined : alreadySubmitted(dossier, form, command.body.snapshotId, actor)
      },
      work: (change) => this.submit(change, command.body),
    })
  }

  private async submit(change: Change, body: SubmitCommand['body']): Promise<Submission> {
    const { tx, dossier, form, actor, at } = change
    if (dossier.snapshotId !== null && dossier.snapshotId !== body.snapshotId) throw snapshotChanged()
    const fields = await this.submissions.completeFields(change)
    const receivedBy = this.receiverOf(body.receivedBy ?? dossier.receivedBy)
    const received = receptionOf(body, actor, at, this.backdating(at))
    const dueAt = this.dueOf(dossier, received.at, receivedBy)
    const fee = feeOf(this.catalogue, { ...dossier, receivedBy }, received.at)
    await this.noteRepeats.onSubmission(tx, dossier, fields)
    dossier.answers = withDeclarations(form, dossier.answers)
    await this.submissions.keep(change, 'submitted')
    dossier.submit(await nextCode(tx, receivedBy, at), receivedBy, at, { receivedAt: received.at, dueAt, fee })
    await change.record({ event: 'submitted', note: received.note })
    return receiptOf(await change.save())
  }

  private receiverOf(code: string | null): string {
    if (!code) throw receiverNeeded()
    if (this.catalogue.get('authority', code)?.level !== 'commune') throw authorityUnknown()
    return code
  }

  /** Days an official may go back. */
  private backdating(at: Date): number {
    const setting = this.catalogue.setting('reception.backdating', dayOf(at)) as { days: number } | undefined
    return setting?.days ?? 0
  }

  private dueOf(dossier: Dossier, at: Date, receivedBy: string): Date {
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    if (!procedure) throw procedureNotFound()
    return this.dossierClock.dueOnReceipt(procedure, at, { handledBy: receivedBy, channel: dossier.channel })
  }
}

/** The same submission again gets the same receipt. */
function alreadySubmitted(dossier: Dossier, form: FormDocument, snapshotId: string, actor: Actor): Submission {
  if (dossier.snapshotId === snapshotId) return receiptOf(dossier)
  throw actionNotAllowed('supplement', possibleActions(processOf(form), dossier.status, actor))
}

function receiptOf(dossier: Dossier): Submission {
  return {
    id: dossier.id,
    code: dossier.code ?? '',
    status: dossier.status,
    receivedAt: dossier.receivedAt?.toISOString() ?? '',
    dueAt: dossier.dueAt?.toISOString() ?? '',
    fee: dossier.fee,
    version: dossier.version,
  }
}

/** The next number of an authority's Vietnamese day; a rollback gives it back, so there is no gap. */
async function nextCode(tx: EntityManager, authority: string, at: Date): Promise<string> {
  const day = dayOf(at)
  const [row] = await tx.query<{ last: number }[]>(
    `insert into code_counter as c (authority, day, last) values ($1, $2, 1)
     on conflict (authority, day) do update set last = c.last + 1 returning last`,
    [authority, day],
  )
  return formatDossierCode({ agency: authority, day, sequence: row?.last ?? 1 })
}
