import type { FormFinding, PatchOperation } from '#contracts'
import { pointer } from '../reading/patch.rules.js'
import type { FormReading, ReadField } from '../reading/reading.rules.js'
import { wordsOf } from '../vocabulary/words.rules.js'
import { once003InParts } from './once-003-parts-ask-twice.rules.js'

/** Labels of parts: a name in three fields is one question. */
const parts = /^(h[oọ]|t[eê]n|ch[uữ] [dđ][eệ]m|n[aă]m sinh|th[aá]ng sinh|ng[aà]y sinh)$/iu

/**
 * ONCE003: one thing is asked twice in a form (WCAG 2.2, 3.3.7). Two questions, or a question beside the registry's
 * value, about one concept of one person; a value shown twice would be asked twice once the registry is silent.
 *
 * @example `Số điện thoại` in two sections about the applicant: error at the second. The buyer's and the seller's: nothing.
 */
export function once003(reading: FormReading): FormFinding[] {
  const found = repeats(reading)
  return [...found, ...once003InParts(reading, found)]
}

function repeats({ form, fields }: FormReading): FormFinding[] {
  const first = new Map<string, string>()
  return fields.flatMap((read) => {
    const key = keyOf(read)
    if (key === undefined) return []
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, read.field.path)
      return []
    }
    if (parts.test(read.field.label.vi.normalize('NFC').trim())) return []
    const message = {
      vi: `Đã có ở ${before}: không hỏi một điều hai lần.`,
      en: `This is at ${before} already: nothing is asked twice.`,
    }
    const concept = read.recognition?.concept ?? read.placed.binding?.concept
    return [
      {
        rule: 'ONCE003',
        severity: 'error' as const,
        field: read.field.path,
        ...(concept ? { concept } : {}),
        message,
        patch: removal(form, read),
      },
    ]
  })
}

/** What makes two fields the same question; parcels and homes may be several, so that only their list is one. */
function keyOf({ field, placed, recognition, isUpload }: ReadField): string | undefined {
  const { binding } = placed
  if (isUpload || binding?.mode === 'derive' || binding?.mode === 'attest') return undefined
  const list = field.path.includes('*') ? field.path.slice(0, field.path.lastIndexOf('*')) : ''
  if (binding?.mode === 'registry' && binding.concept) return `${binding.concept} ${binding.subject ?? ''} ${list}`
  if (recognition?.certainty === 'sure') return `${recognition.concept} ${recognition.subject} ${list}`
  return recognition === undefined ? sameWords(field.label.vi, placed, list) : undefined
}

/** A question nobody knows is the same where its words are, below headings about the same person or thing. */
function sameWords(label: string, { section }: ReadField['placed'], list: string): string | undefined {
  const words = wordsOf(label).list.map(({ plain }) => plain)
  if (words.length < 3) return undefined
  const { holder = 'applicant', isBody, isFuture, text } = section.title
  const isOwn = holder === 'applicant' && !isBody && !isFuture
  return `“${words.join(' ')}” ${isOwn ? '' : text} ${list}`
}

/** Takes a field out of layout, parts, bindings and schema. */
function removal(form: FormReading['form'], { field: { path } }: ReadField): PatchOperation[] {
  const operations: PatchOperation[] = []
  form.layout.pages.forEach(({ sections }, page) => {
    sections.forEach(({ fields }, section) => {
      const at = fields.findLastIndex((field) => field.path === path)
      if (at >= 0)
        operations.push({ op: 'remove', path: pointer('layout', 'pages', page, 'sections', section, 'fields', at) })
    })
  })
  const isShownElsewhere = operations.length > 1
  if (isShownElsewhere) return operations.slice(-1)
  form.parts?.forEach((part, at) => {
    const place = part.fields.indexOf(path)
    if (place >= 0) operations.push({ op: 'remove', path: pointer('parts', at, 'fields', place) })
  })
  if (form.bindings[path]) operations.push({ op: 'remove', path: pointer('bindings', path) })
  const steps = path
    .split('/')
    .slice(1)
    .flatMap((step) => (step === '*' ? ['items'] : ['properties', step]))
  const name = path.split('/').at(-1) ?? ''
  const { parent, place } = parentOf(form, steps.slice(0, -2))
  if (parent?.properties?.[name]) operations.push({ op: 'remove', path: pointer('schema', ...steps) })
  const left = parent?.required?.filter((required) => required !== name)
  if (left && left.length !== parent?.required?.length) {
    const required = pointer('schema', ...place, 'required')
    operations.push(left.length > 0 ? { op: 'replace', path: required, value: left } : { op: 'remove', path: required })
  }
  return operations
}

function parentOf(form: FormReading['form'], place: string[]) {
  let parent: FormReading['form']['schema'] | undefined = form.schema
  for (let at = 0; at < place.length; at++) {
    parent = place[at] === 'items' ? parent?.items : parent?.properties?.[place[++at] ?? '']
  }
  return { parent, place }
}
