import { Injectable } from '@nestjs/common'
import type { SubjectKeys, SubjectQuestion } from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { factsOf, groupBy, nothing, RegistrySource, type Finding } from '#registry'
import { dayOf } from '#vietnam'
import { licenceConcepts, licenceStatement, validTo, type LicenceRow } from './driving-licences.concepts.js'
import { belongsTo, statusOn } from './licence.rules.js'

/** Reads licences by the personal id of the holder, or by the 9-digit id they were issued to. */
@Injectable()
export class DrivingLicencesSource extends RegistrySource {
  readonly concepts: ReadonlySet<string> = new Set(Object.keys(licenceConcepts))
  override readonly keysNameRecords = true

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super()
  }

  async find(lookups: SubjectQuestion[]): Promise<Finding[]> {
    const ids = [...new Set(lookups.flatMap(({ subject }) => idsOf(subject)))]
    const rows = groupBy(await this.database.query<LicenceRow>(licenceStatement, [ids]), ({ id_number }) => id_number)
    const today = dayOf(this.clock.now())
    return lookups.map(({ subject, concepts }) => {
      const found = idsOf(subject).flatMap((id) => rows.get(id) ?? [])
      const own = found.filter((row) => belongsTo(row, subject))
      if (own.length > 0) return findingOf(own, concepts, today)
      return nothing(found.length > 0 ? 'ambiguous' : 'notFound')
    })
  }
}

function idsOf({ personId, formerIds = [] }: SubjectKeys): string[] {
  return personId === undefined ? formerIds : [personId, ...formerIds]
}

function findingOf(rows: readonly LicenceRow[], concepts: readonly string[], today: string): Finding {
  const missing: string[] = []
  const records = rows.flatMap((row) => {
    const asked = concepts.filter((concept) => concept !== validTo || row.valid_to !== null)
    const facts = factsOf(licenceConcepts, { ...row, status: statusOn(row, today) }, asked, missing)
    return facts.length === 0
      ? []
      : [{ kind: 'drivingLicence', key: row.licence_no, label: `${row.licence_no} – ${row.classes}`, facts }]
  })
  const isWithoutTerm = rows.every(({ valid_to }) => valid_to === null)
  const notApplicable = isWithoutTerm ? concepts.filter((concept) => concept === validTo) : []
  return { ...nothing('notFound'), outcome: 'found', records, notApplicable, missing }
}
