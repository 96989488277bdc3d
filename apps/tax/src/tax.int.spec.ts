import { personas } from '#sandbox'
import { aLookup, keysOfPersona, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { taxService } from './tax.service-definition.js'

const everything = [
  'tax.income.total',
  'tax.income.year',
  'tax.income.payer',
  'tax.code',
  'tax.obligations.outstanding',
  'tax.dependants.count',
]

let registry: RegistryUnderTest
beforeAll(async () => {
  registry = await startRegistry({ ...taxService, name: 'tax' })
  await registry.database.asOwner((client) =>
    client.query(`insert into nguoi_nop_thue values
        ('8099999990', null, '01', 'Hồ Thị Mơ', 'hồ thị mơ', '1970', 'T00637', '10', '2024-01-05'),
        ('001189700005', null, '01', 'Ngô Thị Hoà', 'ngô thị hòa', '1990', 'T00637', '00', '2024-01-05'),
        ('001190700009', null, '01', 'Ngô Thi Lý', 'ngô thi lí', '1990', 'T00637', '00', '2024-01-05'),
        ('001177000001', null, '01', 'Hồ Văn Nghỉ', 'hồ văn nghỉ', '1977', 'T00637', '00', '2024-01-05');
      insert into thu_nhap values
        ('8099999990', 2025, '0100100079', 'Công ty A', 60000000, '2026-03-20'),
        ('8099999990', 2025, '0100100080', 'Công ty B', 12500000, '2026-03-21'),
        ('8099999990', 2026, '0100100079', 'Công ty A', 99000000, '2026-09-30');
      insert into nghia_vu values ('8099999990', '1001', '2025-12', 900000, 400000, '2026-04-01')`),
  )
})
afterAll(() => registry.stop())

it('states the income of the latest closed year, the payers, what is owed and the dependants', async () => {
  const [answer] = await registry.ask(aLookup(keysOfPersona('lan'), everything))
  expect(answer).toMatchObject({ outcome: 'found', missing: [], notApplicable: [], absences: [] })
  expect(answer?.records.map(({ kind, key }) => [kind, key])).toEqual([['income', '2025'], ['taxpayer', 'self']]) // prettier-ignore
  expect(valuesOf(answer, 'income')).toEqual([
    {
      'tax.income.total': 174_000_000,
      'tax.income.year': 2025,
      'tax.income.payer': expect.stringContaining('Công ty TNHH') as string,
    },
  ])
  expect(valuesOf(answer, 'taxpayer')).toEqual([
    { 'tax.code': '001188014826', 'tax.obligations.outstanding': 0, 'tax.dependants.count': 2 },
  ])
  expect(answer?.records[0]?.facts[0]).toMatchObject({
    attribute: 'thu_nhap.so_tien',
    quality: 'verified',
    recordDate: '2026-03-20',
  })
})

it('knows the income of every citizen persona but two, so that each story shows its own defect only', async () => {
  const citizens = personas.filter(({ role }) => role === 'citizen')
  const answers = await registry.ask(...citizens.map(({ id }) => aLookup(keysOfPersona(id), ['tax.income.total'])))
  const monthly = answers.map((answer) => Number(valuesOf(answer, 'income')[0]?.['tax.income.total']) / 12_000_000)
  expect(Object.fromEntries(citizens.map(({ id }, index) => [id, monthly[index]]))).toEqual({
    lan: 14.5, minh: 16.2, hoa: 9.5, tuan: 12.8, bay: 5.2, thu: 13.4, cuong: 55, ut: 2, mai: 10.6, khoi: 3,
    quyen: 10.2, nga: 12.1, luong: 2.6, khanh: 11.9, ngan: 12.4, sinh: NaN, phat: NaN, nam: 2.2,
  }) // prettier-ignore
})

it('finds a file under a former tax code when the name agrees', async () => {
  const subject = { personId: '001170000001', taxCodes: ['8099999990'] }
  const [found, other, nameless] = await registry.ask(
    aLookup({ ...subject, fullName: 'HỒ THỊ MƠ' }, everything),
    aLookup({ ...subject, fullName: 'Hồ Thị Mỡ' }, everything),
    aLookup(subject, everything),
  )
  expect(valuesOf(found, 'income')).toEqual([
    { 'tax.income.total': 72_500_000, 'tax.income.year': 2025, 'tax.income.payer': 'Công ty A; Công ty B' },
  ])
  expect(valuesOf(found, 'taxpayer')[0]).toMatchObject({
    'tax.code': '8099999990',
    'tax.obligations.outstanding': 500_000,
  })
  expect([other, nameless]).toMatchObject([
    { outcome: 'ambiguous', records: [] },
    { outcome: 'ambiguous', records: [] },
  ])
})

it('finds a file under an id that population merged into another, when the name agrees', async () => {
  const subject = { personId: '001190700005', taxCodes: ['001189700005'] }
  const [moved, other] = await registry.ask(
    aLookup({ ...subject, fullName: 'Ngô Thị Hòa' }, ['tax.code']),
    aLookup({ ...subject, fullName: 'Ngô Thị Hoa' }, ['tax.code']),
  )
  expect(valuesOf(moved, 'taxpayer')).toEqual([{ 'tax.code': '001189700005' }])
  expect(other).toMatchObject({ outcome: 'ambiguous', records: [] })
})

it('takes a name with its tone mark elsewhere or i for y, and releases nothing under a mistyped one', async () => {
  const answers = await registry.ask(
    aLookup({ personId: '001189700005', fullName: 'NGÔ THỊ HOÀ' }, ['tax.code']),
    aLookup({ personId: '001190700009', fullName: 'Ngô Thi Lí' }, ['tax.code']),
    aLookup({ personId: '001190700009', fullName: 'Ngô Thị Lý' }, ['tax.code']),
  )
  expect(answers.map(({ outcome }) => outcome)).toEqual(['found', 'found', 'ambiguous'])
})

it('says what is missing where nobody declared an income, and finds nothing about a stranger', async () => {
  const [idle, stranger] = await registry.ask(
    aLookup({ personId: '001177000001' }, everything),
    aLookup({ personId: '001177000002' }, everything),
  )
  expect(idle).toMatchObject({ outcome: 'found', missing: ['tax.income.total', 'tax.income.year', 'tax.income.payer'] })
  expect(stranger).toMatchObject({ outcome: 'notFound', records: [], missing: [], absences: [] })
})

it('does not identify people', async () => {
  const [answer] = await registry.ask(aLookup(keysOfPersona('lan'), [], { mode: 'match' }))
  expect(answer?.outcome).toBe('refused')
})
