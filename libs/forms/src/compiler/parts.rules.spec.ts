import type { Binding, FormDocument, FormPart } from '#contracts'
import { aForm } from '#testing/form-builder'
import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import { applyPatch } from '../reading/patch.rules.js'
import { compileForm } from './compile-form.rules.js'

const today = '2026-11-25'
const around = surroundingsOf(readSeeds(seedFolder, today), today)
const same = (text: string) => ({ vi: text, en: text })
const part = (procedure: string, fields: string[]): FormPart => ({
  ...{ procedure, name: same(procedure), handler: same('Công an cấp xã'), fields },
  deadline: { amount: 3, unit: 'workingDay', certainty: 'C' },
})

/** Two procedures in one form: all fields serve the first, two of them the second. */
function aJourney(change: (form: FormDocument, parts: [FormPart, FormPart]) => void = () => undefined): FormDocument {
  const form = aForm()
  form.template = { name: 'Mẫu 01', article: 'Điều 1', validFrom: '2025-01-01' }
  const parts: [FormPart, FormPart] = [
    part('1.000001', Object.keys(form.bindings)),
    part('1.000002', ['/applicant/fullName', '/declaration']),
  ]
  form.parts = parts
  change(form, parts)
  return form
}

/** A further question of the second part. */
function ask(
  form: FormDocument,
  [, second]: [FormPart, FormPart],
  path: string,
  vi: string,
  more: Partial<Binding> = {},
) {
  const [, group = '', name = ''] = path.split('/')
  const properties = (form.schema.properties ??= {})
  const parent = (properties[group] ??= { type: 'object', additionalProperties: false, properties: {} })
  parent.properties = { ...parent.properties, [name]: { type: 'string', maxLength: 100, examples: ['Phạm Gia Hân'] } }
  form.bindings[path] = { mode: 'ask', why: same('Vì sao'), ...more }
  form.layout.pages[0]?.sections.push({ title: same('Trẻ'), fields: [{ path, label: same(vi) }] })
  second.fields.push(path)
}

const errorsOf = (form: FormDocument) =>
  compileForm({ ...form }, around)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, field }) => `${rule} ${field ?? ''}`.trim())

describe('the parts of a journey', () => {
  it('share fields, so that nothing is asked twice', () => {
    expect(errorsOf(aJourney())).toEqual([])
  })

  it.each<[string, (form: FormDocument, parts: [FormPart, FormPart]) => void]>([
    ['partIncomplete', (_, [first]) => (first.handler = same(''))],
    ['partIncomplete', (_, [, second]) => (second.procedure = '')],
    ['partFieldUnknown /nowhere', (_, [first]) => first.fields.push('/nowhere')],
    ['fieldInNoPart /request/form', (_, [first]) => first.fields.splice(first.fields.indexOf('/request/form'), 1)],
  ])('are refused with %s', (expected, change) => {
    expect(errorsOf(aJourney(change))).toEqual([expected])
  })

  it.each<[string, (parts: [FormPart, FormPart]) => void]>([
    ['partTwice', ([first, second]) => (second.procedure = first.procedure)],
    ['partAfterUnknown', ([, second]) => (second.after = ['9.999999'])],
    ['partAfterUnknown', ([, second]) => Object.assign(second, { after: '1.000001' })],
    ['partAfterItself', ([first]) => (first.after = ['1.000001'])],
    [
      'partAfterItself partAfterItself',
      ([first, second]) => {
        first.after = ['1.000002']
        second.after = ['1.000001']
      },
    ],
  ])('in no order there can be are refused with %s', (expected, change) => {
    expect(errorsOf(aJourney((_, parts) => change(parts))).join(' ')).toBe(expected)
    expect(errorsOf(aJourney((_, [, second]) => (second.after = ['1.000001'])))).toEqual([])
  })

  it('that are more than thirty are refused unread, and of thirty in a circle each is named', () => {
    const ring = (count: number) =>
      aJourney((form) => {
        form.parts = Array.from({ length: count }, (_, at) => ({
          ...part(`1.${String(at).padStart(6, '0')}`, Object.keys(form.bindings)),
          after: [`1.${String((at + 1) % count).padStart(6, '0')}`],
        }))
      })
    const rulesOf = (count: number) => compileForm({ ...ring(count) }, around).map(({ rule }) => rule)
    expect(rulesOf(31)).toEqual(['formTooLarge'])
    expect(rulesOf(30).filter((rule) => rule === 'partAfterItself')).toHaveLength(30)
  })

  it('whose deadline is missing are refused', () => {
    const form = aJourney()
    const [first, second] = form.parts ?? []
    const broken = { ...form, parts: [{ ...first, deadline: undefined }, second] } as unknown as FormDocument
    expect(errorsOf(broken)).toEqual(['partIncomplete'])
  })

  it('may not ask for one fact of one person in fields of their own', () => {
    const child = { concept: 'person.fullName', subject: 'child' }
    const form = aJourney((each, parts) => {
      ask(each, parts, '/birth/name', 'Tên đặt cho con', child)
      parts[0].fields.push(...parts[1].fields.splice(-1))
      ask(each, parts, '/move/name', 'Con tên là gì?', child)
    })
    expect(errorsOf(form)).toEqual(['ONCE003 /move/name'])
    const other = aJourney((each, parts) => {
      ask(each, parts, '/birth/name', 'Tên đặt cho con', child)
      parts[0].fields.push(...parts[1].fields.splice(-1))
      ask(each, parts, '/move/name', 'Con thứ hai tên gì?', { ...child, subject: 'secondChild' })
    })
    expect(errorsOf(other)).toEqual([])
  })

  it('lose a repeated field with the patch that takes it out of the form', () => {
    const form = aJourney((each, parts) => {
      ask(each, parts, '/birth/phone', 'Số điện thoại liên hệ của bạn')
      ask(each, parts, '/birth/again', 'Số điện thoại liên hệ của bạn')
      for (const section of each.layout.pages[0]?.sections.slice(-2) ?? []) section.title = same('Liên hệ')
    })
    const [found] = compileForm({ ...form }, around).filter(({ rule }) => rule === 'ONCE003')
    expect(found?.field).toBe('/birth/again')
    expect(errorsOf(applyPatch(form, found?.patch ?? []))).toEqual([])
  })

  it('may not ask the same question twice in the same words', () => {
    const form = aJourney((each, parts) => {
      ask(each, parts, '/birth/clinic', 'Con khám bệnh ở đâu?')
      parts[0].fields.push(...parts[1].fields.splice(-1))
      ask(each, parts, '/card/clinic', 'Con khám bệnh ở đâu?')
    })
    expect(errorsOf(form)).toEqual(['ONCE003 /card/clinic'])
  })
})
