import { byPath, type Snapshot } from '../system/client.js'
import { buses } from '../system/buses.js'
import { TestSystem } from '../system/system.js'

/** Answers to every question a form must ask, by procedure. */
const answers: Record<string, Record<string, unknown>> = {
  '1.001612': {
    '/business/place': 'home',
    '/business/name': 'Hộ kinh doanh Ngọc Lan',
    '/business/activities': 'Bán lẻ lương thực',
    '/business/plannedCapital': 50_000_000,
    '/business/startsOn': '2026-12-15',
    '/business/workers': 2,
    '/business/registeredBy': 'individual',
    '/contact/phone': '0912345678',
  },
  '1.004222': {
    '/newHome/basis': 'family',
    '/newHome/address': 'Số 3, ngõ 20, phường Đại Mỗ, thành phố Hà Nội',
    '/newHome/whoMoves': 'everyone',
    '/consents/ownerOrHead': 'signed',
    '/consents/parent': 'noMinor',
    '/contact/phone': '0912345678',
  },
  '1.013949': {
    '/request/targetUseCode': 'ODT',
    '/request/area': 20,
    '/request/reason': 'Xây nhà ở cho con',
    '/request/topsoil': 'notRice',
    '/contact/phone': '0912345678',
  },
  '1.014027': {
    '/circumstances/otherPension': 'none',
    '/circumstances/poverty': 'none',
    '/payment/way': 'cash',
    '/contact/phone': '0912345678',
  },
}

describe.each(buses)('the forms communes are asked for most ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  }, 120_000)
  afterAll(() => system?.stop())

  const prefilled = async (who: string, procedure: string) => {
    const { id } = await system.as(who).open(procedure)
    const snapshot = await system.as(who).prefill(id)
    return { id, snapshot, fields: byPath(snapshot) }
  }
  const valuesAt = (snapshot: Snapshot, start: string) =>
    Object.fromEntries(
      snapshot.fields.filter(({ path }) => path.startsWith(start)).map(({ path, value }) => [path, value]),
    )

  it.each(Object.keys(answers))('%s is filled, answered and submitted', async (procedure) => {
    const { id, snapshot, fields } = await prefilled('lan', procedure)
    expect(fields['/applicant/fullName']).toMatchObject({ status: 'provided', value: 'Nguyễn Thị Lan' })
    expect(snapshot.fields.filter(({ status }) => status === 'gap')).toEqual([])
    expect(snapshot.summary.reused).toBeGreaterThanOrEqual(6)
    expect(snapshot.summary.papersAvoided).toBeGreaterThan(0)
    await system.as('lan').answer(id, answers[procedure] ?? {})
    expect(await system.as('lan').submit(id, snapshot.snapshotId)).toMatchObject({ status: 'submitted' })
  })

  it('knows the household of who moves, its head and who is who', async () => {
    const { snapshot } = await prefilled('lan', '1.004222')
    expect(valuesAt(snapshot, '/currentHousehold')).toEqual({
      '/currentHousehold/number': 'HS1200000001',
      '/currentHousehold/headFullName': 'Nguyễn Thị Lan',
      '/currentHousehold/headPersonId': '001188014826',
      '/currentHousehold/relation': 'head',
    })
    expect(valuesAt(snapshot, '/household/members/0')).toEqual({
      '/household/members/0/fullName': 'Trần Quốc Hưng',
      '/household/members/0/personId': '036085007311',
      '/household/members/0/birthDate': '1985-03-02',
      '/household/members/0/relation': 'spouse',
    })
  })

  it('knows the tax code of who opens a household business', async () => {
    const { fields } = await prefilled('lan', '1.001612')
    expect(fields['/applicant/taxCode']).toMatchObject({
      status: 'provided',
      value: '001188014826',
      source: { registry: 'tax' },
    })
  })

  it('asks which parcel is to change its use where there are two', async () => {
    const { id, fields } = await prefilled('thu', '1.013949')
    const { choices = [] } = fields['/parcel/number'] ?? {}
    expect(choices.map(({ key }) => key)).toHaveLength(3)
    const [{ key } = { key: '' }] = choices
    const chosen = byPath(await system.as('thu').prefill(id, { '/parcel/number': key }))
    expect(chosen['/parcel/useCode']).toMatchObject({ status: 'provided', source: { registry: 'land' } })
    expect(chosen['/parcel/certificate']).toMatchObject({ status: 'provided' })
  })

  it('works out the age for a social pension, and what it means', async () => {
    const { fields } = await prefilled('lan', '1.014027')
    expect(fields['/age/years']).toMatchObject({
      status: 'provided',
      value: expect.any(Number) as number,
      derivedFrom: ['/applicant/birthDate'],
    })
    expect(fields['/age/condition']?.value).toBe('notYet')
  })
})
