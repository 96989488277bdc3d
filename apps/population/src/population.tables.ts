import { matchingKey } from '#vietnam'
import type { CopiedTable, Household } from '#registry'

/** What generated households become in the population database. */
export const populationTables: readonly CopiedTable[] = [
  {
    name: 'person',
    columns: [
      'person_id',
      'full_name',
      'name_key',
      'birth_date',
      'sex',
      'ethnicity',
      'nationality',
      'marital_status',
      'updated_on',
    ],
    *rows({ people }: Household) {
      for (const { personId, fullName, birthDate, sex, ethnicity, maritalStatus, updatedOn } of people) {
        yield [personId, fullName, matchingKey(fullName), birthDate, sex, ethnicity, 'VN', maritalStatus, updatedOn]
      }
    },
  },
  {
    name: 'former_id',
    columns: ['kind', 'value', 'person_id'],
    *rows({ people }) {
      for (const { personId, formerIds, tax } of people) {
        for (const value of formerIds) yield ['cmnd9', value, personId]
        if (tax?.formerCode !== undefined) yield ['taxCode', tax.formerCode, personId]
      }
    },
  },
  {
    name: 'household',
    columns: ['household_number', 'opened_on'],
    rows: ({ number, openedOn }) => [[number, openedOn]],
  },
  {
    name: 'household_member',
    columns: ['person_id', 'household_number', 'relation_to_head', 'since'],
    *rows({ number, openedOn, people }) {
      for (const { personId, relationToHead, stays } of people) {
        yield [personId, number, relationToHead, stays.at(-1)?.since ?? openedOn]
      }
    },
  },
  {
    name: 'residence',
    columns: ['person_id', 'since', 'until', 'unit_code', 'unit_as_of', 'detail'],
    *rows({ people }) {
      for (const { personId, stays } of people) {
        for (const { since, until, unit, unitAsOf, detail } of stays)
          yield [personId, since, until, unit, unitAsOf, detail]
      }
    },
  },
  {
    name: 'family_link',
    columns: ['person_id', 'kind', 'relative_id', 'since'],
    *rows({ people }) {
      for (const { personId, fatherId, motherId, spouse } of people) {
        if (fatherId !== undefined) yield [personId, 'father', fatherId, null]
        if (motherId !== undefined) yield [personId, 'mother', motherId, null]
        if (spouse?.linked === true) yield [personId, 'spouse', spouse.personId, spouse.since]
      }
    },
  },
]
