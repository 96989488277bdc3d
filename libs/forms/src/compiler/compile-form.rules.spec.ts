import fc from 'fast-check'
import type { FormDocument, FormFinding, FormPaper, Waiver } from '#contracts'
import { aForm } from '#testing/form-builder'
import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import { readCorpus } from '../corpus/read-corpus.js'
import { applyPatch } from '../reading/patch.rules.js'
import { compileForm } from './compile-form.rules.js'

const today = '2026-11-25'
const seeds = readSeeds(seedFolder, today)
const around = surroundingsOf(seeds, today)
const compile = (form: object, with_ = around): FormFinding[] => compileForm(form as Record<string, unknown>, with_)
const errorsOf = (form: object) => compile(form).filter(({ severity }) => severity === 'error')
const rulesOf = (form: object) =>
  errorsOf(form).map(({ rule, field, document }) => `${rule} ${field ?? document ?? ''}`.trim())

/** The consistent form, with a change. */
function changed(change: (form: FormDocument) => void): FormDocument {
  const form = aForm()
  form.template = { name: 'Mẫu 01', article: 'Điều 1', validFrom: '2025-01-01' }
  change(form)
  return form
}

function asked(form: FormDocument, vi: string, en = vi): void {
  const field = form.layout.pages[0]?.sections[0]?.fields.find(({ path }) => path === '/request/project')
  if (field) field.label = { vi, en }
}

describe('the compiler', () => {
  it('finds nothing wrong with a good form', () => {
    expect(rulesOf(changed(() => undefined))).toEqual([])
  })

  it.each(['constructor', '__proto__', 'toString', '/constructor', '/applicant/valueOf', '/applicant/__proto__'])(
    'reads the name %s like any other',
    (path) => {
      const label = { vi: 'Một câu', en: 'A question' }
      const shown = changed((form) => form.layout.pages[0]?.sections[0]?.fields.push({ path, label }))
      expect(rulesOf(shown)).toContain(`fieldMissing ${path}`)
      expect(rulesOf(changed((form) => asked(form, path.replaceAll('/', ' '))))).toEqual([])
      const required = changed((form) => form.schema.required?.push('constructor', '__proto__'))
      required.schema.required ??= ['constructor', '__proto__']
      expect(rulesOf(required)).toEqual(['requiredUnknown /constructor', 'requiredUnknown /__proto__'])
    },
  )

  it.each([
    ['with accents', 'Số căn cước công dân'],
    ['without accents', 'So can cuoc cong dan'],
    ['decomposed', 'Số căn cước công dân'.normalize('NFD')],
    ['in capitals', 'SỐ CĂN CƯỚC CÔNG DÂN'],
    ['abbreviated', 'Số CCCD'],
    ['in the words of before', 'Số chứng minh nhân dân'],
    ['in English', 'National ID number'],
  ])('knows a question %s', (_, label) => {
    expect(rulesOf(changed((form) => asked(form, label)))).toEqual(['ONCE001 /request/project'])
  })

  it.each([
    'Số CCCD của người bán',
    'Địa chỉ mới sẽ chuyển đến',
    'Số tài khoản ngân hàng',
    'Tên dự án',
    'Mã số thuế công ty',
    'Mục đích sử dụng giấy xác nhận',
  ])('lets the honest question %s stand', (label) => expect(rulesOf(changed((form) => asked(form, label)))).toEqual([]))

  it('asks a person where it is unsure, and is never silent', () => {
    const form = changed((each) => asked(each, 'Số CCCD bản điện tử lưu kho ngoại tuyến', 'Something'))
    expect(compile(form)).toContainEqual(
      expect.objectContaining({ rule: 'ONCE001', severity: 'warning', field: '/request/project' }),
    )
  })

  it('lets a waiver in force allow the question, and says so', () => {
    const waiver = {
      procedure: '1.014632',
      concept: 'person.personId',
      until: '2027-01-01',
      explanation: { vi: 'vì', en: 'because' },
    }
    const waived = {
      ...around,
      waiver: (procedure: string, concept: string) =>
        procedure === waiver.procedure && concept === waiver.concept ? (waiver as Waiver) : undefined,
    }
    const findings = compile(
      changed((form) => asked(form, 'Số CCCD')),
      waived,
    )
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'ONCE001', severity: 'warning', concept: 'person.personId' }),
    )
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it.each<[string, (form: FormDocument) => void]>([
    ['ONCE002 0', (form) => (form.documents[0] = { name: { vi: 'Bản sao sổ đỏ', en: 'Copy' }, replacedBy: null })],
    ['ONCE004 /applicant/fullName', (form) => delete form.bindings['/applicant/fullName']?.fallback],
    [
      'ONCE005 /home/floorArea',
      (form) => {
        const binding = form.bindings['/home/floorArea']
        if (binding) binding.why = { vi: 'Để tham khảo', en: 'For reference' }
        delete form.bindings['/assessment/areaPerHead']?.from
        form.documents = []
      },
    ],
    [
      'ONCE008 /applicant/fullName',
      (form) => {
        const binding = form.bindings['/applicant/fullName']
        if (binding) binding.maxAgeDays = 0
      },
    ],
    ['ONCE009', (form) => (form.title = { vi: 'Biểu mẫu', en: ' ' })],
    [
      'ONCE010',
      (form) =>
        (form.process = {
          initial: 'a',
          states: [
            { id: 'a', kind: 'waiting' },
            { id: 'z', kind: 'end' },
          ],
          actions: [{ id: 'go', from: 'a', to: 'z' }],
        }),
    ],
    [
      'LAW001',
      (form) => (form.template = { name: 'Mẫu', article: 'Điều 1', validFrom: '2020-01-01', validTo: '2024-12-31' }),
    ],
  ])('refuses what breaks %s', (rule, change) => {
    expect(rulesOf(changed(change))).toContain(rule)
  })

  it('refuses to demand what an earlier procedure issued under the same code, whatever it is called', () => {
    expect(around.results.get('KQ.G15.000031')).toBe('1.001193')
    const form = changed((each) => {
      each.documents.push({ code: 'KQ.G15.000031', name: { vi: 'Giấy số 1', en: 'Paper 1' }, replacedBy: null })
    })
    const found = compile(form).filter(({ severity }) => severity === 'error')
    expect(found.map(({ rule, document, patch }) => [rule, document, patch])).toEqual([
      ['ONCE002', 1, [{ op: 'remove', path: '/documents/1' }]],
    ])
    const unissued = { ...around, results: new Map<string, string>() }
    expect(compile(form, unissued).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('refuses a concept that is retired', () => {
    const concept = around.concept('person.fullName')
    const retired = {
      ...around,
      concept: (id: string) =>
        id === 'person.fullName' && concept ? { ...concept, retiredOn: today } : around.concept(id),
    }
    expect(
      compile(
        changed(() => undefined),
        retired,
      ),
    ).toContainEqual(
      expect.objectContaining({ rule: 'conceptRetired', severity: 'error', field: '/applicant/fullName' }),
    )
  })

  it('repairs with its patches whatever it is certain of, and breaks nothing by it', () => {
    for (const { form } of readCorpus('tuning')) {
      const repairs = errorsOf(form).filter(({ rule }) => rule === 'ONCE001' || rule === 'ONCE002')
      const repaired = repairs.reduce((each, { patch = [] }) => applyPatch(each, patch), form)
      const left = errorsOf(repaired)
      expect(left.filter(({ rule }) => rule === 'ONCE001' || rule === 'ONCE002')).toEqual([])
      expect(left.filter(({ rule }) => !rule.startsWith('ONCE') && rule !== 'LAW001')).toEqual([])
    }
  })

  it('knows every bound field of the seeds again when it is asked instead, or bound to nothing', () => {
    for (const entry of seeds) {
      if (entry.type !== 'form') continue
      for (const [path, binding] of Object.entries(entry.value.bindings)) {
        // Whether a question about somebody a dossier names could be looked up is hers to say, so asking is no repeat.
        if (binding.mode !== 'registry' || entry.value.subjects?.[binding.subject ?? '']) continue
        const others = Object.fromEntries(Object.entries(entry.value.bindings).filter(([other]) => other !== path))
        for (const bindings of [others, { ...others, [path]: { mode: 'ask' as const, why: binding.why } }]) {
          const found = errorsOf({ ...entry.value, bindings }).filter(
            ({ field, rule }) => field === path && rule === 'ONCE001',
          )
          expect(found.map(({ concept }) => concept)).toEqual([binding.concept])
        }
      }
    }
  })

  it('answers any JSON object, and the same twice', () => {
    const json = fc.dictionary(
      fc.constantFrom('procedure', 'schema', 'layout', 'bindings', 'documents', 'process', 'x'),
      fc.jsonValue(),
    )
    fc.assert(fc.property(json, (form) => expect(compile(form)).toEqual(compile(form))))
  })

  it('sees through spelling: accents, composition, case and punctuation change no error', () => {
    const spell = fc.constantFrom<(text: string) => string>(
      (text) => text.normalize('NFD'),
      (text) => text.toLocaleUpperCase('vi'),
      (text) => `1. ${text}:`,
      (text) => `${text} (*)`,
      (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd'),
    )
    const label = fc.constantFrom(
      'Họ, chữ đệm và tên',
      'Ngày sinh',
      'Nơi thường trú',
      'Số thửa đất',
      'Mã số thuế',
      'Dân tộc',
      'Tình trạng hôn nhân',
    )
    fc.assert(
      fc.property(label, spell, (text, change) => {
        expect(rulesOf(changed((form) => asked(form, change(text), 'Item 1')))).toEqual(
          rulesOf(changed((form) => asked(form, text, 'Item 1'))),
        )
      }),
    )
  })

  it('refuses a text too long for a question unread, and reads brackets that are never closed', () => {
    expect(rulesOf(changed((form) => asked(form, '('.repeat(100_000), 'Item 1')))).toEqual([
      'textTooLong /request/project',
    ])
    expect(rulesOf(changed((form) => asked(form, `Số CCCD ${'('.repeat(1000)}`, 'Item 1')))).toContain(
      'ONCE001 /request/project',
    )
  })

  const long = 'giấy '.repeat(100_000)
  const documentOf = (more: Partial<FormPaper>): FormPaper => ({
    name: { vi: 'Giấy A', en: 'Paper A' },
    replacedBy: null,
    ...more,
  })
  it.each<[string, (form: FormDocument) => void]>([
    ['case', ({ documents }) => void documents.push(documentOf({ condition: { vi: long, en: 'x' } }))],
    ['source', ({ documents }) => void documents.push(documentOf({ law: { certainty: 'A', source: long } }))],
    [
      'replacement',
      ({ documents }) => void documents.push(documentOf({ replacement: { certainty: 'A', source: 'x', place: long } })),
    ],
    ['article', (form) => void (form.template = { name: 'Mẫu', article: long, validFrom: '2024-01-01' })],
  ])('refuses a %s too long to be printed', (_, change) => {
    expect(rulesOf(changed(change)).map((rule) => rule.split(' ')[0])).toEqual(['textTooLong'])
  })

  it('refuses a certainty there is not, which would pass as a sample', () => {
    const stating = (certainty: string) =>
      changed(({ documents }) =>
        documents.push(documentOf({ law: { certainty: certainty as 'A', source: 'Mẫu' }, code: 'x' })),
      )
    expect(rulesOf(stating('D'))).toEqual([expect.stringMatching(/^certaintyUnknown \d+$/)])
    expect(rulesOf(stating('C'))).toEqual([])
  })

  it('refuses a form of a thousand papers unread', () => {
    const documents = Array.from({ length: 1000 }, () => documentOf({}))
    expect(rulesOf({ ...aForm(), documents })).toEqual(['formTooLarge'])
  })

  it('refuses a form of ten thousand fields unread', () => {
    const properties = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, { type: 'boolean' }]))
    expect(rulesOf({ ...aForm(), schema: { type: 'object', properties } })).toEqual(['formTooLarge'])
  })
})
