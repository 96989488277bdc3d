import { readFileSync } from 'node:fs'
import type { FormDocument, JsonSchema, PatchOperation } from '#contracts'
import { applicability, schemaAt, withProcess } from '#forms'

/** A finding as the public API tells it. */
export interface Finding {
  rule: string
  severity: 'error' | 'warning'
  field?: string
  document?: number
  concept?: string
  message: string
  patch?: PatchOperation[]
}

export interface CheckedBody {
  findings: Finding[]
  certificate?: { procedure: string; formVersion: string; hash: string; signature: string }
}

const why = { vi: 'Để giải quyết đề nghị của bạn.', en: 'To decide on your request.' }
const same = (vi: string, en: string) => ({ vi, en })

/** A form that asks for what the databases hold, in its own words. */
export function aGreedyForm(): FormDocument {
  const text: JsonSchema = { type: 'string', maxLength: 200, examples: ['A'] }
  return {
    procedure: '9.000001',
    formVersion: '1.0.0',
    title: same('Đơn đề nghị', 'Request'),
    template: { name: 'Mẫu 01', article: 'Điều 1', validFrom: '2025-01-01' },
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['me', 'wish'],
      properties: {
        me: {
          type: 'object',
          additionalProperties: false,
          required: ['number'],
          properties: { number: { type: 'string', pattern: '^\\d{12}$', examples: ['001188024617'] } },
        },
        agent: { type: 'object', additionalProperties: false, properties: { number: text } },
        wish: text,
      },
    },
    layout: {
      pages: [
        {
          title: same('Trang 1', 'Page 1'),
          sections: [
            {
              title: same('Người làm đơn', 'Applicant'),
              fields: [{ path: '/me/number', label: same('Số CMND/CCCD', 'ID number') }],
            },
            {
              title: same('Người được uỷ quyền', 'Authorised person'),
              fields: [{ path: '/agent/number', label: same('Số CCCD', 'ID number') }],
            },
            { title: same('Nguyện vọng', 'Wish'), fields: [{ path: '/wish', label: same('Nguyện vọng', 'Wish') }] },
          ],
        },
      ],
    },
    bindings: {
      '/me/number': { mode: 'ask', why },
      '/agent/number': { mode: 'ask', why },
      '/wish': { mode: 'ask', why },
    },
    documents: [{ name: same('Bản sao sổ hộ khẩu', 'Copy of the household book'), replacedBy: null }],
  }
}

/** An answer that fits a question, as its schema gives an example of it. */
function answerTo({ examples, enum: words, type, minimum, maximum }: JsonSchema): unknown {
  if (words) return words[0]
  if (examples) return examples[0]
  if (type === 'boolean') return true
  return Math.min(maximum ?? 1, Math.max(minimum ?? 1, 1))
}

/** An answer to every question of a form, and these `others`, without those to questions that do not apply then. */
export function answersTo(form: FormDocument, others: Record<string, unknown> = {}): Record<string, unknown> {
  const asked = Object.entries(form.bindings).filter(([, { mode }]) => mode === 'ask')
  const answers: Record<string, unknown> = {
    ...Object.fromEntries(asked.map(([path]) => [path, answerTo(schemaAt(form.schema, path) ?? {})])),
    ...others,
  }
  const applies = applicability({ form, fields: [], answers })
  return Object.fromEntries(Object.entries(answers).filter(([path]) => applies(path) !== 'no'))
}

/** The form of a procedure as its seed states it, its graph written out. */
export function seedForm(procedure: string): FormDocument {
  const path = new URL(`../../apps/catalog/seeds/forms/${procedure}.json`, import.meta.url)
  return withProcess(JSON.parse(readFileSync(path, 'utf8')) as FormDocument)
}

/** The form of a procedure in a next version, whose question about the telephone asks for something else in these words. */
export function misplacedForm(procedure: string, formVersion: string, label: string): FormDocument {
  const form = { ...seedForm(procedure), formVersion }
  const fields = form.layout.pages.flatMap(({ sections }) => sections.flatMap((section) => section.fields))
  const field = fields.find(({ path }) => path === '/contact/phone')
  const [binding, contact] = [form.bindings['/contact/phone'], form.schema.properties?.['contact']]
  if (!field || !binding || !contact?.properties) throw new Error(`no telephone in ${procedure}`)
  delete field.help
  field.label = { vi: label, en: label }
  binding.asks = 'request.other'
  contact.properties['phone'] = { type: 'string', maxLength: 100, examples: ['A'] }
  return form
}

export function withSchema(schema: object): object {
  const form = aGreedyForm()
  return { ...form, schema: { ...form.schema, properties: { ...form.schema.properties, wish: schema } } }
}

export const withPattern = (pattern: string) =>
  withSchema({ type: 'string', pattern, examples: ['1'.repeat(40) + '!'] })

export function withFields(count: number): object {
  const form = aGreedyForm()
  const names = Array.from({ length: count }, (_, at) => `f${at}`)
  return {
    ...form,
    schema: { ...form.schema, properties: Object.fromEntries(names.map((name) => [name, { type: 'boolean' }])) },
  }
}

export function withTwin(): object {
  const form = aGreedyForm()
  form.layout.pages[0]?.sections[2]?.fields.push({ path: '/wish', label: { vi: 'Lại', en: 'Again' } })
  return form
}

export function withCycle(): object {
  const form = aGreedyForm()
  const why = { vi: 'Tính ra.', en: 'Worked out.' }
  form.bindings['/wish'] = { mode: 'derive', from: ['/agent/number'], why }
  form.bindings['/agent/number'] = { mode: 'derive', from: ['/wish'], why }
  return form
}

export function withConcept(concept: string): object {
  const form = aGreedyForm()
  const fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'ask' } as const
  form.bindings['/wish'] = {
    mode: 'registry',
    concept,
    subject: 'applicant',
    why: { vi: 'Vì cần.', en: 'Needed.' },
    fallback,
  }
  return form
}
