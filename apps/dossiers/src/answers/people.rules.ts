import type { FormDocument, SnapshotField } from '#contracts'
import { matchingKey } from '#vietnam'

interface Person {
  role: string
  /** Where their number, or else their name, was typed: none where a registry told all of it. */
  place: string | undefined
  personId: string | undefined
  /** Name and birth date, where both are known. */
  described: string | undefined
}

const numberOf = 'person.personId'
const nameOf = 'person.fullName'
const birthOf = 'person.birthDate'

/**
 * The places at which somebody was typed for a role who has another one already: nobody marries themself, whatever place
 * names them. The same number is the same person; the same name and birth date are where one of the two has no number.
 */
export function placesOfOneInTwoRoles(
  form: Pick<FormDocument, 'bindings' | 'subjects'>,
  fields: readonly SnapshotField[],
  answers: Readonly<Record<string, unknown>>,
): string[] {
  const roles = ['applicant', ...Object.keys(form.subjects ?? {})]
  const people = roles.map((role) => personIn(role, form, fields, answers))
  return people.flatMap((person, index) => {
    const isTwice = people.some((other, position) => position !== index && isSame(person, other))
    return isTwice && person.place !== undefined ? [person.place] : []
  })
}

function personIn(
  role: string,
  { bindings }: Pick<FormDocument, 'bindings'>,
  fields: readonly SnapshotField[],
  answers: Readonly<Record<string, unknown>>,
): Person {
  const known = (concept: string) => {
    const [path] =
      Object.entries(bindings).find(([, each]) => each.concept === concept && (each.subject ?? 'applicant') === role) ??
      []
    if (path === undefined) return {}
    const typed = answers[path]
    if (typeof typed === 'string') return { path, value: typed }
    const field = fields.find((each) => each.path === path && each.status === 'provided')
    return typeof field?.value === 'string' ? { value: field.value } : {}
  }
  const [number, name, birth] = [known(numberOf), known(nameOf), known(birthOf)]
  return {
    role,
    place: number.path ?? name.path ?? birth.path,
    personId: number.value,
    described: name.value && birth.value ? `${matchingKey(name.value)} ${birth.value}` : undefined,
  }
}

function isSame(left: Person, right: Person): boolean {
  if (left.personId !== undefined && right.personId !== undefined) return left.personId === right.personId
  return left.described !== undefined && left.described === right.described
}
