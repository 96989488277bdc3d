import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { OrNull } from '../language/nullable.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { people } from '../messages/access.js'
import { command, query } from '../messages/message.js'
import { ListEntries } from '../messages/paging.js'

/**
 * What a ministry is told of. `proposed`: somebody asks to use its data. `approved`, `rejected`: what it proposed was decided on.
 * The others: another owner changed an agreement its data, or a procedure of its own, is part of.
 */
export const ownerMessageKinds = [
  'proposed',
  ...(['approved', 'rejected'] as const),
  ...(['suspended', 'resumed', 'revoked', 'quotaSet'] as const),
] as const
export type OwnerMessageKind = (typeof ownerMessageKinds)[number]

/** `GET /v1/ministry/messages` */
export class ListOwnerMessages extends ListEntries {
  /** Only those nobody of the ministry has read. */
  @IsOptional() @IsBoolean() unread?: boolean
}

/** One thing a ministry is told, once for all who work there. */
export class OwnerMessage {
  @IsUUID() id: string
  @IsString() at: string
  @IsIn(ownerMessageKinds) kind: OwnerMessageKind
  /** Id of the agreement or the proposal. */
  @IsString() agreement: string
  @IsString() procedure: string
  /** Agency code of whoever did it. */
  @IsString() by: string
  /** The concepts it is about. */
  @IsArray() @IsString({ each: true }) concepts: string[]
  /** In one sentence. */
  @IsBilingual() text: Bilingual
  /** Of a decision. */
  @IsOptional() @IsString() reason?: string
  /** Of `quotaSet`; missing where the limit was lifted. */
  @IsOptional() @IsInt() @Min(1) quotaPerDay?: number
  @OrNull() @IsString() readAt: string | null
}

export class OwnerMessagePage {
  @IsListOf(() => OwnerMessage) items: OwnerMessage[]
  @OrNull() @IsString() nextCursor: string | null
  /** How many of all are not read, exact up to 100. */
  @IsInt() unread: number
}

/** `PATCH /v1/ministry/messages/{id}` */
export class MarkOwnerMessage {
  @IsBoolean() read: boolean
}

export class MarkOwnerMessageCommand {
  @IsString() @MaxLength(60) message: string
  @IsA(() => MarkOwnerMessage) body: MarkOwnerMessage
}

const ofMinistries = people({ roles: ['ministry'] })

/** What `catalog` answers about what ministries are told. */
export const ownerMessages = {
  list: query('catalog.owner-messages.v1', ListOwnerMessages, OwnerMessagePage, ofMinistries),
  mark: command('catalog.mark-owner-message.v1', MarkOwnerMessageCommand, OwnerMessage, ofMinistries),
} as const
