import { randomUUID } from 'node:crypto'
import type { ActorContext, HearContext } from '#bus'
import type { Actor, CorrectionView, DecideCorrection, DossierFact, OwnedCorrection } from '#contracts'
import { eventually } from '#testing'
import { aLookup, aPurpose, keysOfPersona, startRegistry, type RegistryUnderTest } from '#testing/registry-under-test'
import { landService } from './land.service-definition.js'

const [area, share] = ['land.home.floorArea', 'land.home.share']
const { dossierId } = aPurpose
const ministry: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'chi', role: 'ministry', permissions: [], name: 'Hoàng Mai Chi' },
  authority: 'G10',
}
const views = new Map<string, CorrectionView>()
const asked: string[] = []
const told: { topic: string; fact: { correctionId: string; dossierId: string } }[] = []
let registry: RegistryUnderTest
beforeAll(async () => {
  const bus = {
    ask: ({ pattern }: { pattern: string }, question: { correctionId?: string }) => {
      asked.push(pattern)
      const answer = pattern.startsWith('catalog.') ? { owner: 'G10' } : views.get(question.correctionId ?? '')
      return Promise.resolve(answer as never)
    },
  }
  const outbox = {
    record: (_: unknown, { topic }: { topic: string }, __: string, fact: object) => {
      told.push({ topic, fact: fact as never })
      return Promise.resolve()
    },
  }
  registry = await startRegistry({ ...landService, name: 'land' }, { people: 300, bus, outbox })
})
afterAll(() => registry.stop())

const hear = (fact: Partial<DossierFact>) =>
  registry.database.database.transaction((tx) =>
    registry.receiveCorrection.execute(
      { kind: 'correctionOpened', dossierId, at: '2026-11-24T03:00:00.000Z', ...fact },
      { tx, eventId: 'event-1', topic: 'dossiers.facts.v1', key: dossierId, group: 'main' } satisfies HearContext,
    ),
  )

/** The home of a persona as a look-up of the dossier finds it. */
async function home(persona: string, concept = area) {
  const lookup = aLookup(keysOfPersona(persona), [area, share])
  const [answer] = await registry.ask(lookup)
  const found = answer?.records.find(({ kind }) => kind === 'home')
  const value = found?.facts.find((fact) => fact.concept === concept)?.value
  return { lookupId: lookup.lookupId, record: { kind: 'home', key: found?.key ?? '' }, value }
}

/** Claims that what is held is wrong, and returns the correction it became. */
async function claim(
  { lookupId, record, value }: Awaited<ReturnType<typeof home>>,
  claimedValue: unknown,
  more: Partial<CorrectionView> = {},
) {
  const correctionId = randomUUID()
  views.set(correctionId, {
    ...{ correctionId, dossierId, registry: 'land', concept: area, lookupId, record, claimedValue, heldValue: value },
    ...{
      reason: 'Đã xây thêm gác lửng.',
      at: '2026-11-24T03:00:00.000Z',
      dueAt: '2026-12-09T03:00:00.000Z',
      dueCertainty: 'C',
      ...more,
    },
  })
  await hear({ registry: 'land', correctionId })
  const [row] = await registry.database.database.query<{ id: string }>(
    'select part_of as id from correction_claim where correction_id = $1',
    [correctionId],
  )
  return { correctionId, id: row?.id ?? '' }
}

const decide = (
  correction: string,
  body: Partial<DecideCorrection>,
  { actor = ministry, idempotency }: { actor?: Actor; idempotency?: { key: string; bodyHash: string } } = {},
) =>
  registry.decideOnCorrection.execute(
    { correction, body: { decision: 'corrected', reason: 'Đã đo lại.', ...body }, ...(idempotency && { idempotency }) },
    {
      actor,
      correlationId: 'test',
      id: 'test',
      from: 'gateway',
      deadline: Date.now() + 5000,
      isDirect: true,
    } satisfies ActorContext,
  )
const listed = async (id: string): Promise<OwnedCorrection | undefined> =>
  (await registry.corrections.list({ limit: 100 })).items.find((each) => each.id === `land.${id}`)
const setArea = (key: string, value: number) =>
  registry.database.database.write('update house set floor_area_m2 = $2 where parcel_id = $1', [key, value])

it('ignores what is not a correction for it, without asking anybody', async () => {
  await hear({ kind: 'submitted' })
  await hear({ registry: 'tax', correctionId: randomUUID() })
  expect([asked, told]).toEqual([[], []])
})

it('takes a claim to its books once however often it is told, and shows its owner what is needed and nobody’s name', async () => {
  const lan = await home('lan')
  const { correctionId, id } = await claim(lan, 61.5)
  await hear({ registry: 'land', correctionId })
  expect(told.map(({ topic, fact }) => [topic, fact.correctionId])).toEqual([['land.corrections.v1', correctionId]])
  const shown = await listed(id)
  expect(shown).toMatchObject({
    ...{ number: expect.stringMatching(/^LAND-2026-\d{5}$/) as string, concept: area, claims: 1, status: 'open' },
    ...{ claimedValue: 61.5, heldValue: lan.value, reason: 'Đã xây thêm gác lửng.', overdue: false },
    ...{ dueAt: '2026-12-09T03:00:00.000Z', changesRecord: true },
  })
  expect(shown?.record.label).toMatch(/^Thửa \d+, tờ bản đồ \d+/)
  expect(shown).not.toHaveProperty('heldNow')
  const { personId, fullName } = keysOfPersona('lan')
  for (const secret of [dossierId, personId, fullName ?? '-']) expect(JSON.stringify(shown)).not.toContain(secret)
  const [kept] = await registry.database.database.query<object>('select * from correction where id = $1', [id])
  expect(JSON.stringify(kept)).not.toContain(personId)
  await decide(id, { decision: 'rejected' })
})

describe('claims about the same record, concept and held value', () => {
  it('are one correction, from whatever look-up and dossier', async () => {
    const first = await claim(await home('tuan'), 90)
    const second = await claim(await home('tuan'), 91, { at: '2026-11-24T03:00:01.000Z' })
    expect(second.id).toBe(first.id)
    expect(await listed(first.id)).toMatchObject({
      ...{ claims: 2, claimedValue: 90, claimed: [{ claimedValue: 90 }, { claimedValue: 91 }] },
    })
    await decide(first.id, { decision: 'rejected' })
    expect((await claim(await home('tuan'), 92)).id).not.toBe(first.id)
  })

  it('are two where what is held is another value', async () => {
    const tuan = await home('tuan')
    const first = await claim(tuan, 93)
    const second = await claim({ ...tuan, value: Number(tuan.value) + 7 }, 93)
    expect(second.id).not.toBe(first.id)
    for (const { id } of [first, second]) await decide(id, { decision: 'rejected' })
  })
})

describe('a decision', () => {
  it('that corrects writes the claimed value into the record, keeps what was there, and tells each dossier', async () => {
    const lan = await home('lan')
    const { id, correctionId } = await claim(lan, 61.5)
    const before = told.length
    expect(await decide(id, {})).toMatchObject({ status: 'corrected', decisionReason: 'Đã đo lại.' })
    expect((await home('lan')).value).toBe(61.5)
    expect(told.slice(before).map(({ fact }) => fact)).toMatchObject([{ correctionId, dossierId }])
    const kept = await registry.database.database.query(
      'select table_name, row from corrected_row where correction = $1',
      [id],
    )
    expect(kept).toMatchObject([{ table_name: 'public.house', row: { floor_area_m2: lan.value } }])
    expect(await registry.corrections.claim(correctionId)).toMatchObject({ status: 'corrected', reason: 'Đã đo lại.' })
  })

  it('can give another value than the claimed one', async () => {
    const { id } = await claim(await home('lan'), 70)
    await decide(id, { value: 66.5 })
    expect((await home('lan')).value).toBe(66.5)
  })

  it('that confirms or rejects leaves the record as it is', async () => {
    for (const decision of ['confirmed', 'rejected'] as const) {
      const lan = await home('lan')
      const { id } = await claim(lan, 70)
      expect((await decide(id, { decision })).status).toBe(decision)
      expect((await home('lan')).value).toBe(lan.value)
    }
  })

  it('of two at the same time is the first one’s', async () => {
    const lan = await home('lan')
    const { id } = await claim(lan, 70)
    const both = await Promise.allSettled([decide(id, {}), decide(id, { decision: 'confirmed' })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'correction_decided' } })
    const wrote = both[0].status === 'fulfilled'
    expect((await home('lan')).value).toBe(wrote ? 70 : lan.value)
  })

  it('of a correction that another claim joins meanwhile tells that dossier, too', async () => {
    const { id, correctionId } = await claim(await home('lan'), 72)
    const joining = randomUUID()
    const { database } = registry.database
    views.set(joining, { ...(views.get(correctionId) as CorrectionView), correctionId: joining })
    let commit: () => void = () => undefined
    const untilDecided = new Promise<void>((resolve) => (commit = resolve))
    let joined: () => void = () => undefined
    const untilJoined = new Promise<void>((resolve) => (joined = resolve))
    const hearing = database.transaction(async (tx) => {
      await registry.receiveCorrection.execute(
        { kind: 'correctionOpened', dossierId, at: '', registry: 'land', correctionId: joining },
        { tx, eventId: 'event-2', topic: 'dossiers.facts.v1', key: dossierId, group: 'main' },
      )
      joined()
      await untilDecided
    })
    await untilJoined
    const before = told.length
    const deciding = decide(id, { value: 72 })
    await eventually(
      () =>
        database.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        ),
      (waiting) => expect(waiting).toHaveLength(1),
    )
    commit()
    await Promise.all([hearing, deciding])
    expect(
      told
        .slice(before)
        .map(({ fact }) => fact.correctionId)
        .sort(),
    ).toEqual([correctionId, joining].sort())
  })

  it('with its key again has the same answer, with another body or of somebody else none', async () => {
    const { id } = await claim(await home('lan'), 75)
    const idempotency = { key: 'k', bodyHash: 'x' }
    await decide(id, {}, { idempotency })
    const count = told.length
    expect((await decide(id, {}, { idempotency })).status).toBe('corrected')
    expect(told).toHaveLength(count)
    const other = decide(id, {}, { idempotency: { key: 'k', bodyHash: 'y' } })
    await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' })
    const another = decide(id, {}, { idempotency, actor: { ...ministry, subject: 'nam' } })
    await expect(another).rejects.toMatchObject({ code: 'correction_decided' })
  })

  it('is refused to another ministry, and of what is not there', async () => {
    const { id } = await claim(await home('lan'), 76)
    const foreign = decide(id, {}, { actor: { ...ministry, authority: 'G03' } })
    await expect(foreign).rejects.toMatchObject({ code: 'registry_not_yours', extra: { checks: [{ passed: false }] } })
    await expect(decide(randomUUID(), {})).rejects.toMatchObject({ code: 'correction_not_found' })
    await decide(id, { decision: 'rejected' })
  })

  it('names the right value where the claims differ, of the right type, one a record can hold', async () => {
    const lan = await home('lan')
    const { id } = await claim(lan, 77)
    await claim(lan, 78)
    const code = (value: unknown, decision: DecideCorrection['decision'] = 'corrected') =>
      decide(id, { decision, value }).then(
        () => 'taken',
        (error: { extra: { errors: { code: string }[] } }) => error.extra.errors[0]?.code,
      )
    expect([await code(undefined), await code('77'), await code(null), await code(-1), await code(9e10)]).toEqual([
      ...['value_needed', 'wrong_type', 'wrong_type', 'out_of_range', 'value_refused'],
    ])
    expect(await code(77, 'confirmed')).toBe('value_not_wanted')
    expect((await listed(id))?.status).toBe('open')
    expect(await code(78)).toBe('taken')
  })
})

describe('a fact that changed meanwhile', () => {
  it('is shown, is neither confirmed nor overwritten, and is corrected by the value that is named', async () => {
    const lan = await home('lan')
    const { id } = await claim(lan, 80)
    await setArea(lan.record.key, 84)
    expect((await listed(id))?.heldNow).toBe(84)
    await expect(decide(id, {})).rejects.toMatchObject({ kind: 'conflict', code: 'fact_changed' })
    await expect(decide(id, { decision: 'confirmed' })).rejects.toMatchObject({ code: 'fact_changed' })
    expect((await home('lan')).value).toBe(84)
    await decide(id, { value: 80 })
    expect((await home('lan')).value).toBe(80)
  })

  it('to what was claimed is corrected without another change', async () => {
    const lan = await home('lan')
    const { id } = await claim(lan, 81)
    await setArea(lan.record.key, 81)
    expect((await decide(id, {})).status).toBe('corrected')
    const kept = await registry.database.database.query('select 1 from corrected_row where correction = $1', [id])
    expect(kept).toEqual([])
  })
})

it('a concept it cannot write is corrected in the owner’s own system first', async () => {
  const lan = await home('lan', share)
  const { id } = await claim(lan, '1/2', { concept: share })
  expect((await listed(id))?.changesRecord).toBe(false)
  await expect(decide(id, {})).rejects.toMatchObject({ code: 'record_not_changed' })
  await registry.database.database.write('update owner set share_part = 1, share_whole = 2 where parcel_id = $1', [
    lan.record.key,
  ])
  expect((await decide(id, {})).status).toBe('corrected')
})

it('a claim of a look-up nobody can read any more stands alone, and its owner answers for it', async () => {
  const lan = await home('lan')
  await registry.database.database.write('delete from public.watch')
  const { id } = await claim(lan, 99)
  expect(await listed(id)).toMatchObject({ changesRecord: false, record: { label: null } })
  expect((await decide(id, {})).status).toBe('corrected')
  expect((await home('lan')).value).toBe(lan.value)
})

it('lists page by page, newest change first, and by status; an unknown cursor is refused', async () => {
  const all = (await registry.corrections.list({ limit: 100 })).items
  const paged: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await registry.corrections.list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) })
    paged.push(...page.items.map(({ id }) => id))
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  expect(paged).toEqual(all.map(({ id }) => id))
  const open = (await registry.corrections.list({ status: 'open' })).items
  expect(open.every(({ status }) => status === 'open')).toBe(true)
  expect(open.length).toBeLessThan(all.length)
  await expect(registry.corrections.list({ cursor: 'x' })).rejects.toMatchObject({ code: 'cursor_invalid' })
})

it('one that nobody decided in time is overdue', async () => {
  const { id } = await claim(await home('lan'), 55, { dueAt: '2026-11-20T03:00:00.000Z' })
  expect((await listed(id))?.overdue).toBe(true)
})
