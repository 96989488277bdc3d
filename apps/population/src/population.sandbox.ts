import { SandboxModule, isKnownDead, type CopiedTable, type Household } from '#sandbox'
import { matchingKey } from '#vietnam'
import { civilStatusTables } from './civil-status/civil-status.sandbox.js'
import { civilStatusSchema } from './migrations/1764000003000-civil-status-tables.js'

/** What generated households become in the population database. */
const populationTables: readonly CopiedTable[] = [
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
      'died_on',
      'updated_on',
    ],
    *rows({ people }: Household) {
      for (const person of people) {
        const { personId, fullName, birthDate, sex, ethnicity, maritalStatus, death, updatedOn } = person
        const known = [personId, fullName, matchingKey(fullName), birthDate, sex, ethnicity, 'VN', maritalStatus]
        yield [...known, isKnownDead(person) ? death?.on : null, updatedOn]
      }
    },
  },
  {
    name: 'former_id',
    columns: ['kind', 'value', 'person_id'],
    *rows({ people }) {
      for (const { personId, formerIds, mergedIds = [], tax } of people) {
        for (const value of formerIds) yield ['cmnd9', value, personId]
        for (const { id } of mergedIds) yield ['mergedId', id, personId]
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
    *rows({ number, openedOn, people, listedToo = [] }) {
      for (const person of people) {
        if (isKnownDead(person)) continue
        yield [person.personId, number, person.relationToHead, person.stays.at(-1)?.since ?? openedOn]
      }
      for (const { personId, relationToHead, since } of listedToo) yield [personId, number, relationToHead, since]
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
    columns: ['person_id', 'kind', 'relative_id', 'since', 'until'],
    *rows({ people }) {
      for (const { personId, fatherId, motherId, spouse, formerSpouses = [] } of people) {
        if (fatherId !== undefined) yield [personId, 'father', fatherId, null, null]
        if (motherId !== undefined) yield [personId, 'mother', motherId, null, null]
        if (spouse?.linked === true) yield [personId, 'spouse', spouse.personId, spouse.since, null]
        for (const former of formerSpouses) yield [personId, 'spouse', former.personId, former.since, former.until]
      }
    },
  },
]

/** What the demo adds to the population registry and to civil status beside it. */
export const populationSandbox = () =>
  SandboxModule.of(
    { id: 'population', tables: populationTables },
    { id: 'civil-status', tables: civilStatusTables, schema: civilStatusSchema },
  )
