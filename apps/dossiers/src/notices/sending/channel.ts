import type { NoticeChannel } from '#contracts'
import type { OutsideText } from './outside-text.js'

/** One message to one receiver. */
export interface Outgoing extends OutsideText {
  /** Stays the same when the message is sent again: receivers tell a repetition by it. */
  id: string
  to: string
  language: 'vi' | 'en'
  short: string
  at: Date
}

/**
 * What became of a try: the channel took it; it refuses this receiver, so that a repetition is no use; or it could not be
 * reached or had no time, which a later try may change.
 */
export type Outcome = 'sent' | 'refused' | 'failed'

/** A way out of the portal. */
export interface Channel {
  readonly name: NoticeChannel
  /** Throws nothing. */
  send(message: Outgoing): Promise<Outcome>
  close(): void
}
