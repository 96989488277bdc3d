import type { Binding, FormDocument, FormFinding } from '#contracts'
import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import { compileForm } from '../compiler/compile-form.rules.js'
import { applyPatch } from '../reading/patch.rules.js'
import { valuesOf } from '../../../../apps/catalog/src/entries/seed-entry.js'

const today = '2026-11-30'
const seeds = readSeeds(seedFolder, today)
const around = surroundingsOf(seeds, today)
const forms = valuesOf(seeds, 'form')

/** The form of a seed, changed. */
function changed(code: string, change: (form: FormDocument) => void): FormDocument {
  const form = structuredClone(forms.find(({ procedure }) => procedure === code))
  if (!form) throw new Error(`no form of ${code}`)
  change(form)
  return form
}

function binding(form: FormDocument, path: string): Binding {
  const found = form.bindings[path]
  if (!found) throw new Error(`no binding of ${path}`)
  return found
}

const unplaced = (form: FormDocument, with_ = around): FormFinding[] =>
  compileForm({ ...form }, with_).filter(({ rule }) => rule === 'ONCE012')

it.each(forms.map((form) => [form.procedure, form] as const))(
  'every question and paper of %s has its place',
  (_, form) => {
    expect(unplaced(form)).toEqual([])
    const questions = Object.values(form.bindings).filter(({ mode }) => mode === 'ask')
    expect(questions.every(({ asks }) => asks !== undefined)).toBe(true)
  },
)

describe('a form that names places', () => {
  it('is refused where a question has none, with the nearest places and a patch that mends it', () => {
    const form = changed('1.000656', (each) => delete binding(each, '/contact/phone').asks)
    const [finding, ...others] = unplaced(form)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ severity: 'error', field: '/contact/phone' })
    expect(finding?.suggestions?.length).toBeLessThanOrEqual(3)
    expect(finding?.suggestions?.[0]).toMatchObject({ asks: 'contact.phone', held: false })
    expect(unplaced(applyPatch(form, finding?.patch ?? []))).toEqual([])
  })

  it('is refused where a field has no binding at all: it would be asked', () => {
    const form = changed('1.000656', ({ bindings }) => delete bindings['/contact/phone'])
    const [finding, ...others] = unplaced(form)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ severity: 'error', field: '/contact/phone' })
    expect(finding?.suggestions?.[0]).toMatchObject({ asks: 'contact.phone' })
  })

  it('is refused where a question names a concept nobody announced instead of its place', () => {
    const planned = valuesOf(seeds, 'concept').find((each) => each.planned)?.id
    expect(planned).toBeDefined()
    const form = changed('1.000656', (each) => {
      const phone = binding(each, '/contact/phone')
      delete phone.asks
      phone.concept = planned
    })
    expect(unplaced(form)).toMatchObject([{ severity: 'error', field: '/contact/phone' }])
  })

  it('is referred to no place that is no more', () => {
    const retired = seeds.map((entry) =>
      ['askedConcept contact.phone', 'paperType deathNotice'].includes(`${entry.type} ${entry.key}`)
        ? { ...entry, value: { ...entry.value, validTo: '2026-11-29' } }
        : entry,
    ) as typeof seeds
    const form = changed('1.000656', (each) => {
      delete binding(each, '/contact/phone').asks
      each.documents.forEach((paper) => delete paper.paper)
    })
    const found = unplaced(form, surroundingsOf(retired, today))
    const named = found.flatMap(({ suggestions = [] }) => suggestions.flatMap(({ asks, paper }) => asks ?? paper ?? []))
    expect(named).not.toEqual([])
    expect(named.filter((each) => each === 'contact.phone' || each === 'deathNotice')).toEqual([])
    expect(JSON.stringify(found.map(({ patch }) => patch))).not.toMatch(/contact\.phone|deathNotice/)
  })

  it('is refused where a paper has none', () => {
    const form = changed('1.000656', ({ documents }) => documents.forEach((each) => delete each.paper))
    const found = unplaced(form)
    expect(found).toHaveLength(form.documents.length)
    expect(found.every(({ severity }) => severity === 'error')).toBe(true)
    const notice = form.documents.findIndex(({ name }) => name.vi === 'Giấy báo tử')
    const finding = found.find(({ document }) => document === notice)
    expect(finding?.suggestions?.[0]?.paper).toBe('deathNotice')
  })

  it.each<[string, (form: FormDocument) => void]>([
    ['what nobody has defined', (form) => (binding(form, '/contact/phone').asks = 'contact.pigeon')],
    ['the name of a built-in', (form) => (binding(form, '/contact/phone').asks = 'constructor')],
    ['what a registry holds', (form) => (binding(form, '/contact/phone').asks = 'person.fullName')],
    ['a role the form does not have', (form) => (binding(form, '/contact/phone').of = 'ward')],
    ['a role named like a built-in', (form) => (binding(form, '/contact/phone').of = 'toString')],
    [
      'the place of a question for what is looked up',
      (form) => (binding(form, '/declaration').asks = 'declaration.true'),
    ],
    ['a kind of paper there is not', ({ documents }) => documents.forEach((each) => (each.paper = 'papyrus'))],
    [
      'free words for what has a closed form',
      ({ layout }) => {
        for (const { sections } of layout.pages)
          for (const { fields } of sections)
            for (const field of fields) if (field.path === '/contact/phone') field.widget = 'text'
      },
    ],
  ])('is refused where it names %s', (_, change) => {
    expect(unplaced(changed('1.000656', change)).map(({ severity }) => severity)).toContain('error')
  })

  it('is refused from the day a place is no more', () => {
    const retired = new Map(around.places.asked)
    const phone = retired.get('contact.phone')
    if (phone) retired.set('contact.phone', { ...phone, validTo: '2026-11-29' })
    const places = Object.assign(Object.create(around.places) as typeof around.places, { asked: retired })
    expect(
      unplaced(
        changed('1.000656', () => undefined),
        { ...around, places },
      ),
    ).toMatchObject([{ severity: 'error', field: '/contact/phone' }])
  })
})

it('only warns of a form that names no place at all', () => {
  const form = changed('1.000656', ({ bindings, documents }) => {
    for (const each of Object.values(bindings)) delete each.asks
    for (const each of documents) delete each.paper
  })
  const found = unplaced(form)
  expect(found.length).toBeGreaterThan(5)
  expect(found.every(({ severity }) => severity === 'warning')).toBe(true)
})

it('the dictionaries are as large as was set out, and say of nothing that it is asked and held', () => {
  const asked = valuesOf(seeds, 'askedConcept')
  const papers = valuesOf(seeds, 'paperType')
  expect(asked.length).toBeGreaterThanOrEqual(120)
  expect(papers.length).toBeGreaterThanOrEqual(150)
  const held = new Set(valuesOf(seeds, 'concept').map(({ id }) => id))
  expect(asked.filter(({ id }) => held.has(id))).toEqual([])
})
