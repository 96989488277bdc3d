import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { ActorContext } from '#bus'
import {
  dossierAccess,
  type Actor,
  type AttachmentAdded,
  type DossierRef,
  type FormPaper,
  type KeptPaperOffer,
  type TakeKeptPaperCommand,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { keptPaperNotUsable } from '../kept-papers/kept-paper.errors.js'
import { offersOf, reuseMarkerOf, wantedPapers } from '../kept-papers/kept-paper.rules.js'
import { KeptPapers, type KeptPaperRow } from '../kept-papers/kept-papers.js'
import { Views } from '../views/views.js'
import { assertRoom } from './attachment-room.js'

interface Offer {
  paper: FormPaper
  kept: KeptPaperRow
}

/**
 * What a dossier demands and its applicant keeps is offered and taken, so that nobody brings it again. Whoever fills the
 * dossier in may take it; nothing is offered while a representative's paper has not been looked at.
 */
@Injectable()
export class TakeKeptPaper {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keptPapers: KeptPapers,
    private readonly views: Views,
  ) {}

  async offers({ dossier: id }: DossierRef, actor: Actor): Promise<KeptPaperOffer[]> {
    const dossier = await this.dossiers.get(dossierAccess.takeKept, id, actor)
    const offers = await this.database.read((entities) => this.offersOf(entities, dossier))
    return offers.map(({ paper, kept }) => ({ ...this.keptPapers.summaryOf(kept), paper: paper.name }))
  }

  /** Attaches a kept paper with its check; taken again it is the same attachment. Throws `kept_paper_not_usable`. */
  take(command: TakeKeptPaperCommand, asked: ActorContext): Promise<AttachmentAdded> {
    const { keptPaper } = command.body
    return this.dossiers.change(dossierAccess.takeKept, command, asked, {
      decides: false,
      settled: (change) => taken(change, keptPaper),
      work: async (change) => {
        const { tx, dossier } = change
        const offer = (await this.offersOf(tx, dossier, true)).find(({ kept }) => kept.id === keptPaper)
        if (!offer) throw keptPaperNotUsable()
        await assertRoom(tx, dossier, offer.kept.size)
        return attach(change, offer)
      },
    })
  }

  private async offersOf(tx: EntityManager, dossier: Dossier, lock = false): Promise<Offer[]> {
    const { id, applicantPersonId, identity, representation } = dossier
    const isUnknown = applicantPersonId === null || identity !== 'verified'
    if (isUnknown || (representation && representation.status !== 'verified')) return []
    const rows = await tx.query<{ paper: string }[]>(
      'select paper from attachment where dossier_id = $1 and paper is not null',
      [id],
    )
    const toShow = (await this.views.papers(dossier)).map(({ name }) => name.vi)
    const { documents } = formOf(this.catalogue, dossier)
    const wanted = wantedPapers({ documents, toShow, attached: rows.map(({ paper }) => paper) })
    if (wanted.length === 0) return []
    return offersOf(wanted, await this.keptPapers.heldBy(tx, applicantPersonId, lock), dayOf(this.clock.now()))
  }
}

async function taken({ tx, dossier }: Change, keptPaper: string): Promise<AttachmentAdded | undefined> {
  const [row] = await tx.query<Omit<AttachmentAdded, 'version'>[]>(
    `select id as "attachmentId", sha256, size, media_type as "mediaType" from attachment
     where dossier_id = $1 and kept_paper = $2`,
    [dossier.id, keptPaper],
  )
  return row && { ...row, version: dossier.version }
}

async function attach(change: Change, { paper, kept }: Offer): Promise<AttachmentAdded> {
  const { tx, dossier, at, actor } = change
  const attachmentId = uuidv7()
  const { sha256, size, mediaType } = kept
  await tx.query(
    `insert into attachment (id, dossier_id, paper, name, media_type, size, sha256, added_at, added_by,
       file_id, kept_paper, reuse_marker, verified_at, verified_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[attachmentId, dossier.id, paper.name.vi, kept.fileName, mediaType, size, sha256, at, actor.name],
      ...[kept.fileId, kept.id, reuseMarkerOf(kept.kind), kept.verifiedAt, kept.verifiedBy],
    ],
  )
  await change.record({ event: 'keptPaperTaken', note: paper.name.vi })
  return { attachmentId, sha256, size, mediaType, version: (await change.save()).version }
}
