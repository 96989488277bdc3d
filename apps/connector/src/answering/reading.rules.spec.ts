import { qualityOf, valueOf } from './reading.rules.js'

const codes = { kinds: { '1': 'Ô tô con', '0': false } }

it.each<[object, string | null, unknown]>([
  [{}, 'Nguyễn', 'Nguyễn'],
  [{}, 'Nguye\u0302\u0303n', 'Nguyễn'],
  [{}, '  ', undefined],
  [{}, null, undefined],
  [{}, 'a\u0000b', undefined],
  [{}, 'Nguy\ufffdn', undefined],
  [{}, '\ud800', undefined],
  [{}, 'x'.repeat(4001), undefined],
  [{ type: 'number' }, '1.25', 1.25],
  [{ type: 'number', times: 1000 }, '0.11', 110],
  [{ type: 'number' }, '1,25', undefined],
  [{ type: 'number' }, 'NaN', undefined],
  [{ type: 'number' }, '1e999', undefined],
  [{ type: 'number' }, '0x10', undefined],
  [{ type: 'boolean' }, 'true', true],
  [{ type: 'boolean' }, '0', false],
  [{ type: 'boolean' }, 'yes', undefined],
  [{ type: 'date' }, '2026-02-28 10:00:00+07', '2026-02-28'],
  [{ type: 'date' }, '2026-12-31 17:00:00+00', '2027-01-01'],
  [{ type: 'date' }, '2026-02-30', undefined],
  [{ type: 'date' }, '28/02/2026', undefined],
  [{ codes: 'kinds' }, '1', 'Ô tô con'],
  [{ codes: 'kinds' }, '0', false],
  [{ codes: 'kinds' }, '7', undefined],
  [{ codes: 'kinds' }, 'toString', undefined],
])('reads %j of %j as %j', (fact, written, value) => {
  expect(valueOf({ column: 'c', ...fact }, written, codes)).toEqual(value)
})

it.each([
  ['true', 'verified'],
  ['other', 'unverified'],
  ['toString', 'unverified'],
  [null, 'unverified'],
])('a record whose own word for it is %j is %s', (written, quality) => {
  const record = { quality: { column: 'checked', codes: { true: 'verified' } } }
  expect(qualityOf(record as never, { checked: written })).toBe(quality)
})
