import type { Bilingual, FormDocument, FormFinding } from '#contracts'
import { placesOf } from '../forms/form.paths.js'
import type { FormReading } from './reading.rules.js'

interface Text {
  text: Bilingual | undefined
  what: string
  field?: string
  document?: number
}

/** ONCE009: every text a person reads is there in Vietnamese and in English. */
export function once009({ form }: FormReading): FormFinding[] {
  return textsOf(form).flatMap(({ text, what, field, document }) => {
    const lacking = (['vi', 'en'] as const).filter((language) => !text?.[language].trim())
    if (lacking.length === 0) return []
    const message = {
      vi: `Thiếu ${what} (${lacking.join(', ')}).`,
      en: `The ${what} is missing (${lacking.join(', ')}).`,
    }
    const place = { ...(field === undefined ? {} : { field }), ...(document === undefined ? {} : { document }) }
    return [{ rule: 'ONCE009', severity: 'error' as const, ...place, message }]
  })
}

function textsOf(form: FormDocument): Text[] {
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
    ...Object.entries(form.bindings).map(([field, { why }]): Text => ({ text: why, what: 'why', field })),
    ...form.documents.flatMap(({ name, why }, document): Text[] => [
      { text: name, what: 'name', document },
      ...(why ? [{ text: why, what: 'why', document }] : []),
    ]),
    ...Object.entries(form.subjects ?? {}).map(([role, { name }]): Text => ({ text: name, what: `name of ${role}` })),
    ...placesOf(form.schema).flatMap(({ path, schema }) =>
      Object.entries(schema['x-labels'] ?? {}).map(([value, text]): Text => ({
        text,
        what: `label of ${value}`,
        field: path,
      })),
    ),
  ]
}
