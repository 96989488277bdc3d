import type { State } from '#contracts'
import type { Inbox } from './events/inbox.js'
import type { Publisher } from './events/relay.js'
import type { AskTransport } from './requests/bus.js'
import type { BusServer } from './requests/server.js'
import type { StateListener, StateWriter } from './state/state-channel.js'

/** What carries messages between processes, or within one. */
export interface Transport {
  /** Asks other processes; none where there are none. */
  readonly asks?: AskTransport
  readonly publisher: Publisher
  readonly states: StateWriter
  /** Settles when asks can be made and replies heard. */
  start(): Promise<void>
  /** Settles when questions and facts arrive; `inbox` is there where the service hears facts. */
  serve(server: BusServer, inbox: Inbox | undefined): Promise<void>
  /** Settles when the listener has been shown everything there is; `name` tells copies of one service apart. */
  listen(contract: Pick<State<object>, 'topic' | 'service'>, listener: StateListener): Promise<void>
  /** Why the transport does not work now; empty while it does. */
  troubles(): string[]
  /** Takes nothing more in. */
  pause(): void
  /** After what was running has ended: sends what is left and lets go. */
  stop(): Promise<void>
}
