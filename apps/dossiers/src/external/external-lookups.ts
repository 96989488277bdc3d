import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import type { EntityManager } from 'typeorm'
import type { Actor, Check, ClientLookup, LookupAnswerOf, LookupOrder, NamedSubject, Predicate } from '#contracts'
import { Database } from '#database'
import { Clock, ServiceKeys } from '#platform'
import { PersonAccesses } from '../matching/person-accesses.js'
import { externalDossierNotFound, lookupNotFound, tooManyPredicates } from './external.errors.js'
import type { ExternalDossier } from './external-dossiers.js'

/** Predicates about one concept of one person that an authority may ask in so many days: too few to close in on a value. */
const mostPredicates = 5
const days = 30

/** Look-ups of one request, and the person of the dossier they are about. */
interface Begun {
  dossier: ExternalDossier
  person: NamedSubject | undefined
  orders: readonly LookupOrder[]
}

/** Look-ups of external dossiers as they are kept. */
@Injectable()
export class ExternalLookups {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accesses: PersonAccesses,
    private readonly keys: ServiceKeys,
  ) {}

  /** Before anybody is asked; the caller holds the dossier's lock. Throws `too_many_predicates`. */
  async begin(
    tx: EntityManager,
    { id, authority }: ExternalDossier,
    { person, orders }: Pick<Begun, 'person' | 'orders'>,
  ): Promise<void> {
    const predicates = orders.flatMap((order) => order.predicates ?? [])
    const personHash = person && this.keys.pseudonym(person.personId)
    if (predicates.length > 0 && personHash) await this.assertFew(tx, [authority, personHash], predicates)
    const rows = orders.map(({ lookupId, registry, concepts, predicates: asked = [] }) => {
      return { lookupId, registry, concepts, predicates: asked.map(({ concept }) => ({ concept })) }
    })
    const about = [id, person?.role ?? null, this.clock.now(), JSON.stringify(rows), personHash ?? null]
    await tx.query(beginStatement, about)
  }

  /** Over all dossiers of the authority, one request about a person after the other; what was refused does not count. */
  private async assertFew(tx: EntityManager, about: [string, string], predicates: readonly Predicate[]): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [about.join(' ')])
    const now = this.clock.now().getTime()
    const since = new Date(now - days * 86_400_000)
    const counted = await tx.query<Counted[]>(countStatement, [...about, since])
    const full = counted.find(
      ({ concept, times }) => times >= mostPredicates && predicates.some((each) => each.concept === concept),
    )
    if (full) throw tooManyPredicates(Math.ceil((full.first.getTime() - since.getTime()) / 1000))
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
    { dossier, person }: Begun,
    made: readonly ClientLookup[],
    { actor, checks }: { actor: Actor; checks: readonly Check[] },
  ): Promise<void> {
    const rows = made.map(({ lookupId, answers, lookedUpAt, receipt }) => ({ lookupId, answers, lookedUpAt, receipt }))
    const about = { id: dossier.id, procedure: dossier.procedure, applicantPersonId: null }
    await this.accesses.lookedUp(about, actor, person ? [person.personId] : [])
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

interface Counted {
  concept: string
  times: number
  first: Date
}

const countStatement = `
  select p.value ->> 'concept' as concept, count(*)::int as times, min(l.asked_at) as first
  from external_lookup l join external_dossier d on d.id = l.dossier_id, jsonb_array_elements(l.predicates) p
  where d.authority = $1 and l.person_hash = $2 and l.asked_at > $3 and l.allowed is distinct from false group by 1`

const beginStatement = `
  insert into external_lookup (lookup_id, dossier_id, registry, role, concepts, predicates, asked_at, person_hash)
  select "lookupId", $1, registry, $2, concepts, predicates, $3, $5
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
