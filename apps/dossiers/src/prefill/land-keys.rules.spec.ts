import { isDomainError, type LandKeys } from '#contracts'
import { readLandKeys } from './land-keys.rules.js'

const today = '2026-11-24'
const place = { commune: '00637', mappedOn: '2008-10-15', sheet: 7, plot: 54 }

function faultsOf(keys: LandKeys): string[] {
  try {
    readLandKeys(keys, today)
  } catch (error) {
    if (isDomainError(error)) return (error.extra?.errors ?? []).map(({ path, code }) => `${path} ${code}`)
    throw error
  }
  return []
}

it.each([
  ['da004417', 'DA 004417'],
  [' P-552013', 'P 552013'],
  ['aa 00123456', 'AA 00123456'],
])('reads the serial "%s" as the registry keeps it', (certificate, kept) => {
  expect(readLandKeys({ certificate }, today)).toEqual({ certificate: kept })
})

it('takes a commune with the day its code is read on, sheet and plot', () => {
  expect(readLandKeys(place, today)).toEqual(place)
})

it.each<[string, LandKeys, string[]]>([
  ['nothing', {}, ['/land one_way']],
  ['both ways', { ...place, certificate: 'DA 004417' }, ['/land one_way']],
  ['a serial nobody can read', { certificate: '004417' }, ['/land/certificate wrong_form']],
  ['an empty serial', { certificate: '' }, ['/land/certificate wrong_form']],
  ['a commune without a day', { ...place, mappedOn: undefined }, ['/land/mappedOn date_required']],
  ['a plot alone', { plot: 54 }, ['/land/commune required', '/land/sheet required', '/land/mappedOn date_required']],
  ['a day of no calendar', { ...place, mappedOn: '2008-02-30' }, ['/land/mappedOn wrong_form']],
  ['a day to come', { ...place, mappedOn: '2026-11-25' }, ['/land/mappedOn wrong_form']],
  ['a day before units are known', { ...place, mappedOn: '1970-01-01' }, ['/land/mappedOn date_too_early']],
  ['a code that named nothing then', { ...place, commune: '99999' }, ['/land/commune unit_not_found']],
  [
    'a code that was given up',
    { ...place, commune: '00001', mappedOn: '2026-01-01' },
    ['/land/commune unit_not_found'],
  ],
])('refuses %s with a reason for each place', (_, keys, faults) => {
  expect(faultsOf(keys)).toEqual(faults)
})

it('says what is wrong in both languages and repeats nothing that was typed', () => {
  try {
    readLandKeys({ certificate: 'my-secret-paper' }, today)
    throw new TypeError('It was taken.')
  } catch (error) {
    const text = JSON.stringify(isDomainError(error) ? error.extra : String(error))
    expect(text).toContain('BK 654321')
    expect(text).toContain('Số phát hành')
    expect(text).not.toContain('my-secret-paper')
  }
})
