import { readText, textKind } from './text-kinds.js'

const partial = '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'

it.each([
  ['a declared format', { format: 'phone' }, undefined, 'phone'],
  ['a date as far as it is known', { format: 'partial-date' }, undefined, 'partialDate'],
  [
    'a pattern whose examples are dates',
    { pattern: partial, examples: ['1988-08-14', '1960'] },
    undefined,
    'partialDate',
  ],
  ['the name of a person, by its concept', { examples: ['Lan'] }, 'household.head.fullName', 'personName'],
  ['years alone', { pattern: '^\\d{4}$', examples: ['1960'] }, undefined, 'text'],
  ['any other text', {}, 'person.residence.address', 'text'],
  ['an own word of objects', { format: 'constructor' }, undefined, 'text'],
] as const)('knows %s', (_, schema, concept, kind) => {
  expect(textKind(schema, concept)).toBe(kind)
})

it.each([
  ['personName', 'Nguyễn\u200b  Thị Lan', 'Nguyễn Thị Lan'],
  ['personName', 'Lan 2', undefined],
  ['phone', '+84 912 345 678', '0912345678'],
  ['phone', '123', undefined],
  ['date', '2026-02-28', '2026-02-28'],
  ['date', '2026-02-31', undefined],
  ['date', '2026', undefined],
  ['partialDate', '2026-02', '2026-02'],
  ['partialDate', '2026-02-31', undefined],
  ['text', '\u3164 ', undefined],
  ['text', ' một dòng\nhai dòng ', 'một dòng\nhai dòng'],
] as const)('reads the %s %j as %j', (kind, typed, kept) => {
  expect(readText(kind, typed)).toBe(kept)
})
