import type { FieldSchema } from '../api/types'
import { isDemanded } from '#forms/fields/required-places'
import { inputKind, inputText, loadPatterns, optionsOf, readInput, schemaAt, showValue } from './schema'

beforeAll(loadPatterns)

const words = { yes: 'Có', no: 'Không' }
const phone: FieldSchema = { type: 'string', pattern: '^0[0-9]{9}$', examples: ['0912004318'] }
const form: FieldSchema = {
  type: 'object',
  required: ['members'],
  properties: {
    members: {
      type: 'array',
      items: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, phone } },
    },
  },
}

describe('a field of the form', () => {
  it('is found at positions and at `*`', () => {
    expect(schemaAt(form, '/members/3/phone')).toBe(phone)
    expect(schemaAt(form, '/members/*/phone')).toBe(phone)
    expect(schemaAt(form, '/nothing/here')).toEqual({})
  })

  it('is required when its object says so', () => {
    expect(isDemanded(form, '/members')).toBe(true)
    expect(isDemanded(form, '/members/0/name')).toBe(true)
    expect(isDemanded(form, '/members/0/phone')).toBe(false)
  })

  it('is asked as its schema calls for', () => {
    expect(inputKind({ type: 'boolean' })).toBe('yesNo')
    expect(inputKind({ type: 'string', enum: ['a'] })).toBe('options')
    expect(inputKind({ type: 'array', items: { type: 'object' } })).toBe('list')
    expect(inputKind({ type: 'string', maxLength: 500 })).toBe('longText')
    expect(inputKind({ type: 'string', format: 'email', maxLength: 200 })).toBe('text')
  })
})

describe('a date that may be known in part', () => {
  const schema = { type: 'string', format: 'partial-date' } as const

  it.each([
    ['14/8/1988', '1988-08-14', '14/08/1988'],
    ['8.1988', '1988-08', '08/1988'],
    ['1988', '1988', '1988'],
  ])('is typed and shown the way people write dates: %s', (typed, value, shown) => {
    expect(inputKind(schema)).toBe('partialDate')
    expect(readInput(typed, schema, 'vi')).toEqual({ value })
    expect(inputText(value, schema, 'vi')).toBe(shown)
  })

  it('is not taken when there is no such day', () => {
    expect(readInput('31/02/1988', schema, 'vi')).toMatchObject({ fault: 'type' })
  })
})

describe('options', () => {
  it('take their labels from x-labels, or from the value itself', () => {
    const labelled = { enum: ['buy', 'rent'], 'x-labels': { buy: { vi: 'Mua', en: 'Buy' } } }
    expect(optionsOf(labelled, 'vi')?.map(({ label }) => label)).toEqual(['Mua', 'rent'])
    expect(optionsOf({ type: 'string' }, 'vi')).toBeNull()
  })
})

describe('values', () => {
  it('are shown as the reader expects', () => {
    expect(showValue('1988-08-14', {}, 'vi', words)).toBe('14/08/1988')
    expect(showValue('2019-09', {}, 'vi', words)).toBe('09/2019')
    expect(showValue(true, {}, 'vi', words)).toBe('Có')
    expect(showValue(false, { 'x-labels': { false: { vi: 'Không vượt', en: 'Not above' } } }, 'vi', words)).toBe(
      'Không vượt',
    )
    expect(showValue(['a', 'b'], { items: {} }, 'vi', words)).toBe('a, b')
    expect(showValue(null, {}, 'vi', words)).toBe('')
  })

  it('survive being typed and read again', () => {
    const area: FieldSchema = { type: 'number' }
    const day: FieldSchema = { type: 'string', format: 'date' }
    expect(readInput(inputText(1234.5, area, 'vi'), area, 'vi')).toEqual({ value: 1234.5 })
    expect(readInput(inputText(1234.5, area, 'en'), area, 'en')).toEqual({ value: 1234.5 })
    expect(readInput(inputText('2026-11-20', day, 'vi'), day, 'vi')).toEqual({ value: '2026-11-20' })
  })
})

describe('inputs', () => {
  it('name their fault', () => {
    expect(readInput('19o3', phone, 'vi')).toEqual({ fault: 'pattern', example: '0912004318' })
    expect(readInput('31/02/2026', { type: 'string', format: 'date' }, 'vi')).toMatchObject({ fault: 'type' })
    expect(readInput('2,5', { type: 'integer' }, 'vi')).toMatchObject({ fault: 'number' })
    expect(readInput('0', { type: 'number', minimum: 1 }, 'vi')).toEqual({ fault: 'tooSmall', limit: 1 })
    expect(readInput('abc', { type: 'string', maxLength: 2 }, 'vi')).toEqual({ fault: 'tooLong', limit: 2 })
  })

  it('read as null when empty, and in one Unicode form', () => {
    expect(readInput('  ', phone, 'vi')).toEqual({ value: null })
    expect(readInput('Mỗ'.normalize('NFD'), { type: 'string' }, 'vi')).toEqual({ value: 'Mỗ'.normalize('NFC') })
  })
})

describe('years', () => {
  it('are not grouped like amounts', () => {
    const words = { yes: 'Có', no: 'Không' }
    expect(showValue(2025, { type: 'integer', minimum: 2000, maximum: 2100 }, 'vi', words)).toBe('2025')
    expect(showValue(2025, { type: 'integer', minimum: 0 }, 'vi', words)).toBe('2.025')
  })
})
