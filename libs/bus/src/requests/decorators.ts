import { applyDecorators, Catch, UseFilters, type ExceptionFilter } from '@nestjs/common'
import { EventPattern, MessagePattern } from '@nestjs/microservices'
import type { Ask, Facts } from '#contracts'

/** What a handler threw, carried through Nest untouched. */
export class Thrown {
  constructor(readonly error: unknown) {}
}

/** Hands whatever a handler, guard or pipe threw to the bus server, which alone decides how it travels. */
@Catch()
class ThrownFilter implements ExceptionFilter {
  catch(error: unknown): Thrown {
    return new Thrown(error)
  }
}

/** What {@link Handles} leaves on a handler. */
export interface AnswerExtras {
  contract: Ask<object, object>
}

/** What {@link Hears} leaves on a handler. */
export interface HearExtras {
  contract: Facts<object>
  group: string
}

/**
 * The method answers this question: `@Handles(population.answer) answer(@Payload() question, @Ctx() ctx: AskContext)`.
 * The request has been checked against the contract before the method is called; what it returns must be the contract's reply.
 */
export function Handles<Q extends object, A extends object>(contract: Ask<Q, A>) {
  const decorate = applyDecorators(MessagePattern(contract.pattern, { contract }), UseFilters(ThrownFilter))
  return <Handler extends (...given: never[]) => A | Promise<A>>(
    controller: object,
    method: string,
    descriptor: TypedPropertyDescriptor<Handler>,
  ): void => decorate(controller, method, descriptor)
}

/**
 * The method hears these facts, each once: its effect through `ctx.tx` and the note that the fact was heard are one
 * transaction. `group` names the reader where a service hears the same facts for two purposes.
 */
export function Hears<F extends object>(contract: Facts<F>, { group = 'main' } = {}): MethodDecorator {
  const pattern = EventPattern(`${contract.topic}#${group}`, { contract, group }) as MethodDecorator
  return applyDecorators(pattern, UseFilters(ThrownFilter))
}
