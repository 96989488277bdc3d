import type { HeldConcepts } from '#registry'
import { unitPath } from '#vietnam'

/** What every entry of a book has; dates are `YYYY-MM-DD`. */
interface EntryRow {
  entry_number: string
  book: string
  entered_on: string
  unit_code: string
}

/** A birth or a death under the id it was asked for. */
export interface PersonEntryRow extends EntryRow {
  person_id: string
  name_key: string
  on: string
  place: string
}

/** A marriage from the side of the one asked about, with the divorce that ended it. */
export interface MarriageRow extends EntryRow {
  subject: string
  name_key: string
  spouse_id: string
  spouse_name: string
  married_on: string
  divorced_on: string | null
  decision: string | null
  court: string | null
}

const entry = 'entry_number, book, entered_on::text, unit_code'

export const birthStatement = `select person_id, name_key, born_on::text as on, place, ${entry}
  from birth where person_id = any($1::char(12)[])`

export const deathStatement = `select person_id, name_key, died_on::text as on, place, ${entry}
  from death where person_id = any($1::char(12)[])`

/** The latest first. */
export const marriageStatement = `select s.subject, s.name_key, s.spouse_id, s.spouse_name, s.married_on::text,
    s.entry_number, s.book, s.entered_on::text, s.unit_code, d.divorced_on::text, d.decision, d.court
  from (
    select husband_id as subject, husband_key as name_key, wife_id as spouse_id, wife_name as spouse_name, m.*
    from marriage m where husband_id = any($1::char(12)[])
    union all
    select wife_id, wife_key, husband_id, husband_name, m.* from marriage m where wife_id = any($1::char(12)[])
  ) s
  left join divorce d on d.husband_id = s.husband_id and d.wife_id = s.wife_id and d.divorced_on >= s.married_on
  order by s.married_on desc`

const entered = ({ entered_on }: EntryRow): string => entered_on
const numberOf = ({ entry_number }: EntryRow): string => entry_number
const bookOf = ({ book }: EntryRow): string => book
const officeOf = ({ unit_code, entered_on }: EntryRow): string | undefined => unitPath(unit_code, entered_on)

/** Where an entry of one of the books stands. */
function entryConcepts(kind: 'birth' | 'marriage' | 'death'): HeldConcepts<EntryRow> {
  return {
    [`civilStatus.${kind}.number`]: { attribute: `${kind}.entry_number`, value: numberOf, recordDate: entered },
    [`civilStatus.${kind}.bookNumber`]: { attribute: `${kind}.book`, value: bookOf, recordDate: entered },
    [`civilStatus.${kind}.registeredOn`]: { attribute: `${kind}.entered_on`, value: entered, recordDate: entered },
    [`civilStatus.${kind}.registeredAt`]: { attribute: `${kind}.unit_code`, value: officeOf, recordDate: entered },
  }
}

/** Kind `birth`. */
export const birthConcepts: HeldConcepts<PersonEntryRow> = entryConcepts('birth')

/** Kind `marriage`: one record for each, the latest first. */
export const marriageConcepts: HeldConcepts<MarriageRow> = {
  ...entryConcepts('marriage'),
  'civilStatus.marriage.date': {
    attribute: 'marriage.married_on',
    value: ({ married_on }) => married_on,
    recordDate: entered,
  },
  'civilStatus.marriage.spouseName': {
    attribute: 'marriage.wife_name',
    value: ({ spouse_name }) => spouse_name,
    recordDate: entered,
  },
}

const decided = ({ divorced_on, entered_on }: MarriageRow): string => divorced_on ?? entered_on

/** Kind `divorce`: one record for each marriage a court ended. */
export const divorceConcepts: HeldConcepts<MarriageRow> = {
  'civilStatus.divorce.date': {
    attribute: 'divorce.divorced_on',
    value: (row) => row.divorced_on,
    recordDate: decided,
  },
  'civilStatus.divorce.number': { attribute: 'divorce.decision', value: (row) => row.decision, recordDate: decided },
  'civilStatus.divorce.court': { attribute: 'divorce.court', value: (row) => row.court, recordDate: decided },
}

/** Kind `death`. */
export const deathConcepts: HeldConcepts<PersonEntryRow> = {
  ...entryConcepts('death'),
  'civilStatus.death.date': { attribute: 'death.died_on', value: ({ on }) => on, recordDate: entered },
  'civilStatus.death.place': { attribute: 'death.place', value: ({ place }) => place, recordDate: entered },
}
