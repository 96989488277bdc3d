import { asOf, isKnownDead, Random, SandboxModule, type Cell, type CopiedTable, type Resident } from '#sandbox'
import { matchingKey } from '#vietnam'

/** Percent of those of age who hold a licence. */
const holders = 75

/** Classes and the years of their term (Luật 36/2024/QH15, Điều 57): A1 and A are without a term. */
const kinds: readonly { classes: string; years?: number }[] = [
  { classes: 'A1' },
  { classes: 'A1' },
  { classes: 'A1, B', years: 10 },
  { classes: 'B', years: 10 },
  { classes: 'A, C1', years: 10 },
  { classes: 'C', years: 5 },
]

/**
 * The licence of a generated person, if there is one. Chance is drawn from the personal id alone, so that the other
 * registries of the same seed are the same with and without this one.
 */
function licenceOf(person: Resident): Cell[] | undefined {
  const { personId, formerIds, fullName, birthDate } = person
  const random = new Random(Number(personId), 36)
  const ofAge = Number(birthDate.slice(0, 4)) + 19
  if (isKnownDead(person) || ofAge > 2025 || !random.chance(holders)) return undefined
  const { classes, years } = random.pick(kinds)
  const issuedOn = random.day(`${Math.max(ofAge, 2014)}-01-05`, '2025-12-28')
  const validTo = years === undefined ? null : `${Number(issuedOn.slice(0, 4)) + years}${issuedOn.slice(4, 8)}28`
  const revokedOn = random.chance(2) ? random.day(issuedOn, asOf) : null
  const former = issuedOn < '2016-01-01' ? formerIds[0] : undefined
  const number = `${issuedOn.slice(2, 4)}${personId.slice(2)}`
  return [
    number,
    former ?? personId,
    matchingKey(fullName),
    classes,
    issuedOn,
    validTo,
    revokedOn,
    revokedOn ?? issuedOn,
  ]
}

/** What generated people become in the database of driving licences. */
const licenceTables: readonly CopiedTable[] = [
  {
    name: 'driving_licence',
    columns: ['licence_no', 'id_number', 'name_key', 'classes', 'issued_on', 'valid_to', 'revoked_on', 'updated_on'],
    *rows({ people }) {
      for (const person of people) {
        const licence = licenceOf(person)
        if (licence !== undefined) yield licence
      }
    },
  },
]

/** What the demo adds to the registry of driving licences. */
export const drivingLicencesSandbox = () => SandboxModule.of({ id: 'driving-licences', tables: licenceTables })
