import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { IsInt, IsOptional, IsString } from 'class-validator'
import { firstValueFrom } from 'rxjs'
import { anyone, query, DomainError, services, type Actor } from '#contracts'
import { testKafka, TestSystem, transports, within, type StartedService } from '#testing/bus-system'
import { Handles, RequestClient, type AskContext } from '../index.js'
import type { Vouched } from '../ports.js'

class Doubling {
  @IsInt() number: number
  @IsOptional() @IsString() how?: 'late' | 'refuse' | 'crash' | 'lie'
}
class Doubled {
  @IsInt() number: number
  @IsOptional() @IsString() at?: string
  @IsOptional() @IsString() from?: string
  @IsOptional() @IsString() actor?: string
}
const double = query('tax.double.v1', Doubling, Doubled, { from: ['gateway', 'exchange'], who: 'anyone' })
const guarded = query('tax.guarded.v1', Doubling, Doubled, {
  from: ['gateway'],
  who: [{ roles: ['official'], permissions: ['process'] }],
  dossier: '/number',
})
const internal = query('tax.internal.v1', Doubling, Doubled, services('gateway'))
const relayed = query('exchange.double.v1', Doubling, Doubled, anyone)
const unanswered = query('tax.nothing.v1', Doubling, Doubled, anyone)
const lan: Actor = { issuer: 'https://issuer.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Lan' }
const broken = (code: string) => new DomainError('conflict', code, { vi: 'Không', en: 'No' }, { allowed: ['wait'] })

@Controller()
class Tax {
  @Handles(double)
  async double(@Payload() { number, how }: Doubling, @Ctx() context: AskContext): Promise<Doubled> {
    if (how === 'late') await new Promise((resolve) => setTimeout(resolve, 400))
    if (how === 'refuse') throw broken('too_small')
    if (how === 'crash') throw new Error(`cannot double ${number}`)
    if (how === 'lie') return { number: 'many' } as never
    return { number: number * 2, at: new Date(0), from: context.from, actor: context.actor?.subject } as never
  }

  @Handles(guarded)
  guarded(@Payload() { number }: Doubling): Doubled {
    return { number: number * 2 }
  }

  @Handles(internal)
  internal(@Payload() { number }: Doubling, @Ctx() { actor, actorToken }: AskContext): Doubled {
    return { number, actor: actor?.subject ?? actorToken ?? 'nobody' }
  }
}

const hanh: Actor = { ...lan, subject: 'hanh', role: 'official', permissions: ['process'], authority: 'H26.00637' }
const tokens: Record<string, Vouched> = {
  good: { actor: lan },
  official: { actor: hanh, dossier: 7 as unknown as string },
  clerk: { actor: { ...hanh, permissions: ['reception'] } },
  loose: { actor: { ...hanh, authority: undefined } },
}

@Controller()
class Exchange {
  static tax: StartedService
  @Handles(relayed)
  relayed(@Payload() question: Doubling, @Ctx() { correlationId, deadline, actorToken }: AskContext): Promise<Doubled> {
    return Exchange.tax.runtime.bus.ask(double, question, { correlationId, deadline, actorToken })
  }
}

describe.each(transports)('asking over %s', (transport) => {
  let kafka: Awaited<ReturnType<typeof testKafka>> | undefined
  let system: TestSystem
  let gateway: StartedService
  let tax: StartedService
  let exchange: StartedService

  beforeAll(async () => {
    kafka = transport === 'kafka' ? await testKafka() : undefined
    system = new TestSystem(transport, kafka?.brokers)
    const actors = { verify: (token: string) => (token in tokens ? (tokens[token] as Vouched) : refuse()) }
    tax = await system.start('tax', [Tax], { actors })
    exchange = await system.start('exchange', [Exchange], { asks: ['tax'] })
    Exchange.tax = exchange
    gateway = await system.start('gateway', [], { asks: ['tax', 'exchange', 'land'] })
  })

  afterAll(async () => {
    await system?.stop()
    await kafka?.stop()
  })

  const asking = (how?: Doubling['how'], ms = 20_000, number = 21) =>
    gateway.runtime.bus.ask(double, { number, how }, within(ms))

  it('brings the reply, dates as text', async () => {
    expect(await asking()).toEqual({ number: 42, at: '1970-01-01T00:00:00.000Z', from: 'gateway' })
  })

  it('brings many replies to their askers', async () => {
    const replies = await Promise.all(Array.from({ length: 200 }, (_, number) => asking(undefined, 5000, number)))
    expect(replies.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, number) => number * 2))
  })

  it('brings the verified actor, and refuses a token that is not good', async () => {
    const { bus } = gateway.runtime
    expect(await bus.ask(double, { number: 1 }, within(20_000, { actorToken: 'good' }))).toMatchObject({ actor: 'lan' })
    const forged = bus.ask(double, { number: 1 }, within(20_000, { actorToken: 'forged' }))
    await expect(forged).rejects.toMatchObject({ kind: 'unauthenticated', code: 'bad_token' })
  })

  it.each([
    ['nobody', undefined, 7, 'unauthenticated', 'sign_in_needed'],
    ['another role', 'good', 7, 'forbidden', 'role_not_allowed'],
    ['without the permission', 'clerk', 7, 'forbidden', 'permission_missing'],
    ['without an authority', 'loose', 7, 'forbidden', 'authority_missing'],
    ['for another dossier', 'official', 8, 'forbidden', 'dossier_not_vouched'],
  ])('shows a handler nothing asked by %s', async (_, actorToken, number, kind, code) => {
    const asked = gateway.runtime.bus.ask(guarded, { number }, within(20_000, { actorToken }))
    await expect(asked).rejects.toMatchObject({ kind, code })
  })

  it('shows a handler what the declared service and person ask', async () => {
    const { bus } = gateway.runtime
    expect(await bus.ask(guarded, { number: 7 }, within(20_000, { actorToken: 'official' }))).toMatchObject({
      number: 14,
    })
    const asked = exchange.runtime.bus.ask(guarded, { number: 7 }, within(20_000, { actorToken: 'official' }))
    await expect(asked).rejects.toMatchObject({ kind: 'forbidden', code: 'service_not_allowed' })
  })

  it('tells a handler of services nothing of the person behind', async () => {
    const { bus } = gateway.runtime
    const reply = await bus.ask(internal, { number: 1 }, within(20_000, { actorToken: 'good', actor: lan }))
    expect(reply).toMatchObject({ actor: 'nobody' })
  })

  it('takes a deadline that is a part of what is left of another, to the fraction of a millisecond', async () => {
    const { bus } = gateway.runtime
    const deadline = Date.now() + 19_999.5
    await expect(bus.ask(double, { number: 4 }, { ...within(20_000), deadline })).resolves.toMatchObject({ number: 8 })
  })

  it('ends at the deadline', async () => {
    const started = Date.now()
    await expect(asking('late', 150)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'no_answer',
      extra: { retryable: true },
    })
    expect(Date.now() - started).toBeLessThan(1500)
  })

  it('brings a refusal by its shape, with the hop', async () => {
    const refused = { kind: 'conflict', code: 'too_small', detail: { vi: 'Không', en: 'No' } }
    await expect(asking('refuse')).rejects.toMatchObject({ ...refused, extra: { hop: 'tax', allowed: ['wait'] } })
    const twoHops = gateway.runtime.bus.ask(relayed, { number: 1, how: 'refuse' }, within(20_000))
    await expect(twoHops).rejects.toMatchObject({ ...refused, extra: { hop: 'tax' } })
  })

  it('keeps the words of an unexpected failure to itself', async () => {
    const error = await asking('crash', 20_000, 77123).catch((thrown: DomainError) => thrown)
    expect(error).toMatchObject({ kind: 'internal', code: 'internal', extra: { hop: 'tax' } })
    expect(JSON.stringify(error)).not.toContain('77123')
    expect(tax.log.lines.join()).toContain('A handler failed unexpectedly')
    expect(tax.log.lines.join()).not.toContain('77123')
  })

  it('refuses a question or a reply that does not fit its contract', async () => {
    const wrong = gateway.runtime.bus.ask(double, { number: 'x' } as unknown as Doubling, within(20_000))
    await expect(wrong).rejects.toMatchObject({ kind: 'invalid', extra: { errors: [{ path: '/number' }] } })
    await expect(asking('lie')).rejects.toMatchObject({ kind: 'internal', extra: { hop: 'tax' } })
  })

  it('says so where nobody answers', async () => {
    const nothing = gateway.runtime.bus.ask(unanswered, { number: 1 }, within(20_000))
    await expect(nothing).rejects.toMatchObject({ kind: 'internal', code: 'pattern_unknown' })
    const noService = gateway.runtime.bus.ask(
      query('land.double.v1', Doubling, Doubled, anyone),
      { number: 1 },
      within(300),
    )
    await expect(noService).rejects.toMatchObject({ kind: 'unavailable', code: 'no_answer' })
  })

  it('refuses a message larger than the bus carries', async () => {
    const large = { number: 1, how: 'x'.repeat(1_100_000) } as unknown as Doubling
    await expect(gateway.runtime.bus.ask(double, large, within(20_000))).rejects.toMatchObject({
      code: 'message_too_large',
    })
  })

  it('serves Nest clients', async () => {
    const client = new RequestClient(gateway.runtime.bus)
    expect(await firstValueFrom(client.send<Doubled>(double, { number: 4 }))).toMatchObject({ number: 8 })
  })

  it('counts asks by outcome and is ready', async () => {
    expect(gateway.runtime.ready()).toBe(true)
    expect(tax.runtime.ready()).toBe(true)
  })
})

function refuse(): never {
  throw new DomainError('unauthenticated', 'bad_token', { vi: 'Không', en: 'No' })
}
