import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import {
  assertRelated,
  ministries,
  type Actor,
  type GrantedWaiver,
  type GrantWaiver as GrantWaiverRequest,
  type Waiver,
} from '#contracts'
import { territoriesOf } from '#forms'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { authorityNotFitting, relationsOfAuthority } from '../authorities/authority-relations.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { procedureNotFound } from '../entries/entry.errors.js'
import { waivedAlready, waiverConceptUnknown, waiverNotYours, waiverPeriodInvalid } from './waiver.errors.js'
import { holdsIn, meetsWaiver } from './waiver.rules.js'

/** Days a waiver may last. */
const longest = 366

/**
 * Lets a procedure ask for an announced concept for one of the law's reasons, for a time, for everyone to see; one on each
 * day. It holds where the authority is: in its commune or its province, and nowhere else. For the whole country only the
 * ministry that owns the data may say that it cannot be relied on; who makes a form cannot lift the rule for itself.
 */
@Injectable()
export class GrantWaiver {
  constructor(
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
    private readonly clock: Clock,
  ) {}

  async execute(body: GrantWaiverRequest, actor: Actor): Promise<GrantedWaiver> {
    const relations = await relationsOfAuthority(this.store, actor)
    assertRelated(ministries.waive.access, actor, relations, authorityNotFitting)
    const now = this.clock.now()
    const today = dayOf(now)
    const from = body.from ?? today
    const last = dayOf(new Date(now.getTime() + longest * 86_400_000))
    if (from < today || body.until < from || body.until > last) throw waiverPeriodInvalid()
    if (!(await this.store.find('procedure', body.procedure))) throw procedureNotFound(body.procedure)
    const concept = await this.store.find('concept', body.concept)
    if (!concept) throw waiverConceptUnknown(body.concept)
    const { unit: territory = 'VN' } = (await this.store.find('authority', actor.authority ?? '')) ?? {}
    const registry = await this.store.find('registry', concept.registry)
    if (territory === 'VN' && registry?.owner !== actor.authority) throw waiverNotYours(body.concept)
    const here = territoriesOf(territory, today)
    const value: Waiver = {
      ...body,
      id: uuidv7(),
      from,
      authority: actor.authority ?? '',
      territory,
      grantedBy: actor.name,
      grantedAt: now.toISOString(),
    }
    await this.change.execute([{ type: 'waiver', key: value.id, value }], async () => {
      const granted = await this.store.list('waiver')
      if (granted.some((other) => meetsWaiver(other, value) && holdsIn(other, here))) throw waivedAlready(body.concept)
    })
    return { ...value, affected: [] }
  }
}
