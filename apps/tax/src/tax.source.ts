import { Injectable } from '@nestjs/common'
import type { AnswerRecord, SubjectKeys, SubjectQuestion } from '#contracts'
import { Database } from '#database'
import { factsOf, nothing, RegistrySource, type Finding } from '#registry'
import { matchingKey } from '#vietnam'
import { incomeConcepts, taxpayerConcepts, taxpayerStatement, type TaxpayerRow } from './tax.concepts.js'

/** Reads tax files under today's codes (the personal id) and under those of before July 2025. */
@Injectable()
export class TaxSource extends RegistrySource {
  readonly concepts: ReadonlySet<string> = new Set([...Object.keys(incomeConcepts), ...Object.keys(taxpayerConcepts)])

  constructor(private readonly database: Database) {
    super()
  }

  async find(lookups: SubjectQuestion[]): Promise<Finding[]> {
    const codes = [...new Set(lookups.flatMap(({ subject }) => codesOf(subject)))]
    const rows = await this.database.query<TaxpayerRow>(taxpayerStatement, [codes])
    const files = new Map(rows.map((row) => [row.mst, row]))
    return lookups.map(({ subject, concepts }) => {
      const found = codesOf(subject).flatMap((code) => files.get(code) ?? [])
      if (found.length === 0) return nothing('notFound')
      const file = found.find((row) => belongsTo(row, subject))
      return file === undefined ? nothing('ambiguous') : findingOf(file, concepts)
    })
  }
}

/** Today's code first; a file that was never joined with it stands under a former code. */
function codesOf({ personId, taxCodes = [] }: SubjectKeys): string[] {
  return personId === undefined ? taxCodes : [personId, ...taxCodes]
}

/** Under the personal id a name may be left out; under a former code it has to agree. */
function belongsTo(row: TaxpayerRow, { personId, fullName }: SubjectKeys): boolean {
  return fullName === undefined ? row.mst === personId : matchingKey(fullName) === row.khoa_ten
}

function findingOf(file: TaxpayerRow, concepts: readonly string[]): Finding {
  const missing: string[] = []
  const records: AnswerRecord[] = []
  const income = factsOf(incomeConcepts, file, concepts, missing)
  if (income.length > 0) records.push({ kind: 'income', key: String(file.nam), facts: income })
  const taxpayer = factsOf(taxpayerConcepts, file, concepts, missing)
  if (taxpayer.length > 0) records.push({ kind: 'taxpayer', key: 'self', facts: taxpayer })
  return { ...nothing('notFound'), outcome: 'found', records, missing }
}
