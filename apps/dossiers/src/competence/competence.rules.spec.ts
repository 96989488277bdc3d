import fc from 'fast-check'
import { competenceGrounds } from '#contracts'
import { competenceOf, type FiledCase } from './competence.rules.js'

const daiMo = { code: 'H26.00637', province: '01' }
const baDinh = { code: 'H26.00004', province: '01' }
const elsewhere = { code: 'H29.26734', province: '79' }
const filed = (office: FiledCase['office'], place: FiledCase['place'], channel: FiledCase['channel'] = 'counter') => ({
  ...{ office, place, channel },
})

it.each([
  ['the office of the residence is competent', daiMo, daiMo, true, null, true],
  ['another of the province takes it in and passes it on', baDinh, daiMo, false, 'H26.00637', true],
  ['one of another province does not take it in at its counter', elsewhere, daiMo, false, 'H26.00637', false],
  ['nothing is said while the residence is not known', baDinh, undefined, null, null, true],
] as const)('by residence: %s', (_, office, place, isCompetent, other, mayReceive) => {
  const rule = { by: 'residence', filing: 'province' } as const
  expect(competenceOf(rule, filed(office, place))).toEqual({ by: 'residence', isCompetent, office: other, mayReceive })
})

it('is any office of the province where the rule says so, and of the country where that is said', () => {
  expect(competenceOf({ by: 'anyOfProvince', filing: 'province' }, filed(baDinh, daiMo)).isCompetent).toBe(true)
  expect(competenceOf({ by: 'anyOfProvince', filing: 'province' }, filed(elsewhere, daiMo)).isCompetent).toBe(false)
  expect(competenceOf({ by: 'anyOfCountry', filing: 'country' }, filed(elsewhere, daiMo)).isCompetent).toBe(true)
})

it('online and where the country may file every office takes it in, and whoever is named is another office', () => {
  const office = fc.constantFrom(daiMo, baDinh, elsewhere)
  const place = fc.option(office, { nil: undefined })
  const by = fc.constantFrom(...competenceGrounds)
  const filing = fc.constantFrom('province', 'country' as const)
  fc.assert(
    fc.property(
      office,
      place,
      by,
      filing,
      fc.constantFrom('citizen', 'counter' as const),
      (here, there, ground, where, channel) => {
        const found = competenceOf({ by: ground, filing: where }, { office: here, place: there, channel })
        if (channel === 'citizen' || where === 'country') expect(found.mayReceive).toBe(true)
        expect(found.office !== null).toBe(found.isCompetent === false)
        expect(found.office).not.toBe(here.code)
        if (found.isCompetent) expect(found.mayReceive).toBe(true)
      },
    ),
  )
})
