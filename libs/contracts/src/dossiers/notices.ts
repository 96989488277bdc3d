import { IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsNullable, OrNull } from '../language/nullable.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { people } from '../messages/access.js'
import { command, Nothing, query } from '../messages/message.js'
import { ListEntries } from '../messages/paging.js'

/** What a person is told of. */
export const noticeKinds = [
  ...['received', 'accepted', 'rejected', 'supplementRequested', 'supplemented', 'dueMoved', 'dueSoon'],
  ...['partCompleted', 'completed', 'resultReturned', 'withdrawn', 'stopped', 'correctionOpened', 'correctionDecided'],
  ...['transferred', 'representationProposed', 'representationAccepted', 'representationRefused'],
  ...['consentRequested', 'consentGiven', 'consentRefused', 'consentTakenBack'],
  ...['openedByOffice', 'namedByOffice', 'channelRefused'],
  ...['rightsAcknowledged', 'rightsExtended', 'rightsGranted', 'rightsRefused', 'rightsHandedOver'],
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** As what a person is told: whose dossier it is, who acts for them, or somebody else it concerns. */
export const noticeRoles = ['applicant', 'representative', 'concerned'] as const
export type NoticeRole = (typeof noticeRoles)[number]

/** Ways out of the portal; an operator configures which there are. The inbox is always there. */
export const noticeChannels = ['email', 'sms', 'webhook'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** `GET /v1/me/messages` */
export class ListNotices extends ListEntries {
  /** Only those not read yet. */
  @IsOptional() @IsBoolean() unread?: boolean
}

/** One notice in a person's inbox. */
export class NoticeView {
  @IsUUID() id: string
  @IsString() at: string
  @IsIn(noticeKinds) kind: NoticeKind
  @IsIn(noticeRoles) as: NoticeRole
  /** The dossier, where the reader may open it or could when it was written. */
  @OrNull() @IsUUID() dossierId: string | null
  /** Null of a draft. */
  @OrNull() @IsString() dossierCode: string | null
  /** What happened, in a sentence without names. */
  @IsBilingual() text: Bilingual
  @OrNull() @IsString() readAt: string | null
}

export class NoticePage {
  @IsListOf(() => NoticeView) items: NoticeView[]
  @OrNull() @IsString() nextCursor: string | null
  /** How many of all are not read, exact up to 100. */
  @IsInt() unread: number
}

/** `PATCH /v1/me/messages/{id}` */
export class MarkNotice {
  @IsBoolean() read: boolean
}

export class MarkNoticeCommand {
  @IsString() @MaxLength(60) notice: string
  @IsA(() => MarkNotice) body: MarkNotice
}

/** `each`: every notice on its own; `daily`: at most one message a day and channel, with all that came since the last. */
export const noticeFrequencies = ['each', 'daily'] as const
export type NoticeFrequency = (typeof noticeFrequencies)[number]

/** `PUT /v1/me/message-settings`: where notices are sent besides the inbox; a channel that is left out or null is not used. */
export class NoticeChoice {
  @IsIn(['vi', 'en']) language: 'vi' | 'en'
  @IsIn(noticeFrequencies) frequency: NoticeFrequency
  @IsNullable() @IsString() @IsEmail() @MaxLength(254) email?: string | null
  /** A Vietnamese mobile number: `0912345678` or `+84912345678`. */
  @IsNullable() @IsString() @Matches(/^(?:\+84|0)[35789]\d{8}$/) sms?: string | null
  /** Through an app the operator has connected; it knows the person by `webhookReference`. */
  @IsOptional() @IsBoolean() webhook?: boolean
}

/** The hours of a day, `HH:mm` in Viet Nam, in which nothing is sent out of the portal. */
export class QuietHours {
  @IsString() @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) from: string
  @IsString() @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) until: string
}

export class NoticeChoiceView {
  @IsIn(['vi', 'en']) language: 'vi' | 'en'
  @IsIn(noticeFrequencies) frequency: NoticeFrequency
  @OrNull() @IsString() email: string | null
  @OrNull() @IsString() sms: string | null
  @IsBoolean() webhook: boolean
  /** By what the connected app knows the person; null until it is chosen. */
  @OrNull() @IsUUID() webhookReference: string | null
  /** The channels there are. */
  @IsIn(noticeChannels, { each: true }) offered: NoticeChannel[]
  /** Chosen ones whose receiver refused; nothing is sent there until the choice is saved again. */
  @IsIn(noticeChannels, { each: true }) refused: NoticeChannel[]
  @OrNull() @IsA(() => QuietHours) quietHours: QuietHours | null
}

const citizens = people({ roles: ['citizen'] })

/** What `dossiers` answers about what people are told. */
export const notices = {
  list: query('dossiers.notices.v1', ListNotices, NoticePage, citizens),
  mark: command('dossiers.markNotice.v1', MarkNoticeCommand, NoticeView, citizens),
  choice: query('dossiers.noticeChoice.v1', Nothing, NoticeChoiceView, citizens),
  choose: command('dossiers.chooseNotices.v1', NoticeChoice, NoticeChoiceView, citizens),
} as const
