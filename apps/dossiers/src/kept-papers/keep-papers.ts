import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { KeptPaperKind } from '#contracts'
import { ServiceKeys } from '#platform'
import { dayOf } from '#vietnam'
import type { Dossier } from '../dossier/dossier.entity.js'
import { keyOf } from './kept-paper.rules.js'

/** A paper that enters the store of a dossier's applicant. */
export interface PaperToKeep {
  kind: KeptPaperKind
  code?: string
  name: string
  /** The file, as the file store knows it and as it is offered for download. */
  fileId: string
  fileName: string
  mediaType: string
  size: number
  sha256: string
  authority: string
  verifiedAt: Date
  verifiedBy: string
  /** The last day it is good for, or how many months from that of the check; neither where nothing is said. */
  validUntil?: string
  validMonths?: number
}

/** Puts papers into the store of the person a dossier belongs to, within the change that checks or signs them. */
@Injectable()
export class KeepPapers {
  constructor(private readonly keys: ServiceKeys) {}

  /** Nothing is kept of a person whose number was not matched. A file that is kept under this code stays as it was. */
  async keep(tx: EntityManager, dossier: Dossier, paper: PaperToKeep): Promise<void> {
    const { id, applicantPersonId, identity } = dossier
    if (applicantPersonId === null || identity !== 'verified') return
    const { kind, code, name, validUntil, validMonths } = paper
    const day = dayOf(paper.verifiedAt)
    await tx.query(
      `insert into kept_paper (id, person_hash, kind, code, name, key, file_id, file_name, media_type, size, sha256,
         dossier_id, authority, verified_at, verified_by, valid_from, valid_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::date,
         coalesce($17::date, ($16::date + make_interval(months => $18::int))::date))
       on conflict (file_id, key) do nothing`,
      [
        ...[uuidv7(), this.keys.pseudonym(applicantPersonId), kind, code ?? null, name, keyOf({ code, name })],
        ...[paper.fileId, paper.fileName, paper.mediaType, paper.size, paper.sha256],
        ...[id, paper.authority, paper.verifiedAt, paper.verifiedBy, day, validUntil ?? null, validMonths ?? null],
      ],
    )
  }

  /** A result that is withdrawn is not used any more; what used it is told. */
  async withdraw(tx: EntityManager, fileId: string, at: Date): Promise<void> {
    await tx.query('update kept_paper set withdrawn_at = $2 where file_id = $1 and withdrawn_at is null', [fileId, at])
  }
}
