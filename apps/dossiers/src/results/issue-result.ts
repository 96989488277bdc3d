import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { accountOf, type ActCommand, type Actor, type DossierOutcome } from '#contracts'
import { FILE_STORE, type FileStore } from '#files'
import { renderPaper, SIGNERS, signPaper, type Signers } from '#papers'
import { Catalogue, Clock, RuntimeSettings } from '#platform'
import { dayOf } from '#vietnam'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { procedureNotFound } from '../dossier/dossier.errors.js'
import { formOf } from '../dossier/form-of.js'
import { KeepPapers } from '../kept-papers/keep-papers.js'
import { officeNamed } from './office-named.js'
import { readOutcome, resultPaper } from './result-paper.rules.js'
import { ResultSettings } from './result.settings.js'
import { storeFile } from './store-file.js'

/** A result that is signed and stored, and not kept yet. */
export interface IssuedResult {
  id: string
  token: string
  outcome: Required<DossierOutcome>
  authority: string
  at: Date
  size: number
  sha256: string
}

/** Makes the signed result of a dossier: one each, when it is completed, and never changed. */
@Injectable()
export class IssueResult {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly settings: ResultSettings,
    private readonly runtime: RuntimeSettings,
    private readonly keepPapers: KeepPapers,
    @Inject(SIGNERS) private readonly signers: Signers,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** Writes, signs and stores the result of a dossier; a file that no result claims is removed an hour later. */
  async execute(dossier: Dossier, { outcome, reason }: ActCommand['body'], actor: Actor): Promise<IssuedResult> {
    const read = readOutcome(outcome ?? { decision: 'granted' })
    const at = this.clock.now()
    const signer = await this.signers.of(actor, at)
    const token = randomBytes(16).toString('base64url')
    const paper = resultPaper({
      ...officeNamed(this.catalogue, dossier.handledBy ?? '', at),
      ...{ procedure: this.procedureOf(dossier), form: formOf(this.catalogue, dossier), code: dossier.code ?? '' },
      ...{ receivedAt: dossier.receivedAt ?? at, outcome: read, reason, signerName: actor.name, at },
      applicant: { name: dossier.applicantName ?? '', personId: dossier.applicantPersonId },
      ...{ verification: `${this.settings.publicUrl}/verify/${token}`, isDemo: this.runtime.demo },
    })
    const unsigned = await renderPaper(paper, at)
    const signed = await signPaper(unsigned, signer, { reason: paper.title, location: paper.authority, at })
    const id = uuidv7()
    await storeFile(this.files, id, signed)
    const sha256 = createHash('sha256').update(signed).digest('hex')
    return { id, token, outcome: read, authority: dossier.handledBy ?? '', at, size: signed.length, sha256 }
  }

  /** Keeps an issued result with the change that completes its dossier; what was granted, for the applicant too. */
  async keep({ tx, dossier, actor }: Change, result: IssuedResult): Promise<void> {
    const { id, token, outcome, authority, at, size, sha256 } = result
    await tx.query(
      `insert into result (id, dossier_id, token, decision, fields, authority, signed_at, signed_by, signer_name, size, sha256)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, dossier.id, token, outcome.decision, JSON.stringify(outcome.fields), authority],
        ...[at, accountOf(actor), actor.name, size, sha256],
      ],
    )
    if (outcome.decision !== 'granted') return
    const { results, name } = this.procedureOf(dossier)
    for (const code of results ?? [undefined])
      await this.keepPapers.keep(tx, dossier, {
        ...{ kind: 'result', name: `Kết quả: ${name.vi}`, fileId: id, fileName: `ket-qua-${dossier.code}.pdf` },
        ...{ mediaType: 'application/pdf', size, sha256, authority, verifiedAt: at, verifiedBy: actor.name },
        ...(code === undefined ? {} : { code }),
        validMonths: this.validMonthsOf(dossier, at),
      })
  }

  private validMonthsOf({ procedure }: Dossier, at: Date): number | undefined {
    const months = this.catalogue.setting('result.validity', dayOf(at)) as Record<string, number> | undefined
    return months?.[procedure]
  }

  private procedureOf({ procedure }: Dossier) {
    const found = this.catalogue.get('procedure', procedure)
    if (!found) throw procedureNotFound()
    return found
  }
}
