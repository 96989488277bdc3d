import type { FormDocument, JsonSchema } from '#contracts'
import { aForm } from '#testing/form-builder'
import { formFindings } from '../document/form.rules.js'

const around = { concepts: new Set(['person.fullName', 'land.home.floorArea']), settings: new Set<string>() }
const message = { vi: 'Sai thứ tự', en: 'Out of order' }

/** The rules broken where the form asks one more text of this schema. */
function rulesBroken(schema: JsonSchema, change: (form: FormDocument) => void = () => undefined): string[] {
  const form = aForm()
  Object.assign(form.schema.properties?.['request']?.properties?.['project'] ?? {}, schema)
  change(form)
  return formFindings(form, around).map(({ rule, field }) => `${rule} ${field}`)
}

describe('a date of a form', () => {
  const date = { format: 'date', examples: ['2026-02-28'] }

  it('is compared to another, or to today', () => {
    expect(rulesBroken(date)).toEqual(['dayOrderMissing /request/project'])
    const order = { earlier: '/request/project', later: 'today', message }
    expect(rulesBroken(date, (form) => (form.days = [order]))).toEqual([])
  })

  it('is a date', () => {
    const orders = [
      { earlier: '/home/floorArea', later: 'today', message },
      { earlier: '/nowhere', later: 'today', message },
    ]
    expect(rulesBroken({}, (form) => (form.days = orders))).toEqual([
      'dayUnknown /home/floorArea',
      'dayUnknown /nowhere',
    ])
  })
})

it.each([
  ['a pattern that reads ahead', { pattern: '(?=a)a', examples: ['a'] }, 'patternNotLinear'],
  ['a pattern that is too large', { pattern: '[a-z]{1000}[a-z]{1000}[a-z]{1000}', examples: ['a'] }, 'patternTooLarge'],
  ['a pattern that is none', { pattern: '([', examples: ['a'] }, 'patternInvalid'],
  ['an example longer than any answer', { examples: ['a'.repeat(2001)], maxLength: 5000 }, 'exampleInvalid'],
  ['a day that does not exist as an example', { format: 'date', examples: ['2026-02-31'] }, 'exampleInvalid'],
  ['a phone number that is none as an example', { format: 'phone', examples: ['12'] }, 'exampleInvalid'],
])('has no %s', (_, schema, rule) => {
  expect(rulesBroken(schema)).toContain(`${rule} /request/project`)
})

it.each(['a*a*a*b', '^(?:[ăâê]|[âêô])+$'])('runs %s on its examples in no time', (pattern) => {
  const began = performance.now()
  expect(rulesBroken({ pattern, examples: [`${'â'.repeat(150)}a`] })).toEqual(['exampleInvalid /request/project'])
  expect(performance.now() - began).toBeLessThan(3000)
})
