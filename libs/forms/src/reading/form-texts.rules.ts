import type { Bilingual, FormDocument, FormFinding } from '#contracts'
import { placesOf } from '../fields/form.paths.js'

/** No text of a form is longer, in characters; a longer one is refused before its words are read. */
export const mostCharacters = 2000
/** Nor are all texts of a form together, in both languages: as many as a long book's chapter. */
export const mostCharactersInAll = 100_000

/** A text a person reads, and where it stands. */
export interface Text {
  text: Bilingual | undefined
  what: string
  field?: string
  document?: number
}

/** Every text of a form that a person reads. */
export function textsOf(form: FormDocument): Text[] {
  return [
    { text: form.title, what: 'title' },
    ...form.layout.pages.flatMap((page): Text[] => [
      { text: page.title, what: 'page title' },
      ...page.sections.flatMap((section): Text[] => [
        { text: section.title, what: 'section title' },
        ...section.fields.flatMap(({ path, label, help }): Text[] => [
          { text: label, what: 'label', field: path },
          ...(help ? [{ text: help, what: 'help', field: path }] : []),
        ]),
      ]),
    ]),
    ...Object.entries(form.bindings).flatMap(([field, { why, purpose }]): Text[] => [
      { text: why, what: 'why', field },
      ...(purpose ? [{ text: purpose, what: 'purpose', field }] : []),
    ]),
    ...form.documents.flatMap(({ name, why, condition }, document): Text[] => [
      { text: name, what: 'name', document },
      ...(why ? [{ text: why, what: 'why', document }] : []),
      ...(condition ? [{ text: condition, what: 'condition', document }] : []),
    ]),
    ...Object.entries(form.subjects ?? {}).map(([role, { name }]): Text => ({ text: name, what: `name of ${role}` })),
    ...(form.days ?? []).map(({ earlier, message }): Text => ({ text: message, what: 'message', field: earlier })),
    ...placesOf(form.schema).flatMap(({ path, schema }) =>
      Object.entries(schema['x-labels'] ?? {}).map(([value, text]): Text => ({
        text,
        what: `label of ${value}`,
        field: path,
      })),
    ),
  ]
}

/** What a form cites of the law, in Vietnamese only. */
function citationsOf({ template, documents }: FormDocument): Text[] {
  const cited = (what: string, text: string, place: { document?: number } = {}): Text => ({
    ...{ text: { vi: text, en: '' }, what, ...place },
  })
  return [
    ...(template ? [cited('template', template.name), cited('article', template.article)] : []),
    ...documents.flatMap(({ law, replacement }, document) =>
      [law, replacement].flatMap((statement) =>
        statement
          ? [cited('source', statement.source, { document }), cited('place', statement.place ?? '', { document })]
          : [],
      ),
    ),
  ]
}

/** The texts of a form that are too long to be a question, a heading, a reason or a citation. */
export function tooLongTexts(form: FormDocument): FormFinding[] {
  const texts = [...textsOf(form), ...citationsOf(form)]
  const single = texts.flatMap(({ text, what, field, document }): FormFinding[] => {
    const longest = Math.max(text?.vi.length ?? 0, text?.en.length ?? 0)
    if (longest <= mostCharacters) return []
    const message = {
      vi: `Văn bản (${what}) dài ${longest} ký tự; nhiều nhất ${mostCharacters}. Hãy viết ngắn lại.`,
      en: `The ${what} has ${longest} characters; at most ${mostCharacters}. Shorten it.`,
    }
    const place = { ...(field === undefined ? {} : { field }), ...(document === undefined ? {} : { document }) }
    return [{ rule: 'textTooLong', severity: 'error' as const, ...place, message }]
  })
  if (single.length > 0) return single
  const inAll = texts.reduce((sum, { text }) => sum + (text?.vi.length ?? 0) + (text?.en.length ?? 0), 0)
  if (inAll > mostCharactersInAll) {
    const message = {
      vi: `Các văn bản của biểu mẫu dài ${inAll} ký tự; nhiều nhất ${mostCharactersInAll}. Hãy viết ngắn lại hoặc chia biểu mẫu.`,
      en: `The texts of the form have ${inAll} characters; at most ${mostCharactersInAll}. Shorten them, or divide the form.`,
    }
    return [{ rule: 'textTooLong', severity: 'error', message }]
  }
  return []
}
