import type { HeldConcepts } from '#registry'
import type { HeadRow, MemberRow, PersonRow, SpouseRow } from './population.rows.js'
import type { Relation } from './relations.rules.js'

/** A person with what today's units make of the stored residence. */
export type PersonToday = PersonRow & { unit: string | undefined; address: string | undefined }
export type SpouseToday = SpouseRow & { unit: string | undefined }
export type MemberSeen = MemberRow & { relation: Relation }

const updated = ({ updated_on }: PersonRow): string => updated_on
const moved = ({ since, updated_on }: PersonRow): string => since ?? updated_on
const joined = ({ member_since, updated_on }: PersonRow): string => member_since ?? updated_on

/** Kind `person`. */
export const personConcepts: HeldConcepts<PersonToday> = {
  'person.personId': { attribute: 'person.person_id', value: (row) => row.person_id, recordDate: updated },
  'person.fullName': { attribute: 'person.full_name', value: (row) => row.full_name, recordDate: updated },
  'person.birthDate': { attribute: 'person.birth_date', value: (row) => row.birth_date, recordDate: updated },
  'person.sex': { attribute: 'person.sex', value: (row) => row.sex, recordDate: updated },
  'person.ethnicity': { attribute: 'person.ethnicity', value: (row) => row.ethnicity, recordDate: updated },
  'person.nationality': { attribute: 'person.nationality', value: (row) => row.nationality, recordDate: updated },
  'person.maritalStatus': {
    attribute: 'person.marital_status',
    value: (row) => row.marital_status,
    recordDate: updated,
  },
  'person.residence.address': { attribute: 'residence.detail', value: (row) => row.address, recordDate: moved },
  'person.residence.unit': { attribute: 'residence.unit_code', value: (row) => row.unit, recordDate: moved },
  'person.residence.since': { attribute: 'residence.since', value: (row) => row.since, recordDate: moved },
  'person.formerIds': { attribute: 'former_id.value', value: (row) => row.former_ids ?? [], recordDate: updated },
  'person.formerTaxCodes': {
    attribute: 'former_id.value',
    value: (row) => row.former_tax_codes ?? [],
    recordDate: updated,
  },
  'person.householdNumber': {
    attribute: 'household.household_number',
    value: (row) => row.household_number,
    recordDate: joined,
  },
  'household.size': {
    attribute: 'household_member',
    value: (row) => (row.household_number === null ? undefined : row.household_size),
    recordDate: joined,
  },
}

const linked = ({ linked_on, updated_on }: SpouseRow): string => linked_on ?? updated_on
const spouseUpdated = ({ updated_on }: SpouseRow): string => updated_on

/** Kind `spouse`: applies to married people only. */
export const spouseConcepts: HeldConcepts<SpouseToday> = {
  'person.spouse.fullName': { attribute: 'family_link.spouse', value: (row) => row.full_name, recordDate: linked },
  'person.spouse.personId': { attribute: 'family_link.relative_id', value: (row) => row.person_id, recordDate: linked },
  'person.spouse.birthDate': {
    attribute: 'person.birth_date',
    value: (row) => row.birth_date,
    recordDate: spouseUpdated,
  },
  'person.spouse.formerIds': {
    attribute: 'former_id.value',
    value: (row) => row.former_ids ?? [],
    recordDate: spouseUpdated,
  },
  'person.spouse.residence.unit': {
    attribute: 'residence.unit_code',
    value: (row) => row.unit,
    recordDate: spouseUpdated,
  },
}

const memberSince = ({ since }: MemberRow): string => since

/** Kind `member`: one record for each other person of the household. */
export const memberConcepts: HeldConcepts<MemberSeen> = {
  'household.member.fullName': {
    attribute: 'person.full_name',
    value: (row) => row.full_name,
    recordDate: memberSince,
  },
  'household.member.personId': {
    attribute: 'household_member.person_id',
    value: (row) => row.person_id,
    recordDate: memberSince,
  },
  'household.member.birthDate': {
    attribute: 'person.birth_date',
    value: (row) => row.birth_date,
    recordDate: memberSince,
  },
  'household.member.relation': { attribute: 'family_link.kind', value: (row) => row.relation, recordDate: memberSince },
}

const listed = ({ since }: HeadRow): string => since

/** Kind `household`: the household somebody is registered in. */
export const householdConcepts: HeldConcepts<HeadRow> = {
  'household.head.fullName': { attribute: 'person.full_name', value: (row) => row.head_name, recordDate: listed },
  'household.head.personId': {
    attribute: 'household_member.person_id',
    value: (row) => row.head_id,
    recordDate: listed,
  },
  'person.relationToHead': {
    attribute: 'household_member.relation_to_head',
    value: (row) => row.relation_to_head,
    recordDate: listed,
  },
}
