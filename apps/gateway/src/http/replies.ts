import 'reflect-metadata'
import type { Ask, BodyOf, KeepsLanguages, MessageClass } from '#contracts'

/** What a route answers: a contract's reply, or a class where the gateway answers by itself. */
export type Replying<A extends object> = Ask<object, A> | MessageClass<A>

/** Decorates handlers that answer with this body. */
type RouteDecorator<Body> = <Handler extends (...given: never[]) => Body | Promise<Body>>(
  controller: object,
  method: string,
  handler: TypedPropertyDescriptor<Handler>,
) => void

/** What {@link Replies} leaves on a handler. */
export interface RouteReply {
  replying: Replying<object>
  /** Statuses beside the success that carry the same body. */
  also: readonly number[]
}

const key = 'motlan:replies'

/**
 * The route answers with the reply of this contract: its body must have that type, and the OpenAPI document takes its
 * schema and its refusals from there.
 */
export function Replies<A extends object>(
  replying: KeepsLanguages<object, A>,
  options?: Partial<RouteReply>,
): RouteDecorator<A>
export function Replies<A extends object>(
  replying: Replying<A>,
  options?: Partial<RouteReply>,
): RouteDecorator<BodyOf<A>>
export function Replies<A extends object>(
  replying: Replying<A>,
  { also = [] }: Partial<RouteReply> = {},
): RouteDecorator<object> {
  const reply: RouteReply = { replying, also }
  return (controller, method) => Reflect.defineMetadata(key, reply, controller, method)
}

/** What {@link Replies} says of a handler. */
export function replyOf(controller: object, method: string): RouteReply | undefined {
  return Reflect.getMetadata(key, controller, method) as RouteReply | undefined
}
