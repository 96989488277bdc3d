export { Bus, type AskOptions } from './requests/bus.js'
export { RequestClient } from './requests/request-client.js'
export { Handles, Hears } from './requests/decorators.js'
export { type AskContext, type HearContext } from './envelope.js'
export { busTables } from './events/bus-tables.js'
export { Outbox } from './events/outbox.js'
export { type RedrivenKey } from './events/redrive.js'
export { type KafkaOptions } from './kafka/connection/kafka-options.js'
export { InProcessDirectory } from './requests/in-process-directory.js'
export { createBus, type BusOptions, type BusRuntime } from './runtime.js'
export { BusServer } from './requests/server.js'
export { StateCopy, type StateChange } from './state/state-copy.js'
export { StateOwner } from './events/state-owner.js'
export { entryName, type StateEntry } from './state/state-channel.js'
export { withActor, type ActorContext } from './requests/with-actor.js'
export {
  type ActorVerifier,
  type Logger,
  type Sealer,
  type Signatures,
  type SignedKind,
  type Validate,
  type Vouched,
  type WatchSocket,
} from './ports.js'
export { spanKinds, type Attributes, type EndedSpan, type SpanExporter } from './tracing/span.js'
export * from './tracing/tracing.js'
