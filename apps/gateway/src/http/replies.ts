import 'reflect-metadata'
import type { Ask, BodyOf, MessageClass } from '#contracts'

/** What a route answers: a contract's reply, or a class where the gateway answers by itself. */
export type Replying<A extends object> = Ask<object, A> | MessageClass<A>

const key = 'motlan:replies'

/**
 * The route answers with the reply of this contract: its body must have that type, and the OpenAPI document takes its
 * schema and its refusals from there.
 */
export function Replies<A extends object>(replying: Replying<A>) {
  return <Handler extends (...given: never[]) => BodyOf<A> | Promise<BodyOf<A>>>(
    controller: object,
    method: string,
    _: TypedPropertyDescriptor<Handler>,
  ): void => Reflect.defineMetadata(key, replying, controller, method)
}

/** What {@link Replies} says of a handler. */
export function repliesOf(controller: object, method: string): Replying<object> | undefined {
  return Reflect.getMetadata(key, controller, method) as Replying<object> | undefined
}
