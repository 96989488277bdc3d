import type { FormDocument, LegalSource } from '#contracts'
import { aForm } from '#testing/form-builder'
import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import { applyPatch } from '../reading/patch.rules.js'
import { compileForm } from './compile-form.rules.js'

const today = '2026-11-30'
const seeds = readSeeds(seedFolder, today)
const around = surroundingsOf(seeds, today)
const source = (id: string, more: Partial<LegalSource> = {}): LegalSource => ({
  ...{ id, kind: 'decree', title: id, readAt: 'test', certainty: 'A', ...more },
})

/** The catalogue with other sources. */
function withSources(sources: LegalSource[], bases: string[] = []): CompilerSurroundings {
  return { ...around, sources, source: (id) => sources.find((each) => each.id === id), bases: () => bases }
}

function lawFindings(change: (form: FormDocument) => void, with_ = around) {
  const form = aForm()
  form.template = { name: 'Mẫu 01', article: 'Nghị định 1/2024/NĐ-CP', validFrom: '2024-08-01' }
  change(form)
  return compileForm({ ...form }, with_).filter(({ rule, severity }) => rule.startsWith('LAW') && severity === 'error')
}
const english = (found: ReturnType<typeof lawFindings>) => found.map(({ message }) => message.en)
const unchanged = () => undefined

describe('LAW001, the texts a form follows', () => {
  it('takes a text in force, amended or not', () => {
    const amended = source('2/2025/NĐ-CP', { amends: ['1/2024/NĐ-CP'], validFrom: '2025-07-01' })
    expect(lawFindings(unchanged, withSources([source('1/2024/NĐ-CP'), amended], ['1/2024/NĐ-CP']))).toEqual([])
    expect(lawFindings(unchanged, withSources([]))).toEqual([])
  })

  it('reads a long text that names none in no time', () => {
    const began = performance.now()
    expect(lawFindings(({ template }) => template && (template.article = '1'.repeat(200_000)))).toEqual([])
    expect(performance.now() - began).toBeLessThan(3000)
  })

  it('refuses a text out of force, and names the one that replaced it', () => {
    const sources = [
      source('1/2024/NĐ-CP', { validTo: '2025-12-31' }),
      source('9/2025/NĐ-CP', { replaces: ['1/2024/NĐ-CP'] }),
    ]
    expect(english(lawFindings(unchanged, withSources(sources)))).toEqual([
      '1/2024/NĐ-CP is not in force on 2026-11-30. It was replaced by 9/2025/NĐ-CP.',
    ])
    const later = [source('1/2024/NĐ-CP', { validFrom: '2026-12-01' })]
    expect(english(lawFindings(unchanged, withSources(later)))).toEqual(['1/2024/NĐ-CP is not in force on 2026-11-30.'])
  })

  it('refuses an amendment whose parent is out of force', () => {
    const amending = source('1/2024/NĐ-CP', { amends: ['5/2019/NĐ-CP'] })
    expect(english(lawFindings(unchanged, withSources([amending])))).toEqual([
      '1/2024/NĐ-CP only amends 5/2019/NĐ-CP, which is not in force.',
    ])
    expect(lawFindings(unchanged, withSources([amending, source('5/2019/NĐ-CP')]))).toEqual([])
  })

  it('refuses a form whose template was changed meanwhile', () => {
    const later = { amends: ['1/2024/NĐ-CP'], changesTemplates: true as const, validFrom: '2025-07-01' }
    const sources = [source('1/2024/NĐ-CP'), source('2/2025/NĐ-CP', later)]
    expect(english(lawFindings(unchanged, withSources(sources)))).toEqual([
      '2/2025/NĐ-CP changed the templates of 1/2024/NĐ-CP from 2025-07-01 on. Make a version that follows it.',
    ])
    const followed = (form: FormDocument) => {
      if (form.template) form.template.validFrom = '2025-07-01'
    }
    expect(lawFindings(followed, withSources(sources))).toEqual([])
  })

  it('refuses a form whose procedure rests on a text out of force, with or without a template', () => {
    const sources = [source('62/2021/NĐ-CP', { validTo: '2025-01-09' })]
    const basis = withSources(sources, ['62/2021/NĐ-CP'])
    expect(english(lawFindings(unchanged, basis))).toEqual(['62/2021/NĐ-CP is not in force on 2026-11-30.'])
    expect(english(lawFindings((form) => delete form.template, basis))).toEqual([
      '62/2021/NĐ-CP is not in force on 2026-11-30.',
    ])
  })

  it('knows that the residence decree of 2021 was replaced', () => {
    const outdated = (form: FormDocument) => {
      form.template = { name: 'CT01', article: 'Nghị định 62/2021/NĐ-CP', validFrom: '2021-07-01' }
    }
    expect(english(lawFindings(outdated))).toEqual([
      '62/2021/NĐ-CP is not in force on 2026-11-30. It was replaced by 154/2024/NĐ-CP.',
    ])
  })
})

describe('LAW002, circular replacement', () => {
  const replaced = (vi: string, concept: string) => (form: FormDocument) => {
    form.template = { name: 'Mẫu', article: 'Điều 1', validFrom: '2024-06-06' }
    form.documents.push({ name: { vi, en: vi }, replacedBy: [concept] })
  }
  const registering = (kind: string) => (form: FormDocument) => {
    form.event = { kind, people: ['/applicant/personId'] }
  }

  it.each([
    ['Giấy báo tử', 'death', 'civilStatus.death.date'],
    ['Giấy tờ khác', 'death', 'civilStatus.death.place'],
    ['Giấy chứng nhận kết hôn', 'marriage', 'civilStatus.marriage.date'],
  ])('refuses %s where the %s is being registered', (name, kind, concept) => {
    const found = lawFindings((form) => {
      replaced(name, concept)(form)
      registering(kind)(form)
    })
    expect(found.map(({ rule, document, concept: of }) => [rule, document, of])).toEqual([['LAW002', 1, concept]])
    const form = aForm()
    replaced(name, concept)(form)
    expect(applyPatch({ ...form }, found[0]?.patch ?? [])).toMatchObject({ documents: [{}, { replacedBy: null }] })
  })

  it('lets the same paper be replaced where another thing is registered', () => {
    expect(lawFindings(replaced('Giấy chứng nhận kết hôn', 'civilStatus.marriage.date'))).toEqual([])
    const birth = (form: FormDocument) => {
      replaced('Giấy chứng nhận kết hôn', 'civilStatus.marriage.date')(form)
      registering('birth')(form)
    }
    expect(lawFindings(birth)).toEqual([])
  })

  it('refuses a contract that the register it leads to would replace', () => {
    const leased = (form: FormDocument) => {
      replaced('Hợp đồng thuê nhà', 'person.residence.address')(form)
      form.outcome = { registry: 'population', change: 'residence', values: {} }
    }
    expect(lawFindings(leased).map(({ rule }) => rule)).toEqual(['LAW002'])
  })
})

describe('LAW003, what is said of papers', () => {
  const paper = (law: object) => (form: FormDocument) => {
    form.template = { name: 'Mẫu', article: 'Điều 1', validFrom: '2024-06-06' }
    form.documents.push({ name: { vi: 'Ảnh', en: 'Photo' }, replacedBy: null, ...law })
  }

  it.each([
    ['a source that is not in the table', { law: { certainty: 'A', source: '99/2099/NĐ-CP' } }],
    ['a source out of force', { law: { certainty: 'A', source: '62/2021/NĐ-CP' } }],
    ['a case of a field that the form does not have', { appliesWhen: { path: '/nowhere' } }],
  ])('refuses %s', (_, law) => {
    expect(lawFindings(paper(law)).map(({ rule, document }) => [rule, document])).toEqual([['LAW003', 1]])
  })

  it('takes a source in force, and a paper that nothing is said of', () => {
    expect(lawFindings(paper({ law: { certainty: 'A', source: '154/2024/NĐ-CP' } }))).toEqual([])
    expect(lawFindings(paper({}))).toEqual([])
  })
})
