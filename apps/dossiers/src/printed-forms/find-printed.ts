import { Injectable } from '@nestjs/common'
import type { PrintedFormName, Verification } from '#contracts'
import { Database } from '#database'
import { Catalogue } from '#platform'
import { Dossier } from '../dossier/dossier.entity.js'
import { officeNamed } from '../results/office-named.js'
import { initialsOf } from '../results/result-paper.rules.js'
import { PrintForm } from './print-form.js'

interface Row {
  dossierId: string
  form: PrintedFormName
  about: string
  authority: string
  printedAt: Date
  sha256: string
}

/** Printed papers, for whoever holds one. */
@Injectable()
export class FindPrinted {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly printForm: PrintForm,
  ) {}

  /** Undefined where no printed paper has this code. */
  async verify(token: string): Promise<Verification | undefined> {
    const [row] = await this.database.query<Row>(
      `select dossier_id as "dossierId", form, about, authority, printed_at as "printedAt", sha256
       from printed_form where token = $1`,
      [token],
    )
    const dossier = row && (await this.database.read((entities) => entities.findOneBy(Dossier, { id: row.dossierId })))
    if (!dossier) return undefined
    const { procedure, applicantName } = dossier
    const { form, about, authority, printedAt, sha256 } = row
    return {
      ...{ kind: form, genuine: true, inForce: await this.printForm.isInForce(dossier, form, about), procedure },
      procedureName: this.catalogue.get('procedure', procedure)?.name ?? { vi: procedure, en: procedure },
      issuedBy: officeNamed(this.catalogue, authority, printedAt).authority.name,
      ...{ issuedAt: printedAt.toISOString(), initials: initialsOf(applicantName), sha256 },
    }
  }
}
