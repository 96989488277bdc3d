import type { HearContext } from '#bus'
import { DomainError, recordChanges, type OutcomeSettled, type RecordChangeName, type SignedOutcome } from '#contracts'
import { aLookup, newLookupId, startRegistry, type RegistryUnderTest } from '#testing/registry-under-test'
import { matchingKey } from '#vietnam'
import { populationService } from '../population.service-definition.js'

let read: SignedOutcome
/** Why the dossier service hands nothing over, if it does not. */
let silent: DomainError | undefined
const replies: OutcomeSettled[] = []
const options = {
  people: 1,
  bus: { ask: () => (silent ? Promise.reject(silent) : Promise.resolve(read as never)) },
  outbox: {
    // the watches that look-ups opened tell of the changes too, whenever their turn comes
    record: (_tx: unknown, _contract: unknown, _key: string, fact: object) =>
      Promise.resolve(void ('outcomeId' in fact && replies.push(fact as OutcomeSettled))),
  },
}
let population: RegistryUnderTest
let civilStatus: RegistryUnderTest
beforeAll(async () => {
  population = await startRegistry({ ...populationService, name: 'population' }, options)
  civilStatus = await startRegistry(
    { ...populationService, name: 'population' },
    { ...options, registry: 'civil-status' },
  )
})
beforeEach(() => {
  replies.splice(0)
  silent = undefined
})
afterAll(() => Promise.all([population.stop(), civilStatus.stop()]))

let serial = 100_000

/** Somebody at 00637 since 2010, in a household. */
async function aPerson(
  name: string,
  more: { sex?: string; household?: string; died?: string; at?: RegistryUnderTest } = {},
) {
  const { sex = 'female', household = `HS${++serial}`, died, at = population } = more
  const id = `0${sex === 'female' ? '011' : '010'}90${++serial}`
  await at.database.asOwner(async (client) => {
    await client.query(
      `insert into person (person_id, full_name, name_key, birth_date, sex, ethnicity, nationality, marital_status,
         died_on, updated_on) values ($1, $2, $3, '1990-02-03', $4, 'Tày', 'VN', 'single', $5, '2026-01-01')`,
      [id, name, matchingKey(name), sex, died ?? null],
    )
    await client.query(`insert into household_member values ($1, $2, 'other', '2020-01-01')`, [id, household])
    await client.query(`insert into residence values ($1, '2010-01-01', null, '00637', '2025-07-01', 'Số 1')`, [id])
  })
  return id
}

/** Tells the registry of an outcome, as the bus does; returns what it answered. */
async function hear(change: RecordChangeName, values: Record<string, unknown>, more: Partial<SignedOutcome> = {}) {
  const { registry } = recordChanges[change]
  const at = registry === 'population' ? population : civilStatus
  const [outcomeId, dossierId] = [newLookupId(), newLookupId()]
  read = {
    ...{ outcomeId, dossierId, procedure: '1.000001', registry, change, authority: 'H26.00637', unit: '00637' },
    ...{ signedAt: '2026-11-24T03:00:00.000Z', resultSha256: 'ab', values, ...more },
  }
  const context = { eventId: newLookupId(), topic: 'dossiers.facts.v1', key: read.dossierId, group: 'main' }
  await at.database.database.transaction((tx) =>
    at.receiveOutcome.execute(
      { kind: 'outcomeSigned', registry, at: read.signedAt, outcomeId: read.outcomeId, dossierId: read.dossierId },
      { ...context, tx } satisfies HearContext,
    ),
  )
  return replies.at(-1)
}
const answered = async (personId: string, concepts: string[], at = population) => {
  const [answer] = await at.ask(aLookup({ personId }, concepts))
  return (answer?.records ?? []).flatMap(({ facts }) => facts)
}
const refusedAs = (code: string) => ({ status: 'refused', refusal: { code } })

describe('a residence', () => {
  const move = { address: 'Số 9 đường Mới', moves: 'alone', basis: 'own' }
  const told = ['person.residence.address', 'person.residence.since', 'household.size']

  it('is what the next look-up tells, with its day; the old one stays in the history', async () => {
    const personId = await aPerson('Trần Thị Chuyển')
    expect(await hear('residence', { ...move, personId })).toMatchObject({ status: 'applied', registry: 'population' })
    const facts = await answered(personId, told)
    expect(facts).toMatchObject([
      { value: expect.stringContaining('Số 9 đường Mới') as string, recordDate: '2026-11-24' },
      { value: '2026-11-24', recordDate: '2026-11-24' },
      { value: 1, recordDate: '2026-11-24' },
    ])
    const stays = await population.database.database.query(
      'select since::text, until::text, detail from residence where person_id = $1 order by since',
      [personId],
    )
    expect(stays).toMatchObject([{ since: '2010-01-01', until: '2026-11-24', detail: 'Số 1' }, { until: null }])
    const versions = await population.database.database.query(
      'select table_name, row from earlier_version where outcome_id = $1 order by table_name',
      [read.outcomeId],
    )
    expect(versions).toMatchObject([
      { table_name: 'public.household_member' },
      { row: { detail: 'Số 1', until: null } },
    ])
  })

  it('changes once, however often it is told, and gets the same answer', async () => {
    const personId = await aPerson('Trần Thị Lặp')
    const ref = { outcomeId: newLookupId(), dossierId: newLookupId() }
    const first = await hear('residence', { ...move, personId }, ref)
    expect(await hear('residence', { ...move, personId, address: 'Khác' }, ref)).toEqual(first)
    expect(await answered(personId, ['person.residence.address'])).toMatchObject([
      { value: expect.stringContaining('Số 9') as string },
    ])
  })

  it.each(['unavailable', 'notFound'] as const)(
    'changes nothing while the dossier service says %s, and later does',
    async (kind) => {
      const personId = await aPerson('Trần Thị Chờ')
      const ref = { outcomeId: newLookupId(), dossierId: newLookupId() }
      silent = new DomainError(kind, 'outcome_not_found', { vi: 'Không có.', en: 'None.' })
      await expect(hear('residence', { ...move, personId }, ref)).rejects.toBe(silent)
      expect(await answered(personId, ['person.residence.since'])).toMatchObject([{ value: '2010-01-01' }])
      silent = undefined
      expect(await hear('residence', { ...move, personId }, ref)).toMatchObject({ status: 'applied' })
      expect(replies).toHaveLength(1)
    },
  )

  it('is not put back by an older outcome that comes later', async () => {
    const personId = await aPerson('Trần Thị Muộn')
    await hear('residence', { ...move, personId })
    const older = { signedAt: '2026-11-20T03:00:00.000Z' }
    expect(await hear('residence', { ...move, personId }, older)).toMatchObject(refusedAs('newer_record'))
  })

  it('is of all of the household, or of those who are named', async () => {
    const household = 'HS900'
    const [mother, child, lodger] = [
      await aPerson('Lê Thị Mẹ', { household }),
      await aPerson('Lê Văn Con', { household, sex: 'male' }),
      await aPerson('Hồ Văn Trọ', { household, sex: 'male' }),
    ]
    const some = { ...move, personId: mother, moves: 'some' }
    expect(await hear('residence', some)).toMatchObject(refusedAs('value_missing'))
    expect(await hear('residence', { ...some, movers: 'Lê Văn Cón' })).toMatchObject(refusedAs('mover_unknown'))
    expect(await hear('residence', { ...some, movers: 'lê văn con; Lê Thị Mẹ' })).toMatchObject({ status: 'applied' })
    expect(await answered(child, ['household.size'])).toMatchObject([{ value: 2 }])
    expect(await answered(lodger, ['household.size'])).toMatchObject([{ value: 1 }])
    const everyone = { ...move, personId: child, moves: 'everyone' }
    const next = { signedAt: '2026-11-25T03:00:00.000Z' }
    expect(await hear('residence', everyone, next)).toMatchObject({ status: 'applied' })
    expect(await answered(mother, ['person.residence.since'])).toMatchObject([{ value: '2026-11-25' }])
  })

  it.each<[string, () => Promise<Record<string, unknown>>, Partial<SignedOutcome>, string]>([
    ['nobody', () => Promise.resolve({ personId: '001190999999' }), {}, 'person_unknown'],
    [
      'a dead person',
      async () => ({ personId: await aPerson('Vũ Thị Khuất', { died: '2026-11-01' }) }),
      {},
      'person_dead',
    ],
    [
      'a person it is not told the address of',
      async () => ({ personId: await aPerson('A B'), address: undefined }),
      {},
      'value_missing',
    ],
    [
      'a person it is told nonsense of',
      async () => ({ personId: await aPerson('A B'), moves: 'up' }),
      {},
      'value_invalid',
    ],
    [
      'a person at no commune',
      async () => ({ personId: await aPerson('A B') }),
      { unit: undefined },
      'commune_unknown',
    ],
    [
      'a person, for another registry',
      async () => ({ personId: await aPerson('A B') }),
      { registry: 'land' },
      'change_not_made',
    ],
  ])('of %s is refused, and nothing changes', async (_, values, more, code) => {
    const reply = await hear('residence', { ...move, ...(await values()) }, more)
    expect(reply).toMatchObject(refusedAs(code))
    expect(reply?.refusal?.message.vi).toContain('Hãy ')
    const changed = await population.database.database.query('select 1 from earlier_version where outcome_id = $1', [
      read.outcomeId,
    ])
    expect(changed).toEqual([])
  })
})

describe('the books of civil status', () => {
  const at = () => civilStatus
  const person = (name: string, sex = 'female') => aPerson(name, { sex, at: civilStatus })

  it('hold a marriage, and population says that both are married to each other', async () => {
    const [personId, partnerId] = [await person('Trần Thị Cưới'), await person('Lê Văn Cưới', 'male')]
    expect(await hear('marriage', { personId, partnerId })).toMatchObject({
      status: 'applied',
      registry: 'civil-status',
    })
    const spouse = await hear('marriage', { personId: await person('Hồ Thị Ba'), partnerId })
    expect(spouse).toMatchObject(refusedAs('already_married'))
    const entry = await answered(personId, ['civilStatus.marriage.number', 'civilStatus.marriage.date'], at())
    expect(entry).toMatchObject([{ value: '1/2026' }, { value: '2026-11-24' }])
    const rows = await at().database.database.query(
      `select p.marital_status, l.relative_id from person p join family_link l using (person_id) where p.person_id = $1`,
      [partnerId],
    )
    expect(rows).toEqual([{ marital_status: 'married', relative_id: personId }])
  })

  it('refuse a marriage of two women, of one person, and of somebody unknown', async () => {
    const [personId, partnerId] = [await person('Trần Thị Một'), await person('Trần Thị Hai')]
    expect(await hear('marriage', { personId, partnerId })).toMatchObject(refusedAs('marriage_not_recordable'))
    expect(await hear('marriage', { personId, partnerId: personId })).toMatchObject(
      refusedAs('marriage_not_recordable'),
    )
    expect(await hear('marriage', { personId, partnerId: '001190999998' })).toMatchObject(refusedAs('person_unknown'))
  })

  it('hold a birth once, with a personal id under which the child is found', async () => {
    const [parentId, otherParentId] = [await person('Trần Thị Sinh'), await person('Lê Văn Sinh', 'male')]
    const child = { fullName: 'Lê Gia Bảo', bornOn: '2026-11-20', sex: 'male', place: 'Bệnh viện Xanh' }
    const values = { parentId, otherParentId, ...child, ethnicityAfter: 'spouse' }
    expect(await hear('birth', values)).toMatchObject({ status: 'applied' })
    expect(await hear('birth', values)).toMatchObject(refusedAs('birth_registered'))
    const [born] = await at().database.database.query<{ id: string; kinds: string[] }>(
      `select p.person_id as id, array_agg(l.kind order by l.kind) as kinds from person p join family_link l using (person_id)
       where p.full_name = 'Lê Gia Bảo' group by 1`,
    )
    expect(born?.id).toMatch(/^001226\d{6}$/)
    expect(born?.kinds).toEqual(['father', 'mother'])
    const entry = await answered(born?.id ?? '', ['civilStatus.birth.number', 'civilStatus.birth.registeredOn'], at())
    expect(entry).toMatchObject([{ value: '1/2026' }, { value: '2026-11-24' }])
    expect(await hear('birth', { ...values, otherParentId: '001190999997' })).toMatchObject(refusedAs('person_unknown'))
    expect(await hear('birth', { ...values, bornOn: '2026-12-24' })).toMatchObject(refusedAs('value_invalid'))
  })

  it('hold a death once, and the one who is left is widowed', async () => {
    const [personId, partnerId] = [await person('Trần Thị Mất'), await person('Lê Văn Goá', 'male')]
    await hear('marriage', { personId, partnerId })
    const values = { personId, diedOn: '2026-11-23', place: 'Tại nhà' }
    expect(await hear('death', { ...values, diedOn: '2026-11' })).toMatchObject(refusedAs('value_invalid'))
    expect(await hear('death', values)).toMatchObject({ status: 'applied' })
    expect(await hear('death', values)).toMatchObject(refusedAs('death_registered'))
    const entry = await answered(personId, ['civilStatus.death.date', 'civilStatus.death.place'], at())
    expect(entry).toMatchObject([{ value: '2026-11-23' }, { value: 'Tại nhà' }])
    const [left] = await at().database.database.query(
      `select p.marital_status, l.until::text from person p join family_link l using (person_id) where p.person_id = $1`,
      [partnerId],
    )
    expect(left).toEqual({ marital_status: 'widowed', until: '2026-11-23' })
  })
})

it('what was meant for another registry, or is no outcome, is not looked at', async () => {
  const context = { eventId: newLookupId(), topic: 'dossiers.facts.v1', key: 'x', group: 'main' }
  await population.database.database.transaction(async (tx) => {
    const fact = { dossierId: newLookupId(), at: 'now', outcomeId: newLookupId() }
    await population.receiveOutcome.execute({ ...fact, kind: 'outcomeSigned', registry: 'land' }, { ...context, tx })
    await population.receiveOutcome.execute({ ...fact, kind: 'closed' }, { ...context, tx })
  })
  expect(replies).toEqual([])
})

it('nobody who runs the service can change what was received', async () => {
  const gone = population.database.database.write('delete from received_outcome')
  await expect(gone).rejects.toThrow(/permission denied/)
})
