import { successors, unitAt } from '#vietnam'
import { buses } from '../system/buses.js'
import { byPath, type Field } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { refused } from './refusal.fixture.js'

const socialHousing = '1.014632'
const dwelling = '1.013314'
const residenceForm = '1.004222'
const business = '1.001612'
const pension = '1.014027'

describe.each(buses)('people whom the databases know in different ways ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const prefilled = async (who: string, procedure: string, more: object = {}) => {
    const { id } = await system.as(who).open(procedure, more)
    return { id, fields: byPath(await system.as(who).prefill(id)) }
  }
  const qualitiesOf = (fields: Record<string, Field>, registry: string) => [
    ...new Set(
      Object.values(fields).flatMap(({ source, quality }) => (source?.registry === registry ? [quality] : [])),
    ),
  ]

  it('Quyên’s commune was split: no part of it is guessed, the residence is a typed gap she can answer', async () => {
    const { body } = await system
      .with(undefined)
      .send<{ items: { code: string }[] }>('GET', '/v1/units/00634/successors?at=2025-06-30')
    expect(body.items).toHaveLength(successors('00634', '2025-06-30', '2026-11-24').length)
    expect(body.items.length).toBeGreaterThan(1)
    const { id, fields } = await prefilled('quyen', residenceForm)
    expect(fields['/applicant/fullName']).toMatchObject({ status: 'provided', value: 'Ngô Lệ Quyên' })
    expect(fields['/applicant/residence']).toMatchObject({
      status: 'gap',
      editable: true,
      gap: { kind: 'incomplete', message: expect.stringMatching(/\S/) as string },
    })
    expect(fields['/applicant/residence']?.value).toBeUndefined()
    expect((await system.as('quyen').get(id)).receivedBy).toBeNull()
    await system.as('quyen').answer(id, { '/applicant/residence': 'Số 27, ngõ 5, Phường Đại Mỗ, Thành phố Hà Nội' })
  })

  it('Nga’s residence still stands under a unit that is no more: it is read by its date, and she may object', async () => {
    const { id, fields } = await prefilled('nga', residenceForm)
    expect(unitAt('00001', '2026-11-24')).toBeUndefined()
    expect(fields['/applicant/residence']).toMatchObject({
      status: 'provided',
      value: 'Số 14, phố Nghĩa Dũng, Phường Hồng Hà, Thành phố Hà Nội',
      source: { registry: 'population', recordDate: '2014-10-02' },
    })
    const moved = { path: '/applicant/residence', claimedValue: 'Số 5, Phường Đại Mỗ', reason: 'Tôi đã chuyển đi.' }
    const correction = await system.as('nga').send('POST', `/v1/dossiers/${id}/corrections`, moved)
    expect(correction.status).toBe(201)
    const again = byPath(await system.as('nga').prefill(id))
    expect(again['/applicant/residence']).toMatchObject({ quality: 'disputed', editable: true })
  })

  it('the register of deaths has Lương, population does not: its facts are disputed, and the day of death is not shown', async () => {
    const { id, fields } = await prefilled('luong', pension)
    expect(fields['/applicant/fullName']).toMatchObject({
      status: 'provided',
      value: 'Hà Văn Lương',
      quality: 'disputed',
      editable: false,
    })
    expect(qualitiesOf(fields, 'population')).toEqual(['disputed'])
    expect(fields['/age/condition']).toMatchObject({ value: 'byAge', quality: 'disputed' })
    expect(JSON.stringify(fields)).not.toContain('2026-08-30')
    const [asked] = await system.rows<{ registries: number }>(
      'exchange',
      `select count(*)::int as registries from disclosure where dossier_id = $1 and registry = 'civil-status'`,
      [id],
    )
    expect(asked?.registries).toBe(1)
    expect(qualitiesOf((await prefilled('lan', pension)).fields, 'population')).toEqual(['verified'])
  })

  it('Khánh Hoà is found as "Hoà" and as "Hòa"', async () => {
    const { fields } = await prefilled('khanh', socialHousing)
    expect(fields['/applicant/fullName']?.value).toBe('Đặng Thị Khánh Hoà')
    expect(fields['/income/applicant/total']).toMatchObject({ status: 'provided', value: 142_800_000 })
    expect(fields['/home/floorArea']).toMatchObject({ status: 'provided', value: 61.2, quality: 'verified' })
  })

  it('Ngân’s newborn is in no database: the household is of two until she says otherwise', async () => {
    const { id, fields } = await prefilled('ngan', dwelling)
    expect(fields['/household/size']).toMatchObject({ status: 'provided', value: 2 })
    expect(fields['/household/members/1/fullName']).toBeUndefined()
    const baby = { role: 'child', fullName: 'Lại Minh Khôi', birthDate: '2026-10-12' }
    refused(
      await system.as('ngan').send('PUT', `/v1/dossiers/${id}/subjects`, { subjects: [baby] }),
      422,
      'invalid_input',
    )
    const birth = { path: '/household/size', claimedValue: 3, reason: 'Con tôi sinh tháng 10, chưa có số định danh.' }
    expect((await system.as('ngan').send('POST', `/v1/dossiers/${id}/corrections`, birth)).status).toBe(201)
    expect(await system.as('ngan').answer(id, { '/household/size': 3 })).toMatchObject({
      answers: { '/household/size': 3 },
    })
  })

  it('Sinh’s tax file stands under an old code, which population knows', async () => {
    const { fields } = await prefilled('sinh', business)
    expect(fields['/applicant/taxCode']).toMatchObject({
      status: 'provided',
      value: '8010462819',
      source: { registry: 'tax' },
    })
    const housing = await prefilled('sinh', socialHousing)
    expect(housing.fields['/income/applicant/total']).toMatchObject({ status: 'provided', value: 118_800_000 })
  })

  it('Phát owns a household business: the tax code is known, and no pay is not an income of zero', async () => {
    const opening = await prefilled('phat', business)
    expect(opening.fields['/applicant/taxCode']).toMatchObject({ status: 'provided', value: '079079036642' })
    const { fields } = await prefilled('phat', socialHousing)
    expect(fields['/income/applicant/total']).toMatchObject({ status: 'gap', gap: { kind: 'incomplete' } })
    expect(fields['/income/applicant/total']?.value).toBeUndefined()
    expect(fields['/assessment/monthlyIncome']).toBeUndefined()
  })

  it.each([
    ['the 9-digit id', { oldId: '010482257' }],
    ['today’s id', { personId: '001156020893' }],
  ])('Năm, aged 70, walks in with %s and a certificate that names a former commune', async (_, key) => {
    const claim = { ...key, fullName: 'Trương Thị Năm', birthDate: '1956-05-05' }
    const { id, identity } = await system.as('official-dai-mo').open(dwelling, { applicant: claim })
    expect(identity).toBe('verified')
    const fields = byPath(await system.as('official-dai-mo').prefill(id))
    expect(fields['/applicant/personId']).toMatchObject({ status: 'provided', value: '001156020893' })
    expect(fields['/applicant/residence']?.value).toBe('Số 19, phố Trung Văn, Phường Đại Mỗ, Thành phố Hà Nội')
    expect(fields['/dwelling/address']).toMatchObject({
      status: 'provided',
      value: 'Số 19, phố Trung Văn, Phường Trung Văn, Quận Nam Từ Liêm, Thành phố Hà Nội',
      source: { registry: 'land' },
    })
    refused(
      await system.as('official-dai-mo').send('POST', '/v1/dossiers', {
        procedure: dwelling,
        applicant: { ...claim, fullName: 'Trương Thị Nam' },
      }),
      422,
      'applicant_mismatch',
    )
    expect(
      byPath(await system.as('nam').prefill((await system.as('nam').open(pension)).id))['/age/years']?.value,
    ).toBeGreaterThanOrEqual(70)
  })
})
