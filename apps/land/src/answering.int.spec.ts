import { ProofVerifier } from '#platform'
import { conceptsOfLine } from '#registry'
import {
  aLookup,
  aPurpose,
  fromExchange,
  keysOfPersona,
  startRegistry,
  type RegistryUnderTest,
} from '#testing/registry-under-test'
import { landService } from './land.service-definition.js'

const concepts = ['land.home.owned']
let registry: RegistryUnderTest
beforeAll(async () => {
  registry = await startRegistry({ ...landService, name: 'land' })
})
afterEach(() => registry.outage.set({ mode: 'ok' }))
afterAll(() => registry.stop())

const lan = () => aLookup(keysOfPersona('lan'), concepts)
const minh = () => aLookup(keysOfPersona('minh'), concepts)
const logged = (lookupId: string) =>
  registry.database.database.query<Record<string, unknown>>(
    `select *, ${conceptsOfLine} as concepts from access_log where lookup_id = $1`,
    [lookupId],
  )

it('signs every answer and logs it before it is given', async () => {
  const lookup = lan()
  const { answers } = await registry.reply([lookup])
  const [answer] = answers
  expect(answer && new ProofVerifier(registry.keys).verify('land', answer.payload, answer.proof)).toBe(true)
  expect(await logged(lookup.lookupId)).toMatchObject([
    { procedure: '1.014632', actor: 'official-dai-mo', concepts, outcome: 'found' },
  ])
})

it('writes no personal value into its log', async () => {
  await registry.ask(lan())
  const rows = await registry.database.database.query<{ text: string }>(
    'select access_log::text as text from access_log',
  )
  expect(rows.map(({ text }) => text).join()).not.toMatch(/001188014826|Lan|1988/)
})

it('logs a look-up that arrives twice once, and answers it twice', async () => {
  const lookup = lan()
  const [first, second] = await Promise.all([registry.ask(lookup), registry.ask(lookup)])
  expect(first[0]?.records).toEqual(second[0]?.records)
  await registry.ask(lookup)
  expect(await logged(lookup.lookupId)).toHaveLength(1)
})

it('answers many questions at once, each in its own order', async () => {
  const replies = await Promise.all(Array.from({ length: 200 }, () => registry.ask(lan(), minh(), lan())))
  for (const reply of replies) expect(reply.map(({ outcome }) => outcome)).toEqual(['found', 'notFound', 'found'])
})

it('cannot change or remove its log', async () => {
  for (const statement of ['update access_log set actor = null', 'delete from access_log', 'truncate access_log']) {
    await expect(registry.database.database.write(statement)).rejects.toThrow(/permission denied/)
  }
})

it('refuses concepts of others, and a purpose that leaves something out; both are logged', async () => {
  const foreign = aLookup(keysOfPersona('lan'), ['land.home.owned', 'tax.income.total'])
  const [answer] = await registry.ask(foreign)
  expect(answer).toMatchObject({ outcome: 'refused', records: [], absences: [] })
  expect(await logged(foreign.lookupId)).toMatchObject([{ outcome: 'refused' }])
  const { answers } = await registry.reply([lan()], { ...aPurpose, legalBasis: ' ' })
  expect(JSON.parse(answers[0]?.payload ?? '{}')).toMatchObject({ outcome: 'refused', records: [] })
})

describe('faults', () => {
  it('down: says nothing until the deadline, and logs nothing', async () => {
    await registry.outage.set({ mode: 'down' })
    const lookup = lan()
    const began = performance.now()
    await expect(registry.reply([lookup], aPurpose, fromExchange(300))).rejects.toMatchObject({ code: 'registry_down' })
    expect(performance.now() - began).toBeGreaterThanOrEqual(299)
    expect(await logged(lookup.lookupId)).toEqual([])
  })

  it('slow: answers after the delay', async () => {
    await registry.outage.set({ mode: 'slow', delayMs: 250 })
    const began = performance.now()
    expect((await registry.ask(lan()))[0]?.outcome).toBe('found')
    expect(performance.now() - began).toBeGreaterThanOrEqual(249)
    await registry.outage.set({ mode: 'slow' })
    expect(await registry.outage.current()).toEqual({ mode: 'slow', delayMs: 1000 })
  })

  it('empty: no record anywhere and no statement of completeness', async () => {
    await registry.outage.set({ mode: 'empty' })
    for (const answer of await registry.ask(lan(), minh())) {
      expect(answer).toMatchObject({ outcome: 'notFound', records: [], absences: [], missing: [] })
    }
  })

  it('wrongSignature: the right shape with a signature that does not fit', async () => {
    await registry.outage.set({ mode: 'wrongSignature' })
    const { answers } = await registry.reply([lan()])
    const [answer] = answers
    expect(answer?.proof.signature).toHaveLength(88)
    expect(answer && new ProofVerifier(registry.keys).verify('land', answer.payload, answer.proof)).toBe(false)
  })

  it('ok: works again from the next question on', async () => {
    await registry.outage.set({ mode: 'empty' })
    await registry.outage.set({ mode: 'ok' })
    expect((await registry.ask(lan()))[0]?.outcome).toBe('found')
  })

  it('exist in the demo only, like the generated people', async () => {
    const real = await startRegistry({ ...landService, name: 'land' }, { demo: false })
    await real.database.database.write(`insert into demo_fault values (1, 'down')`)
    expect((await real.ask(lan()))[0]?.outcome).toBe('notFound')
    await real.stop()
  })
})

it('says clearly that its database is away, and goes on when it is back', async () => {
  await registry.database.cut()
  const answers = await Promise.allSettled([registry.ask(lan()), registry.ask(lan())])
  for (const answer of answers) {
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'unavailable' })
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect((await registry.ask(lan()))[0]?.outcome).toBe('found')
})
