import { IsIn, IsOptional, IsString } from 'class-validator'
import { IsMapOf } from '../language/shapes.js'
import type { RegistryId } from '../services.js'

interface RecordChangeFacts {
  /** The registry that makes it. */
  registry: RegistryId
  /** The values it cannot be made without. */
  needs: readonly string[]
  /** Values it uses where they are given. */
  may: readonly string[]
}

/**
 * The changes of records that a signed outcome can make, each with the registry that makes it and the values it takes. A
 * registry of this system has one rule for each of its own; the form checker refuses a form that maps anything else.
 */
export const recordChanges = {
  /** A person's registered residence. `moves`: alone, everyone of the household, or some, whom `movers` names. */
  residence: { registry: 'population', needs: ['personId', 'address', 'moves'], may: ['movers', 'basis'] },
  /** An entry in the book of births, a personal id, and who the parents are. */
  birth: {
    registry: 'civil-status',
    needs: ['parentId', 'fullName', 'bornOn', 'sex', 'place'],
    may: ['otherParentId', 'ethnicityAfter'],
  },
  /** An entry in the book of marriages, and both people's marital status. */
  marriage: { registry: 'civil-status', needs: ['personId', 'partnerId'], may: [] },
  /** An entry in the book of deaths, and that the person is dead. */
  death: { registry: 'civil-status', needs: ['personId', 'diedOn', 'place'], may: [] },
  /** The use of a whole parcel; `heldUseCode` is what it was when the dossier was decided. */
  landUse: { registry: 'land', needs: ['certificate', 'heldUseCode', 'useCode', 'area'], may: [] },
} as const satisfies Record<string, RecordChangeFacts>

export type RecordChangeName = keyof typeof recordChanges

export const recordChangeNames = Object.keys(recordChanges) as readonly RecordChangeName[]

/** What a registry says of a change: which values it needs, and which it may use. */
export function changeFacts(change: RecordChangeName): RecordChangeFacts {
  return recordChanges[change]
}

/** Where one value of an outcome comes from. */
export class OutcomeValue {
  /** A path of the form's data: what a registry provided there, what was answered, or what the official put in its place. */
  @IsString() from: string
  /** The concept of the registry that is changed; none where the value only says whose record is meant. */
  @IsOptional() @IsString() concept?: string
}

/** Which registry hears that a dossier of this form was granted, what it changes, and what makes the change. */
export class FormOutcome {
  @IsString() registry: string
  @IsIn(recordChangeNames) change: RecordChangeName
  /** By the names of {@link recordChanges}. */
  @IsMapOf(() => OutcomeValue) values: Record<string, OutcomeValue>
}
