import { column, type Correctable, type Correctables, type HeldRecord } from '#registry'
import { matchingKey } from '#vietnam'

/** The person themselves, found under today's number; nobody else's row is changed. */
const ofPerson = ({ subject, kind }: HeldRecord) =>
  kind === 'person' && subject.personId !== undefined ? { person_id: subject.personId } : undefined
const own = (name: string) => column('public.person', name, ofPerson, 'updated_on')

/** A name is found by its matching key, which changes with it. */
const fullName: Correctable = (record, value, today) => {
  const where = ofPerson(record)
  return (
    where && {
      table: 'public.person',
      where: { ...where, full_name: record.from },
      set: { full_name: value, name_key: matchingKey(String(value)), updated_on: today },
    }
  )
}

/** What population corrects in its own rows; numbers, residence and family links need a procedure of their own. */
export const populationCorrections: Correctables = {
  'person.fullName': fullName,
  'person.birthDate': own('birth_date'),
  'person.ethnicity': own('ethnicity'),
}
