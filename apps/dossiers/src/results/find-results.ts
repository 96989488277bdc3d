import { Injectable } from '@nestjs/common'
import { dossierAccess, type Actor, type DossierRef, type ResultFile, type Verification } from '#contracts'
import { Database } from '#database'
import { Catalogue } from '#platform'
import { Dossiers } from '../dossier/dossiers.js'
import { keptResult } from './kept-result.js'
import { initialsOf } from './result-paper.rules.js'
import { resultNotFound } from './result.errors.js'

/** Signed results, for the people of their dossiers and for whoever holds the paper. */
@Injectable()
export class FindResults {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
  ) {}

  /** Throws `result_not_found` where there is none. */
  async file({ dossier: id }: DossierRef, actor: Actor): Promise<ResultFile> {
    const dossier = await this.dossiers.get(dossierAccess.read, id, actor)
    const row = await keptResult(this.database, 'dossier_id = $1 and withdrawn_at is null', dossier.id)
    if (!row) throw resultNotFound()
    return { id: row.id, name: `ket-qua-${dossier.code}.pdf`, size: row.size, sha256: row.sha256 }
  }

  /** Undefined where no result has this code. */
  async verify(token: string): Promise<Verification | undefined> {
    const row = await keptResult(this.database, 'token = $1', token)
    if (!row) return undefined
    const [dossier] = await this.database.query<{ procedure: string; name: string | null }>(
      'select procedure, applicant_name as name from dossier where id = $1',
      [row.dossierId],
    )
    if (!dossier) return undefined
    const { procedure, name } = dossier
    return {
      ...{ kind: 'result', genuine: true, inForce: row.withdrawnAt === null, procedure, decision: row.decision },
      procedureName: this.catalogue.get('procedure', procedure)?.name ?? { vi: procedure, en: procedure },
      issuedBy: this.catalogue.get('authority', row.authority)?.name ?? { vi: row.authority, en: row.authority },
      ...{ issuedAt: row.signedAt.toISOString(), signedBy: row.signerName, sha256: row.sha256 },
      ...(name === null ? {} : { initials: initialsOf(name) }),
    }
  }
}
