import { Injectable } from '@nestjs/common'
import type { Actor, DataController } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, ServiceKeys } from '#platform'
import { communeAgencyCode, dayOf, provinceOf } from '#vietnam'
import { controllerUnknown } from './rights.errors.js'
import { controllerRoleOf } from './rights.rules.js'

/** Who answers for data about people: offices for their dossiers, ministries for their registries, provinces for the gateway. */
@Injectable()
export class Controllers {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
  ) {}

  /** Throws `controller_unknown` for what is no authority, and for a ministry that owns no registry. */
  get(code: string): DataController {
    const found = this.find(code)
    if (!found) throw controllerUnknown()
    return found
  }

  /** As {@link get}; an authority that is no more is named by its code. */
  named(code: string): DataController {
    return this.find(code) ?? { code, name: { vi: code, en: code }, role: 'office', registries: [] }
  }

  /** The offices of their dossiers and of their residence, those that had to do with them, the registries, and the provinces. */
  async of({ personId = '', residence }: Actor): Promise<DataController[]> {
    const offices = await this.database.query<{ code: string }>(officesOfPerson, [
      personId,
      this.keys.pseudonym(personId),
    ])
    const codes = new Set([
      ...offices.map(({ code }) => code),
      ...officeOfResidence(residence, dayOf(this.clock.now())),
    ])
    for (const code of [...codes]) {
      const parent = this.catalogue.get('authority', code)?.parent
      if (parent !== undefined) codes.add(parent)
    }
    for (const { owner } of this.catalogue.list('registry')) codes.add(owner)
    return [...codes].sort().flatMap((code) => this.find(code) ?? [])
  }

  private find(code: string): DataController | undefined {
    const authority = this.catalogue.get('authority', code)
    if (!authority) return undefined
    const registries = this.catalogue
      .list('registry')
      .filter(({ owner }) => owner === code)
      .map(({ id, name }) => ({ id, name }))
    const role = controllerRoleOf(authority, registries.length > 0)
    return role && { code, name: authority.name, role, registries }
  }
}

const officesOfPerson = `
  select received_by as code from dossier where applicant_person_id = $1 and received_by is not null
  union select handled_by from dossier where applicant_person_id = $1 and handled_by is not null
  union select authority from person_access where person_hash = $2`

function officeOfResidence(commune: string | undefined, today: string): string[] {
  const province = commune && provinceOf(commune, today)?.code
  const code = province ? communeAgencyCode(province, commune) : undefined
  return code === undefined ? [] : [code]
}
