import type { FormDocument, FormFinding } from '#contracts'
import type { FormReading, ReadField } from '../reading/reading.rules.js'
import { wordsOf } from '../vocabulary/words.rules.js'

/**
 * ONCE003 across the procedures of a journey: two of its parts ask for one thing in fields of their own. One field serves
 * both. Here a field that names its concept counts whoever it is about, in whatever list it stands, and so does one that
 * is asked in the same words.
 *
 * @example The child's name in the part of birth and again in the part of residence: error at the second.
 */
export function once003InParts({ form, fields }: FormReading, found: readonly FormFinding[]): FormFinding[] {
  if (!form.parts) return []
  const known = new Set(found.map(({ field }) => field))
  const first = new Map<string, string>()
  return fields.flatMap((read): FormFinding[] => {
    const { path } = read.field
    const keys = keysOf(read)
    const before = keys.map((key) => first.get(key)).find((other) => other !== undefined)
    for (const key of keys) if (!first.has(key)) first.set(key, path)
    if (before === undefined || known.has(path) || !read.isAsked) return []
    const [here, there] = [partOf(form, path), partOf(form, before)]
    if (!here || !there || here === there) return []
    const concept = conceptOf(read)
    const message = {
      vi: `Phần ${there} đã hỏi điều này ở ${before}: dùng chung một trường cho cả phần ${here}.`,
      en: `The part ${there} asks this at ${before}: let one field serve the part ${here} too.`,
    }
    return [{ rule: 'ONCE003', severity: 'error', field: path, ...(concept ? { concept } : {}), message }]
  })
}

/** What a field asks: its concept of a person, and its words. */
function keysOf(read: ReadField): string[] {
  const { binding, section } = read.placed
  if (read.isUpload || binding?.mode === 'derive' || binding?.mode === 'attest') return []
  const concept = conceptOf(read)
  const subject = binding?.subject ?? read.recognition?.subject ?? 'applicant'
  const words = wordsOf(read.field.label.vi).list.map(({ plain }) => plain)
  const isQuestion = read.isAsked && words.length >= 3
  return [
    ...(concept ? [`${concept} ${subject}`] : []),
    ...(isQuestion ? [`“${words.join(' ')}” ${section.title.holder ?? 'applicant'}`] : []),
  ]
}

function conceptOf({ placed, recognition }: ReadField): string | undefined {
  return placed.binding?.concept ?? recognition?.concept
}

/** The first part that needs a field. */
function partOf({ parts = [] }: FormDocument, path: string): string | undefined {
  return parts.find(({ fields }) => fields.includes(path))?.procedure
}
