import type { FormDocument } from '#contracts'
import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import { compileForm } from '../compiler/compile-form.rules.js'
import { gramsOf } from '../learned/grams.rules.js'
import { LearnedReader } from '../learned/learned-reader.rules.js'
import type { CompilerSurroundings } from './surroundings.js'

const today = '2026-11-25'
const entries = readSeeds(seedFolder, today)
const catalogue = surroundingsOf(entries, today)
const { learned: _, ...catalogueOfRules } = catalogue
const seed = entries.flatMap((entry) => (entry.type === 'form' ? [entry.value] : []))[0]
const path = '/contact/phone'

/** A question of a seed with other words; `asks`: its place, or none. */
function formOf(vi: string, asks?: string): FormDocument {
  const form = structuredClone(seed)
  if (!form) throw new Error('there is no seed')
  for (const field of form.layout.pages.flatMap(({ sections }) => sections).flatMap(({ fields }) => fields))
    if (field.path === path) {
      field.label = { vi, en: vi }
      delete field.help
    }
  const { why } = form.bindings[path] ?? { why: { vi: '', en: '' } }
  form.bindings[path] = { mode: 'ask', why, ...(asks === undefined ? {} : { asks }) }
  return form
}

/** A second reader that finds the words held, or honest, by so much. */
function taking(vi: string, held: number, concept: string): CompilerSurroundings {
  const [gram = ''] = gramsOf({ label: { vi, en: vi } }).filter((each) => each.startsWith('w:'))
  return {
    ...catalogue,
    learned: new LearnedReader({
      limits: { held: 400, placed: 600, honest: -1000 },
      concepts: [concept],
      grams: new Map([[gram, { held, concepts: [[0, 1]] }]]),
    }),
  }
}

const found = (form: FormDocument, around: CompilerSurroundings) =>
  compileForm({ ...form }, around).filter(({ field, rule }) => field === path && /^ONCE0(01|13)/.test(rule))

describe('two readers', () => {
  const unknown = 'Blablabla'
  const known = 'Giới tính'

  it('what only the learned one takes for something held is a warning that names its words', () => {
    expect(found(formOf(unknown), catalogueOfRules)).toEqual([])
    const [finding] = found(formOf(unknown), taking(unknown, 400, 'person.birthDate'))
    expect(finding).toMatchObject({ rule: 'ONCE001', severity: 'warning', concept: 'person.birthDate' })
    expect(finding?.message.vi).toContain('“blablabla”')
    expect(finding?.message.en).toContain('“blablabla”')
    expect(found(formOf(unknown), taking(unknown, 399, 'person.birthDate'))).toEqual([])
  })

  it('at a place it waits for a second person', () => {
    const [finding] = found(formOf(unknown, 'contact.time'), taking(unknown, 400, 'person.birthDate'))
    expect(finding).toMatchObject({ rule: 'ONCE013', severity: 'warning', concept: 'person.birthDate' })
    expect(finding?.because).toEqual([expect.stringMatching(/^w:/)])
    expect(finding?.message.en).toContain('“blablabla”')
  })

  it('words that fit their place are doubted only where the learned one is surer', () => {
    const fitting = formOf('Giờ liên hệ', 'contact.time')
    expect(found(fitting, catalogueOfRules)).toEqual([])
    expect(found(fitting, taking('Giờ liên hệ', 599, 'person.birthDate'))).toEqual([])
    expect(found(fitting, taking('Giờ liên hệ', 600, 'person.birthDate'))).toMatchObject([{ rule: 'ONCE013' }])
  })

  it('words that have nothing in common with their place wait, unless it is answered in free words', () => {
    const [finding, ...others] = found(formOf(unknown, 'child.birthPlace'), catalogueOfRules)
    expect(finding).toMatchObject({
      rule: 'ONCE013',
      severity: 'warning',
      message: { en: expect.stringContaining('nothing in common') as string },
    })
    expect([finding?.concept, others]).toEqual([undefined, []])
    expect(found(formOf(unknown, 'request.reason'), catalogueOfRules)).toEqual([])
  })

  it('doubts of both about one concept are a refusal, at a place a second person answers', () => {
    const doubtful = 'Tên đệm và tên'
    expect(found(formOf(doubtful), catalogueOfRules)).toMatchObject([{ severity: 'warning' }])
    const [{ concept = '' } = {}] = found(formOf(doubtful), catalogueOfRules)
    expect(found(formOf(doubtful), taking(doubtful, 600, concept))).toMatchObject([{ severity: 'error', concept }])
    expect(found(formOf(doubtful, 'contact.time'), taking(doubtful, 600, concept))).toMatchObject([
      { rule: 'ONCE013', severity: 'warning', concept },
    ])
  })

  it('what the learned one takes for another concept than the rules is a suspicion of its own', () => {
    const two = found(formOf(known, 'contact.time'), taking(known, 600, 'person.birthDate'))
    expect(two).toMatchObject([{ rule: 'ONCE001', severity: 'error', concept: 'person.sex' }]) // refused anyway
    const nobodys = { ...taking(known, 600, 'person.birthDate'), isAnnounced: (id: string) => id !== 'person.sex' }
    expect(found(formOf(known), nobodys)).toMatchObject([{ severity: 'warning', concept: 'person.birthDate' }])
  })

  it('what the rules refuse and the learned one finds honest for certain is doubted, never passed', () => {
    const honest = taking(known, -1001, 'person.sex')
    expect(found(formOf(known), catalogue)).toMatchObject([{ rule: 'ONCE001', severity: 'error' }])
    const at = formOf(known, 'contact.time')
    expect(found(at, taking(known, -1000, 'person.sex'))).toMatchObject([{ severity: 'error' }])
    expect(found(at, taking(known, -1001, 'person.birthDate'))).toMatchObject([{ severity: 'error' }])
    // without a place nobody would be asked, so that it stays refused
    expect(found(formOf(known), honest)).toMatchObject([{ rule: 'ONCE001', severity: 'error' }])
    const [placed] = found(formOf(known, 'contact.time'), honest)
    expect(placed).toMatchObject({ rule: 'ONCE013', severity: 'warning', concept: 'person.sex' })
    expect(placed?.message.en).toContain('takes it for something else')
  })
})
