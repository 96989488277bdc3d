import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Actor, DossierTicket, ExternalDossierView, NamedSubject } from '#contracts'
import { Catalogue } from '#platform'
import { externalDossierNotFound } from './external.errors.js'

/** A person of such a dossier, with today's commune of residence, where population tells it: by it facts are announced. */
export interface ExternalSubject extends NamedSubject {
  residenceUnit?: string
}

/** A dossier another system handles. */
export interface ExternalDossier {
  id: string
  code: string
  /** Agency code of the authority that handles it. */
  authority: string
  procedure: string
  /** A keyed hash of what was told of it. */
  toldHash: string
  /** Matched with population; none once it is closed. */
  subjects: ExternalSubject[]
  openedAt: Date
  closedAt: Date | null
}

const selectDossier = `
  select id, code, authority, procedure, told_hash as "toldHash", subjects, opened_at as "openedAt", closed_at as "closedAt"
  from external_dossier where id = $1 and code = $2`

/** Dossiers of other systems as they are kept, and what is said of them to the exchange. */
@Injectable()
export class ExternalDossiers {
  constructor(private readonly catalogue: Catalogue) {}

  /** `lock` keeps it as it is until the transaction ends. */
  async find(
    tx: Pick<EntityManager, 'query'>,
    { id, code }: Pick<ExternalDossier, 'id' | 'code'>,
    { lock = false } = {},
  ): Promise<ExternalDossier | undefined> {
    const [row] = await tx.query<ExternalDossier[]>(`${selectDossier}${lock ? ' for update' : ''}`, [id, code])
    return row
  }

  /** Throws `external_dossier_not_found` unless it is one of the actor's authority, and open. */
  async open(
    tx: Pick<EntityManager, 'query'>,
    ref: Pick<ExternalDossier, 'id' | 'code'>,
    actor: Actor,
    options: { lock?: boolean } = {},
  ): Promise<ExternalDossier> {
    const dossier = await this.find(tx, ref, options)
    if (!dossier || dossier.authority !== actor.authority || dossier.closedAt) throw externalDossierNotFound()
    return dossier
  }

  /** What the exchange is told of it: the others are people population linked to the applicant. */
  ticketOf({ id, procedure, authority, subjects, closedAt }: ExternalDossier): DossierTicket {
    const { consumerClass = '', unit } = this.catalogue.get('authority', authority) ?? {}
    return {
      dossierId: id,
      procedure,
      open: closedAt === null,
      consumerClass,
      authority,
      ...(unit === undefined ? {} : { authorityUnit: unit }),
      subjects: subjects.map(({ role, personId, residenceUnit }) => ({
        role,
        personId,
        ...(residenceUnit === undefined ? {} : { residenceUnit }),
        ...(role === 'applicant' ? {} : { ground: 'linked' as const }),
      })),
    }
  }
}

export function viewOf({ code, procedure, subjects, openedAt, closedAt }: ExternalDossier): ExternalDossierView {
  return {
    code,
    procedure,
    status: closedAt ? 'closed' : 'open',
    roles: subjects.map(({ role }) => role),
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  }
}
