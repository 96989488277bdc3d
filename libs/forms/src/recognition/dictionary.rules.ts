import type { Concept } from '#contracts'
import type { Holder } from '../vocabulary/people.rules.js'
import { Phrases } from '../vocabulary/phrases.rules.js'

/** A label that means something only below a heading: `địa chỉ` of a parcel, of a house, of a person. */
export type Vague = 'address' | 'area' | 'share'

/** What a phrase of the dictionary stands for. */
export type Meaning = { concept: string } | { vague: Vague }

/** The dictionary as the recogniser reads it. */
export interface Dictionary {
  phrases: Phrases<Meaning>
  has: (concept: string) => boolean
}

/** Parts a form may split a fact into; each part asks for the fact. */
const parts: readonly (readonly [string, string])[] = [
  ['họ', 'person.fullName'],
  ['tên', 'person.fullName'],
  ['chữ đệm', 'person.fullName'],
  ['tên đệm', 'person.fullName'],
  ['họ và chữ đệm', 'person.fullName'],
  ['tôi tên là', 'person.fullName'],
  ['tên tôi là', 'person.fullName'],
  ['my name is', 'person.fullName'],
  ['ông bà', 'person.fullName'],
  ['mr or ms', 'person.fullName'],
  ['first name', 'person.fullName'],
  ['last name', 'person.fullName'],
  ['surname', 'person.fullName'],
  ['given name', 'person.fullName'],
  ['năm sinh', 'person.birthDate'],
  ['tháng sinh', 'person.birthDate'],
  ['year of birth', 'person.birthDate'],
  ['born on', 'person.birthDate'],
  ['born', 'person.birthDate'],
  ['căn cước', 'person.personId'],
  ['căn cước công dân', 'person.personId'],
  ['số căn cước định danh', 'person.personId'],
  ['số định danh căn cước', 'person.personId'],
  ['id', 'person.personId'],
  ['giới tính nam nữ', 'person.sex'],
  ['thửa', 'land.parcel.number'],
  ['lô đất số', 'land.parcel.number'],
  ['tờ', 'land.parcel.sheet'],
]

const vague: readonly (readonly [string, Vague])[] = [
  ['địa chỉ', 'address'],
  ['address', 'address'],
  ['vị trí', 'address'],
  ['diện tích', 'area'],
  ['area', 'area'],
  ['phần sở hữu', 'share'],
  ['tỷ lệ sở hữu', 'share'],
  ['share', 'share'],
]

/** The phrases by which questions are known: names and labels of all concepts, whether a registry answers them or not. */
export function readDictionary(concepts: readonly Concept[]): Dictionary {
  const ids = new Set(concepts.map(({ id }) => id))
  const own = concepts.flatMap(({ id, name, labels }) =>
    [name.vi, name.en, ...labels].map((phrase): readonly [string, Meaning] => [phrase, { concept: id }]),
  )
  return {
    phrases: new Phrases<Meaning>([
      ...own,
      ...parts.filter(([, id]) => ids.has(id)).map(([phrase, concept]) => [phrase, { concept }] as const),
      ...vague.map(([phrase, kind]) => [phrase, { vague: kind }] as const),
    ]),
    has: (concept) => ids.has(concept),
  }
}

/**
 * The concept that holds a fact about someone: `person.fullName` of the spouse is `person.spouse.fullName`. Undefined
 * where the dictionary has no such concept, so that the question can only be put to a person.
 */
export function conceptFor(base: string, holder: Holder, dictionary: Dictionary): string | undefined {
  if (base === 'person.relationToHead' && holder === 'member') return 'household.member.relation'
  if (base.startsWith('person.spouse.') || base.startsWith('household.member.')) {
    if (base === 'household.member.relation' && holder !== 'member') return undefined
    return holder === 'other' ? undefined : base
  }
  if (base.startsWith('household.head.')) return holder === 'other' || holder === 'neighbour' ? undefined : base
  if (base.startsWith('civilStatus.death.') || base === 'civilStatus.marriage.spouseName') return base
  if (holder !== 'other' && ['household.size', 'person.householdNumber'].includes(base)) return base
  switch (holder) {
    case 'neighbour':
      return undefined
    case 'head':
      return ofHead(base)
    case 'applicant':
    case 'unclear':
      return base
    case 'spouse':
    case 'member': {
      if (base.startsWith('land.')) return base
      if (holder === 'spouse' && ['tax.', 'civilStatus.'].some((begin) => base.startsWith(begin))) return base
      if (!base.startsWith('person.')) return undefined
      const own = base.replace('person.', holder === 'spouse' ? 'person.spouse.' : 'household.member.')
      return dictionary.has(own) ? own : undefined
    }
    case 'other':
      return undefined
  }
}

/** Of the head population tells name and id; what is the household's own stays so below a heading about its head. */
function ofHead(base: string): string | undefined {
  if (base === 'person.fullName' || base === 'person.personId') return base.replace('person.', 'household.head.')
  return base === 'person.relationToHead' || base.startsWith('land.') ? base : undefined
}
