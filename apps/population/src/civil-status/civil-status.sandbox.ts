import { civilRecordsOf, type BookEntry, type Cell, type CopiedTable, type Household } from '#sandbox'
import { matchingKey } from '#vietnam'

const entryColumns = ['entry_number', 'book', 'entered_on', 'unit_code', 'late']

/** What generated households become in the civil-status books. */
export const civilStatusTables: readonly CopiedTable[] = [
  {
    name: 'birth',
    columns: ['person_id', 'full_name', 'name_key', 'born_on', 'place', ...entryColumns],
    *rows(household: Household) {
      for (const { person, birth } of civilRecordsOf(household).births) {
        const { personId, fullName } = person
        yield [personId, fullName, matchingKey(fullName), birth.on, birth.place, ...entryOf(birth.entry, birth.late)]
      }
    },
  },
  {
    name: 'marriage',
    columns: [
      'husband_id',
      'wife_id',
      'husband_name',
      'husband_key',
      'wife_name',
      'wife_key',
      'married_on',
      ...entryColumns,
    ],
    *rows(household) {
      for (const { husband, wife, since, entry } of civilRecordsOf(household).marriages) {
        const names = [husband.fullName, matchingKey(husband.fullName), wife.fullName, matchingKey(wife.fullName)]
        yield [husband.personId, wife.personId, ...names, since, ...entryOf(entry, false)]
      }
    },
  },
  {
    name: 'divorce',
    columns: ['husband_id', 'wife_id', 'divorced_on', 'decision', 'court'],
    *rows(household) {
      for (const { husband, wife, divorce } of civilRecordsOf(household).marriages) {
        if (divorce !== undefined) yield [husband.personId, wife.personId, divorce.on, divorce.decision, divorce.court]
      }
    },
  },
  {
    name: 'death',
    columns: ['person_id', 'full_name', 'name_key', 'died_on', 'place', ...entryColumns],
    *rows(household) {
      for (const { person, death } of civilRecordsOf(household).deaths) {
        const { personId, fullName } = person
        yield [personId, fullName, matchingKey(fullName), death.on, death.place, ...entryOf(death.entry, death.late)]
      }
    },
  },
]

function entryOf({ number, book, on, unit }: BookEntry, late: boolean): Cell[] {
  return [number, book, on, unit, late]
}
