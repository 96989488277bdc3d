import type { Binding, FormDocument, FormFinding } from '#contracts'
import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import { valuesOf } from '../../../../apps/catalog/src/entries/seed-entry.js'
import { compileForm, doubtsOfForm } from '../compiler/compile-form.rules.js'
import { applyPatch } from '../reading/patch.rules.js'
import { questionKey, type Verdict } from '../reading/question.js'
import { isAnswerOf } from './answer-type.rules.js'

const today = '2026-11-30'
const seeds = readSeeds(seedFolder, today)
const around = surroundingsOf(seeds, today)
const forms = valuesOf(seeds, 'form')
const path = '/contact/phone'

interface Change {
  label?: string
  help?: string
  binding?: Partial<Binding>
  schema?: object
}

/** A form, the death registration unless said otherwise, with its question about the telephone changed. */
function changed(change: Change, procedure = '1.000656'): FormDocument {
  const form = structuredClone(forms.find((each) => each.procedure === procedure))
  if (!form) throw new Error(`no form of ${procedure}`)
  const field = form.layout.pages
    .flatMap(({ sections }) => sections)
    .flatMap(({ fields }) => fields)
    .find((each) => each.path === path)
  const binding = form.bindings[path]
  const contact = form.schema.properties?.['contact']
  if (!field || !binding || !contact?.properties) throw new Error(`no ${path}`)
  if (change.label !== undefined) field.label = { vi: change.label, en: change.label }
  delete field.help
  if (change.help !== undefined) field.help = { vi: change.help, en: change.help }
  Object.assign(binding, change.binding)
  if (change.schema) contact.properties['phone'] = change.schema
  return form
}

const found = (form: FormDocument, rule = 'ONCE013', with_ = around): FormFinding[] =>
  compileForm({ ...form }, with_).filter((finding) => finding.rule === rule)

it.each(forms.map((form) => [form.procedure, form] as const))('nothing of %s is doubted', (_, form) => {
  expect(found(form).map(({ field, concept }) => ({ field, concept }))).toEqual([])
})

describe('a placed question', () => {
  const planned = { label: 'Họ tên cha của người khai', binding: { asks: 'request.other' } }
  const text = { schema: { type: 'string', maxLength: 200, examples: ['A'] } }

  it('whose words are those of its place is not doubted', () => {
    expect(found(changed({ label: 'Số điện thoại để báo kết quả' }))).toEqual([])
  })

  it('is refused as before where its words are certain and the concept is announced', () => {
    const form = changed({ label: 'Số định danh cá nhân của bạn', ...text })
    expect(found(form, 'ONCE001')).toMatchObject([{ severity: 'error', concept: 'person.personId' }])
    expect(found(form)).toEqual([])
  })

  it('waits where another concept is held that nobody announced, with the patch that binds it', () => {
    const form = changed({ ...planned, label: 'Số giấy phép lái xe', ...text })
    const [doubt] = found(form)
    expect(doubt).toMatchObject({ severity: 'warning', field: path })
    expect(around.isAnnounced(doubt?.concept ?? '')).toBe(false)
    const mended = applyPatch(form, doubt?.patch ?? [])
    expect(mended.bindings[path]).toMatchObject({ mode: 'registry', concept: doubt?.concept })
    expect(found(mended)).toEqual([])
    expect(compileForm({ ...mended }, around).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('waits on a page that is named for somebody else, too, where its section names nobody', () => {
    const asks = { binding: { asks: 'request.other' }, ...text }
    const ofBirth = (label: string, binding: Partial<Binding> = {}) =>
      found(changed({ ...asks, label, binding: { ...asks.binding, ...binding } }, '1.001193'))
    expect(ofBirth('Số giấy phép lái xe')).toMatchObject([{ concept: 'drivingLicence.number' }])
    expect(ofBirth('Nguồn gốc sử dụng đất')).toMatchObject([{ concept: 'land.parcel.origin' }])
    expect(ofBirth('Số giấy phép lái xe', { of: 'child' })).toEqual([])
  })

  it('waits without a patch where no registry answers the concept yet', () => {
    const [doubt] = found(changed({ ...planned, label: 'Thời hạn sử dụng đất', ...text }))
    expect(doubt).toMatchObject({ severity: 'warning', concept: 'land.parcel.term' })
    expect(doubt).not.toHaveProperty('patch')
  })

  it('waits where its help asks for what is held', () => {
    const form = changed({
      label: 'Thông tin thêm',
      help: 'Ghi số định danh cá nhân',
      binding: { asks: 'request.other' },
      ...text,
    })
    expect(found(form)).toMatchObject([{ severity: 'warning', concept: 'person.personId' }])
  })

  it('waits where the shape of its answer is that of another concept', () => {
    const schema = { type: 'string', pattern: '^\\d{12}$', examples: ['001188024617'] }
    const form = changed({ label: 'Mã ghi ở góc thẻ', binding: { asks: 'request.other' }, schema })
    expect(found(form)).toMatchObject([{ severity: 'warning', concept: 'person.personId' }])
  })

  it('waits where its answer is of another type, without a concept', () => {
    const form = changed({ label: 'Số bản cần cấp', binding: { asks: 'delivery.copies' }, ...text })
    const [doubt, ...others] = found(form)
    expect(others).toEqual([])
    expect(doubt).toMatchObject({ severity: 'warning', field: path })
    expect(doubt).not.toHaveProperty('concept')
  })

  it.each([
    ['contact.phone', 'Số điện thoại liên hệ và ngày sinh của bạn', 'person.birthDate'],
    ['request.reason', 'Lý do đề nghị (ghi số định danh)', 'person.personId'],
    ['request.reason', 'Lý do đề nghị, họ tên của bạn', 'person.fullName'],
  ])('of %s waits where it asks for a second fact: %s', (asks, label, concept) => {
    expect(found(changed({ label, binding: { asks }, ...text }))).toMatchObject([{ severity: 'warning', concept }])
  })

  it('waits where help asks for a fact behind other sentences', () => {
    const help = 'Ghi ngắn. Viết rõ. Không viết tắt. Không tẩy xoá. Số định danh cá nhân.'
    expect(
      found(changed({ label: 'Lý do đề nghị', help, binding: { asks: 'request.reason' }, ...text })),
    ).toMatchObject([{ concept: 'person.personId' }])
  })

  it('is not doubted where a waiver lets it be asked', () => {
    const form = changed({ ...planned, label: 'Số giấy phép lái xe', ...text })
    const concept = found(form)[0]?.concept ?? ''
    const waiver = { id: 'x', procedure: '1.000656', concept } as ReturnType<typeof around.waiver>
    expect(found(form, 'ONCE013', { ...around, waiver: () => waiver })).toEqual([])
  })

  describe('that somebody answered for', () => {
    const form = changed({ label: 'Số giấy phép lái xe', binding: { asks: 'request.other' }, ...text })
    const [doubt] = doubtsOfForm(form, around)
    const office = { vi: 'Bộ Công an', en: 'Ministry of Public Security' }
    const with_ = (answer: Verdict['answer'], wanted = doubt?.question) => ({
      ...around,
      verdict: (question: Parameters<typeof questionKey>[0]) =>
        wanted && questionKey(question) === questionKey(wanted) ? { answer, reason: 'Đã xem.', office } : undefined,
    })

    it('asks something else: it is published', () => {
      expect(found(form, 'ONCE013', with_('other'))).toEqual([])
      expect(doubtsOfForm(form, with_('other'))).toEqual([])
    })

    it.each(['repeat', 'waiver'] as const)('“%s”: an error that says who said so and why', (answer) => {
      const [error] = found(form, 'ONCE013', with_(answer))
      expect(error).toMatchObject({ severity: 'error', field: path, concept: doubt?.question.concept })
      expect(error?.message.vi).toContain('Bộ Công an')
      expect(error?.message.en).toContain('Đã xem.')
      expect(doubtsOfForm(form, with_(answer))).toEqual([])
    })

    it('is doubted anew below another heading, with other words or at another place', () => {
      const judged = doubt?.question
      expect(judged).toBeDefined()
      if (!judged) return
      for (const other of [
        { ...judged, heading: 'Người khác' },
        { ...judged, label: 'GPLX' },
        { ...judged, asks: 'request.reason' },
        { ...judged, of: 'spouse' },
      ])
        expect(found(form, 'ONCE013', with_('other', other))).toHaveLength(1)
    })
  })
})

describe('an answer', () => {
  const year = { type: 'integer', minimum: 1900 } as const
  it.each([
    ['number', { type: 'integer' }, true],
    ['number', { type: 'string' }, false],
    ['number', { type: 'string', enum: ['1-2', '3-5'] }, true],
    ['boolean', { type: 'boolean' }, true],
    ['boolean', { type: 'string' }, false],
    ['string', { type: 'string' }, true],
    ['string', { type: 'number' }, false],
    ['string', { type: 'boolean' }, false],
    ['string', year, true],
    ['date', { type: 'string', format: 'date' }, true],
    ['date', { type: 'boolean' }, false],
    ['date', year, true],
  ] as const)('for %s, written as %j: %s', (type, schema, fits) => {
    expect(isAnswerOf({ type }, schema as never)).toBe(fits)
  })
})
