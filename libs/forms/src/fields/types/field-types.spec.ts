import fc from 'fast-check'
import type { FieldSchema } from './field-type.js'
import { fieldTypeOf, fieldTypes } from './field-types.js'

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
  expect(fieldTypeOf(schema, concept).name).toBe(kind)
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
  expect(fieldTypes.find(({ name }) => name === kind)?.read?.(typed)).toBe(kept)
})

describe.each(fieldTypes.map((type) => [type.name, type] as const))('the type %s', (_, type) => {
  const schemas = {
    ...{ number: { type: 'number' }, yesNo: { type: 'boolean' }, choice: { type: 'string', enum: ['male'] } },
    ...{ several: { type: 'array', items: {} }, list: { type: 'array', items: { type: 'object' } } },
    group: { type: 'object' },
  } as Record<string, FieldSchema>
  const schema = schemas[type.name] ?? { type: 'string', ...(type.format ? { format: type.format } : {}) }
  const concept = type.name === 'personName' ? 'person.fullName' : undefined

  it('is that of its own schema, and takes its own example', () => {
    expect(fieldTypeOf(schema, concept).name).toBe(type.name)
    expect(type.fits(type.example, schema)).toBe(true)
    expect(type.read?.(String(type.example))).toBe(type.read && type.example)
  })

  it('reads what it keeps as the same again, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const kept = type.read?.(typed)
        return kept === undefined || (type.read?.(kept) === kept && type.fits(kept, schema))
      }),
    )
  })

  it('reads back what it shows, and nothing from any other text that it would not keep', () => {
    const { typed, example, read } = type
    if (!typed) return
    expect(typed.read(typed.show(String(example)))).toBe(example)
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kept = typed.read(text)
        return kept === undefined || read?.(kept) === kept
      }),
    )
  })
})
