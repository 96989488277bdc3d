import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Outbox } from '#bus'
import { dossierAccess, dossiers as contract, type Actor, type Submission, type SubmitCommand } from '#contracts'
import { Catalogue, Clock, Database } from '#platform'
import { dayOf, formatDossierCode } from '#vietnam'
import { withDeclarations } from '../answers/answers.rules.js'
import { Submissions } from '../answers/submissions.js'
import { settingOn } from '../clock/office/setting-on.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { procedureNotFound } from '../dossier/dossier.errors.js'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { feeOf } from '../fees/fee-of.js'
import { processOf, allowedActions } from '../lifecycle/actions.rules.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import { actionNotAllowed } from '../lifecycle/lifecycle.errors.js'
import { NoteRepeats } from '../repeats/note-repeats.js'
import { assertInScope } from '../representation/representation.rules.js'
import { authorityUnknown, receiverNeeded, snapshotChanged } from './draft.errors.js'
import { receptionOf } from './received-at.js'

/** What submitting works with beside the catalogue and the database. */
@Injectable()
export class SubmittingParts {
  constructor(
    readonly clock: Clock,
    readonly outbox: Outbox,
    readonly noteRepeats: NoteRepeats,
    readonly submissions: Submissions,
    readonly dossierClock: DossierClock,
  ) {}
}

/**
 * Submits a draft: what was typed is joined with the snapshot on the server, the dossier gets the next code of its
 * authority and day, and a due date. The same submission again, in two tabs or fifty times, has the effect of one.
 */
@Injectable()
export class SubmitDossier {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly parts: SubmittingParts,
  ) {}

  execute({ dossier: id, ifMatch, body }: SubmitCommand, actor: Actor): Promise<Submission> {
    return this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.submit, id, actor)
      assertInScope(dossier, actor, 'submit')
      if (dossier.status !== 'draft') return this.alreadySubmitted(dossier, body.snapshotId, actor)
      assertVersion(dossier, actor, ifMatch)
      if (dossier.snapshotId !== null && dossier.snapshotId !== body.snapshotId) throw snapshotChanged()
      const fields = await this.parts.submissions.completeFields(tx, dossier, actor)
      const receivedBy = this.receiverOf(body.receivedBy ?? dossier.receivedBy)
      const at = this.parts.clock.now()
      const received = receptionOf(body, actor, at, this.backdating(at))
      const dueAt = this.dueOf(dossier, received.at, receivedBy)
      const fee = feeOf(this.catalogue, { ...dossier, receivedBy }, received.at)
      await this.dossiers.record(tx, dossier.id, { at, event: 'submitted', actor, note: received.note })
      await this.parts.noteRepeats.onSubmission(tx, dossier, fields)
      await this.parts.outbox.record(tx, contract.facts, dossier.id, {
        kind: 'submitted',
        dossierId: dossier.id,
        at: at.toISOString(),
      })
      dossier.answers = withDeclarations(formOf(this.catalogue, dossier), dossier.answers)
      await this.parts.submissions.keep(tx, dossier, 'submitted', actor, at)
      dossier.submit(await nextCode(tx, receivedBy, at), receivedBy, at, { receivedAt: received.at, dueAt, fee })
      return receiptOf(await tx.save(dossier))
    })
  }

  private receiverOf(code: string | null): string {
    if (!code) throw receiverNeeded()
    if (this.catalogue.get('authority', code)?.level !== 'commune') throw authorityUnknown()
    return code
  }

  /** The same submission again gets the same receipt. */
  private alreadySubmitted(dossier: Dossier, snapshotId: string, actor: Actor): Submission {
    if (dossier.snapshotId !== snapshotId) {
      const process = processOf(formOf(this.catalogue, dossier))
      throw actionNotAllowed('supplement', allowedActions(process, dossier.status, actor))
    }
    return receiptOf(dossier)
  }

  /** Days an official may go back. */
  private backdating(at: Date): number {
    const setting = settingOn(this.catalogue, 'reception.backdating', dayOf(at)) as { days: number } | undefined
    return setting?.days ?? 0
  }

  private dueOf(dossier: Dossier, at: Date, receivedBy: string): Date {
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    if (!procedure) throw procedureNotFound()
    return this.parts.dossierClock.dueOnReceipt(procedure, at, receivedBy)
  }
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
