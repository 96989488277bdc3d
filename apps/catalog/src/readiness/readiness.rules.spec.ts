import type { Authority, Procedure, ProcedureLaw, ReadinessItem } from '#contracts'
import { aForm } from '#testing/form-builder'
import { conceptsRead, notGiven } from '../agreements/agreement.rules.js'
import { papersLeft, readinessOf, type ReadinessInput } from './readiness.rules.js'

const today = '2026-12-28'
const same = (text: string) => ({ vi: text, en: text })
const office: Authority = {
  code: 'H26.00637',
  name: same('Đại Mỗ'),
  level: 'commune',
  consumerClass: 'communeOffice',
  unit: '00637',
  sample: true,
}
function lawOf(certainty: 'A' | 'C'): ProcedureLaw {
  const statement = { certainty, source: 'Luật' }
  return {
    officialName: 'Xác nhận',
    name: statement,
    handlers: [{ ...statement, handler: same('Uỷ ban nhân dân cấp xã'), by: 'communeOffice' }],
    deadlines: [{ ...statement, amount: 7, unit: 'day' }],
    channels: [{ ...statement, channel: 'online' }],
    results: [{ ...statement, code: 'KQ', name: same('Giấy xác nhận') }],
    bases: [statement],
  }
}
const procedure: Procedure = {
  code: '1.014632',
  name: same('Xác nhận'),
  level: 'commune',
  handler: same('Uỷ ban nhân dân cấp xã'),
  handledBy: 'receiver',
  ministry: 'G10',
  ministryCertainty: 'C',
  deadline: { amount: 7, unit: 'day' },
  afternoonRule: false,
  channels: ['online'],
  fees: [{ channel: 'online', amount: 0, per: 'dossier', setLocally: true }],
  legalBasis: 'Luật',
  law: lawOf('A'),
}
const agreement = {
  id: 'a',
  consumerClass: 'communeOffice',
  procedure: '1.014632',
  concepts: ['person.fullName', 'land.home.floorArea'],
  legalBasis: 'Luật',
  validFrom: '2026-01-01',
} as const
const setting = (year: number) => ({
  ...{ key: `calendar.${year}`, validFrom: `${year}-01-01`, value: {}, source: 'Luật' },
  certainty: 'C' as const,
})
const fee = { procedure: '1.014632', province: '01', amount: 3000, validFrom: '2026-01-01', source: 'Mẫu' } as const
const assignment = {
  ...{ id: 'x', authority: 'H26.00637', procedures: ['1.014632'], handler: same('Bộ phận'), source: 'Mẫu' },
  signer: same('Chủ tịch'),
} as const

/** An authority that has everything. */
function aReady(): ReadinessInput {
  return {
    authority: office,
    province: '01',
    procedures: [procedure, { ...procedure, code: '9.000001', level: 'province' }],
    forms: new Map([['1.014632', aForm()]]),
    agreements: [{ ...agreement, concepts: [...agreement.concepts] }],
    localFees: [{ ...fee, certainty: 'A' }],
    assignments: [{ ...assignment, procedures: [...assignment.procedures], certainty: 'A' }],
    settings: [setting(2026), setting(2027)],
    trials: new Map([['1.014632', 1]]),
    today,
  }
}
const missingOf = (items: ReadinessItem[]) => items.filter(({ state }) => state === 'missing').map(({ item }) => item)

describe('the readiness of an authority', () => {
  it('has eight items for each procedure of its level, and nothing to do where all is there', () => {
    const items = readinessOf(aReady())
    expect(items).toHaveLength(8)
    expect(items.every(({ state, todo }) => state === 'ready' && todo === undefined)).toBe(true)
  })

  it.each<[string, Partial<ReadinessInput>]>([
    ['handler signer', { assignments: [] }],
    ['signer', { assignments: [{ ...assignment, signer: undefined, procedures: ['1.014632'], certainty: 'A' }] }],
    ['localFee', { localFees: [{ ...fee, province: '79', certainty: 'A' }] }],
    ['localFee', { localFees: [{ ...fee, validFrom: '2027-01-01', certainty: 'A' }] }],
    ['calendar', { settings: [setting(2026)] }],
    ['agreements', { agreements: [{ ...agreement, concepts: ['person.fullName'] }] }],
    ['agreements', { agreements: [{ ...agreement, concepts: [...agreement.concepts], validTo: '2026-12-27' }] }],
    ['trialDossier', { trials: new Map([['1.001193', 4]]) }],
    ['form agreements', { forms: new Map() }],
    ['deadline', { procedures: [{ ...procedure, law: lawOf('C') }] }],
  ])('lacks %s', (items, change) => {
    const found = readinessOf({ ...aReady(), ...change })
    expect(missingOf(found).join(' ')).toBe(items)
    const todos = found.filter(({ state }) => state === 'missing').map(({ todo }) => todo)
    expect(todos.every((todo) => todo?.vi && todo.en)).toBe(true)
  })

  it('needs no fee of the province where the state sets it', () => {
    const fixed: Procedure = { ...procedure, fees: [{ channel: 'online', amount: 8000, per: 'copy' }] }
    expect(missingOf(readinessOf({ ...aReady(), procedures: [fixed], localFees: [] }))).toEqual([])
  })

  it('says of a sample that it has to be replaced', () => {
    const items = readinessOf({ ...aReady(), localFees: [{ ...fee, certainty: 'C' }] })
    expect(items.find(({ item }) => item === 'localFee')).toMatchObject({
      state: 'ready',
      certainty: 'C',
      todo: { en: 'This is a sample: replace it by what has been issued.' },
    })
  })

  it('knows which concepts no agreement gives, and which papers are left', () => {
    const open = (agreements: ReadinessInput['agreements'], consumerClass: 'communeOffice' | 'provinceOffice') =>
      notGiven(conceptsRead(aForm()), agreements, { procedure: '1.014632', consumerClass }, today)
    expect(open([], 'communeOffice')).toEqual(['land.home.floorArea', 'person.fullName'])
    expect(open(aReady().agreements, 'provinceOffice')).toHaveLength(2)
    expect(papersLeft({ documents: [{ name: same('Ảnh'), replacedBy: null }] })).toBe(1)
    expect(papersLeft({ documents: [{ name: same('Đơn'), replacedBy: null, isForm: true }] })).toBe(0)
    expect(papersLeft(aForm())).toBe(0)
  })
})
