import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import type { EntityManager } from 'typeorm'
import type { Actor, Check, ClientLookup, LookupAnswerOf, LookupOrder } from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { PersonAccesses } from '../matching/person-accesses.js'
import { externalDossierNotFound, lookupNotFound, tooManyPredicates } from './external.errors.js'
import type { ExternalDossier } from './external-dossiers.js'

/** Predicates about one concept of one person that a dossier may ask in all: too few to close in on a value. */
const mostPredicates = 5

/** Look-ups of one request, and the role of the person they are about. */
interface Begun {
  dossier: ExternalDossier
  role: string | undefined
  orders: readonly LookupOrder[]
}

/** Look-ups of external dossiers as they are kept. */
@Injectable()
export class ExternalLookups {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accesses: PersonAccesses,
  ) {}

  /** Before anybody is asked; the caller holds the dossier's lock. Throws `too_many_predicates`. */
  async begin(
    tx: EntityManager,
    { id }: ExternalDossier,
    { role, orders }: Pick<Begun, 'role' | 'orders'>,
  ): Promise<void> {
    const predicates = orders.flatMap((order) => order.predicates ?? [])
    if (predicates.length > 0) {
      const counted = await tx.query<{ concept: string; times: number }[]>(countStatement, [id, role ?? null])
      const times = new Map(counted.map((each) => [each.concept, each.times]))
      if (predicates.some(({ concept }) => (times.get(concept) ?? 0) >= mostPredicates)) throw tooManyPredicates()
    }
    const rows = orders.map(({ lookupId, registry, concepts, predicates: asked = [] }) => {
      return { lookupId, registry, concepts, predicates: asked.map(({ concept }) => ({ concept })) }
    })
    await tx.query(beginStatement, [id, role ?? null, this.clock.now(), JSON.stringify(rows)])
  }

  /** What was decided where nothing was asked. */
  async refused(dossierId: string, orders: readonly LookupOrder[], checks: readonly Check[]): Promise<void> {
    const ids = orders.map(({ lookupId }) => lookupId)
    await this.database.write(refuseStatement, [dossierId, ids, JSON.stringify(checks)])
  }

  /**
   * What was answered, and before it the row the person can see. Throws `external_dossier_not_found` where the dossier was closed
   * meanwhile: then no answer is kept.
   */
  async keep(
    { dossier, role }: Begun,
    made: readonly ClientLookup[],
    { actor, checks }: { actor: Actor; checks: readonly Check[] },
  ): Promise<void> {
    const rows = made.map(({ lookupId, answers, lookedUpAt, receipt }) => ({ lookupId, answers, lookedUpAt, receipt }))
    const personIds = dossier.subjects.flatMap((subject) => (subject.role === role ? [subject.personId] : []))
    const about = { id: dossier.id, procedure: dossier.procedure, applicantPersonId: null }
    await this.accesses.lookedUp(about, actor, personIds)
    await this.database.transaction(async (tx) => {
      const open = await tx.query<unknown[]>(openStatement, [dossier.id])
      if (open.length === 0) throw externalDossierNotFound()
      await tx.query(keepStatement, [dossier.id, JSON.stringify(rows), JSON.stringify(checks)])
    })
  }

  /** Throws `lookup_not_found` unless it was answered, for an open dossier of the actor's authority. */
  async get(lookupId: string, { authority }: Actor): Promise<ClientLookup> {
    const [row] = isUUID(lookupId) ? await this.database.query<Row>(getStatement, [lookupId, authority ?? '']) : []
    if (!row) throw lookupNotFound()
    return { ...row, lookedUpAt: row.lookedUpAt.toISOString() }
  }
}

interface Row extends Omit<ClientLookup, 'lookedUpAt' | 'answers'> {
  answers: LookupAnswerOf[]
  lookedUpAt: Date
}

const countStatement = `
  select p.value ->> 'concept' as concept, count(*)::int as times
  from external_lookup l, jsonb_array_elements(l.predicates) p
  where l.dossier_id = $1 and l.role is not distinct from $2 group by 1`

const beginStatement = `
  insert into external_lookup (lookup_id, dossier_id, registry, role, concepts, predicates, asked_at)
  select "lookupId", $1, registry, $2, concepts, predicates, $3
  from json_to_recordset($4) as a ("lookupId" uuid, registry text, concepts jsonb, predicates jsonb)`

const refuseStatement = `
  update external_lookup set allowed = false, checks = $3 where dossier_id = $1 and lookup_id = any($2)`

const openStatement = 'select from external_dossier where id = $1 and closed_at is null for share'

const keepStatement = `
  update external_lookup l
  set allowed = true, checks = $3, answers = a.answers, looked_up_at = a."lookedUpAt", receipt = a.receipt
  from json_to_recordset($2) as a ("lookupId" uuid, answers jsonb, "lookedUpAt" timestamptz, receipt text)
  where l.dossier_id = $1 and l.lookup_id = a."lookupId"`

const getStatement = `
  select l.lookup_id as "lookupId", d.code as "dossierCode", l.registry, l.looked_up_at as "lookedUpAt", l.answers, l.receipt
  from external_lookup l join external_dossier d on d.id = l.dossier_id
  where l.lookup_id = $1 and d.authority = $2 and d.closed_at is null and l.answers is not null`
