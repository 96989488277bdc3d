import type { DecideCorrection } from '#contracts'
import { consequenceOf, faultsOf, type Decidable } from './correction.rules.js'

const about: Decidable = {
  ...{ concept: 'land.home.floorArea', held: 52.4, claimed: [61.5], now: { value: 52.4 }, isWritable: true },
}
const decided = (decision: DecideCorrection['decision'], value?: unknown): DecideCorrection => ({
  ...{ decision, reason: 'Đã đo lại.' },
  ...(value === undefined ? {} : { value }),
})
const outcome = (body: DecideCorrection, change: Partial<Decidable> = {}) => {
  try {
    return consequenceOf(body, { ...about, ...change })
  } catch (error) {
    return (error as { code: string }).code
  }
}
const codes = (body: DecideCorrection, change: Partial<Decidable> = {}) =>
  faultsOf(body, { ...about, ...change }, '2026-11-24').map(({ path, code }) => `${path} ${code}`)

const changed = { now: { value: 60 } }
const name = { concept: 'person.fullName', held: 'Lan', claimed: ['Lân'], now: { value: 'Lan' } }

it.each([
  ['corrected writes what was claimed', decided('corrected'), {}, { write: { from: 52.4, to: 61.5 } }],
  ['corrected writes what is named', decided('corrected', 58), {}, { write: { from: 52.4, to: 58 } }],
  ['corrected of a changed fact is refused', decided('corrected'), changed, 'fact_changed'],
  ['corrected of a changed fact by a named value', decided('corrected', 58), changed, { write: { from: 60, to: 58 } }],
  ['corrected to what is held by now', decided('corrected'), { now: { value: 61.5 } }, {}],
  ['corrected by hand, done', decided('corrected'), { isWritable: false, now: { value: 61.5 } }, {}],
  ['corrected by hand, not done', decided('corrected'), { isWritable: false }, 'record_not_changed'],
  ['corrected by hand to something else', decided('corrected'), { isWritable: false, ...changed }, 'fact_changed'],
  ['corrected of a record nobody finds', decided('corrected'), { now: undefined }, {}],
  ['confirmed', decided('confirmed'), {}, {}],
  ['confirmed in other letters', decided('confirmed'), { held: 'LAN', now: { value: 'Lan' } }, {}],
  ['confirmed of a changed fact is refused', decided('confirmed'), changed, 'fact_changed'],
  ['rejected of a changed fact', decided('rejected'), changed, {}],
  [
    'corrected writes a text tidily',
    decided('corrected', ' Lăn  Thị\n'),
    name,
    { write: { from: 'Lan', to: 'Lăn Thị' } },
  ],
])('%s', (_, body, change, expected) => {
  expect(outcome(body, change)).toEqual(expected)
})

it.each([
  ['nothing', decided('corrected'), {}, []],
  ['no value where the claims differ', decided('corrected'), { claimed: [61.5, 62] }, ['/value value_needed']],
  ['differing claims that are rejected', decided('rejected'), { claimed: [61.5, 62] }, []],
  ['a value with another decision', decided('confirmed', 58), {}, ['/value value_not_wanted']],
  ['a text for a number', decided('corrected', '58'), {}, ['/value wrong_type']],
  ['nothing for a number', decided('corrected', null), {}, ['/value wrong_type']],
  ['an area of nothing', decided('corrected', 0), {}, ['/value out_of_range']],
  ['the value that is held and claimed to be wrong', decided('corrected', 52.4), {}, ['/value value_held']],
  ['the value that was held where it changed since', decided('corrected', 52.4), changed, []],
  ['a text of blanks', decided('corrected', ' \u200b\n'), name, ['/value value_blank']],
  ['a text longer than any record’s', decided('corrected', 'x'.repeat(1001)), name, ['/value value_refused']],
  ['a name in other letters that is held', decided('corrected', 'lan '), name, ['/value value_held']],
])('refuses %s', (_, body, change, expected) => {
  expect(codes(body, change)).toEqual(expected)
})
