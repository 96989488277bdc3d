import type { Binding, FormDocument } from '#contracts'

/** Deliberate faults of a whole form, by the rule each breaks. */
export const faults: Readonly<Record<string, (form: FormDocument) => FormDocument>> = {
  ONCE004: (form) => withBinding(form, ({ fallback, ...binding }) => ({ ...binding, ...(fallback ? {} : {}) })),
  ONCE005: (form) => withBinding(form, (binding) => ({ ...binding, why: { vi: 'Để tham khảo', en: 'For reference' } })),
  ONCE007: (form) =>
    withField(form, { mode: 'registry', concept: 'person.match', subject: 'applicant', why, fallback }),
  ONCE008: (form) => withBinding(form, (binding) => ({ ...binding, maxAgeDays: 0 })),
  ONCE009: (form) => ({ ...form, title: { ...form.title, en: '' } }),
  ONCE010: (form) => ({
    ...form,
    process: {
      initial: 'submitted',
      states: [
        { id: 'submitted', kind: 'working' },
        { id: 'waiting', kind: 'waiting' },
        { id: 'completed', kind: 'end' },
      ],
      actions: [{ id: 'wait', from: 'submitted', to: 'waiting' }],
    },
  }),
  LAW001: (form) => ({
    ...form,
    template: { name: 'Mẫu cũ', article: 'Điều 1', validFrom: '2015-01-01', validTo: '2020-12-31' },
  }),
}

const why = { vi: 'Để giải quyết hồ sơ của bạn.', en: 'To decide on your dossier.' }
const fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'ask' } as const

/** Changes the first field that is bound to a registry. */
function withBinding(form: FormDocument, change: (binding: Binding) => Binding): FormDocument {
  const [path] = Object.entries(form.bindings).find(([, { mode }]) => mode === 'registry') ?? []
  const binding = path === undefined ? undefined : form.bindings[path]
  if (path === undefined || !binding) throw new TypeError('The form of the corpus binds nothing that could be broken.')
  return { ...form, bindings: { ...form.bindings, [path]: change(binding) } }
}

/** Adds a consent that is filled in by the state. */
function withField(form: FormDocument, binding: Binding): FormDocument {
  const [page] = form.layout.pages
  const label = { vi: 'Tôi đồng ý cho khai thác dữ liệu', en: 'I agree to the use of my data' }
  const section = { title: { vi: 'Đồng ý', en: 'Consent' }, fields: [{ path: '/consent', label }] }
  return {
    ...form,
    schema: { ...form.schema, properties: { ...form.schema.properties, consent: { type: 'boolean' } } },
    layout: { pages: page ? [{ ...page, sections: [...page.sections, section] }] : [] },
    bindings: { ...form.bindings, '/consent': binding },
  }
}
