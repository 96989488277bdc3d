/** What a household member is to the person asked about. */
export type Relation = 'spouse' | 'child' | 'parent' | 'sibling' | 'grandchild' | 'other'

/** A member of a household with the parents and the spouse population links. */
export interface LinkedMember {
  person_id: string
  parents: readonly string[]
  spouses: readonly string[]
}

/** What `member` is to `person`, from links only: never guessed from names, ages or the relation to the head. */
export function relationOf(member: LinkedMember, person: LinkedMember, household: readonly LinkedMember[]): Relation {
  if (person.spouses.includes(member.person_id)) return 'spouse'
  if (member.parents.includes(person.person_id)) return 'child'
  if (person.parents.includes(member.person_id)) return 'parent'
  if (member.parents.some((parent) => person.parents.includes(parent))) return 'sibling'
  const children = household.filter(({ parents }) => parents.includes(person.person_id))
  return children.some((child) => member.parents.includes(child.person_id)) ? 'grandchild' : 'other'
}
