import { readFileSync } from 'node:fs'
import type { Binding, FormDocument, FormField, JsonSchema } from '#contracts'
import { faults } from './defects.js'

/**
 * The parts of the corpus. `held-out` was written before the rules and is never looked into while tuning. `varied` are
 * six sets that each met the rules unseen, worded as differently as their authors could, and were then tuned with.
 */
export const halves = ['tuning', 'held-out', 'varied'] as const
export type Half = (typeof halves)[number]

/** The parts the learned reader is trained with. `reviewed`: questions somebody answered (`npm run reader:pull`). */
export const trainedWith = ['tuning', 'varied', 'reviewed'] as const
/** Every part there is. */
export type Part = Half | (typeof trainedWith)[number] | 'placed-wrongly' | 'placed-published'

/** One planted thing: a repeat that must be found, or an honest question that must not be refused. */
export interface Planted {
  kind: 'repeat' | 'honest' | 'twice' | 'derived' | 'place' | 'right'
  /** The path of the field, or the index of the paper. */
  at: string | number
  concept?: string
}

/** One form of the corpus with what was planted in it. */
export interface CorpusForm {
  form: FormDocument
  planted: Planted[]
  /** The rule a deliberate fault of the whole form breaks. */
  fault?: string
}

const fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'askWithEvidence' } as const
const why = { vi: 'Để giải quyết hồ sơ của bạn.', en: 'To decide on your dossier.' }

/**
 * Reads a half of the corpus. A line is a word and a text: `form`, `section`, `repeat <concept> : <vi> / <en> {options}`,
 * `honest`, `bound <concept>`, `derived`, `twice` (the second is the repeat), `doc repeat`, `doc honest`, `fault <rule>`,
 * `place <concept> as <asked concept>` (a repeat under the place that fits best), `right <asked concept>`; `#`: a remark.
 */
export function readCorpus(half: Part): CorpusForm[] {
  const lines = readFileSync(new URL(`../../corpus/${half}.txt`, import.meta.url), 'utf8').split('\n')
  const builders: CorpusBuilder[] = []
  for (const line of lines.map((each) => each.trim()).filter(Boolean)) {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
    if (word === 'form') builders.push(new CorpusBuilder(rest))
    else builders.at(-1)?.line(word, rest)
  }
  return builders.map((builder) => builder.done())
}

class CorpusBuilder {
  private readonly form: FormDocument
  private readonly planted: Planted[] = []
  private readonly sections: FormDocument['layout']['pages'][number]['sections'] = []
  private readonly seen = new Set<string>()
  private list: string | undefined
  private fault: string | undefined

  constructor(title: string) {
    this.form = {
      procedure: '9.999999',
      formVersion: '1.0.0',
      title: { vi: title, en: title },
      template: { name: title, article: 'Mẫu thử', validFrom: '2020-01-01' },
      schema: { type: 'object', additionalProperties: false, properties: {} },
      layout: { pages: [{ title: { vi: 'Trang 1', en: 'Page 1' }, sections: this.sections }] },
      bindings: {},
      documents: [],
    }
  }

  line(word: string, rest: string): void {
    if (word === 'section') return this.section(rest)
    if (word === 'fault') return void (this.fault = rest)
    if (word === 'doc') return this.paper(rest)
    this.field(word, rest)
  }

  done(): CorpusForm {
    const { form, planted, fault } = this
    if (fault === undefined) return { form, planted }
    const break_ = faults[fault]
    if (!break_) throw new TypeError(`The corpus has no fault ${fault}.`)
    return { form: break_(form), planted, fault }
  }

  private section(rest: string): void {
    const { text, options } = parts(rest)
    const [vi = '', en = ''] = text.split(' / ')
    this.list = options['list']
    const title = 'nfd' in options ? vi.normalize('NFD') : vi
    this.sections.push({ title: { vi: title, en: en || title }, fields: [] })
  }

  private paper(rest: string): void {
    const [, kind = '', name = ''] = /^(\w+)\s*:\s*(.*)$/.exec(rest) ?? []
    const at = this.form.documents.push({ name: { vi: name, en: name }, replacedBy: null }) - 1
    this.planted.push({ kind: kind === 'repeat' ? 'repeat' : 'honest', at })
  }

  private field(word: string, rest: string): void {
    const [, concept = '', as, labels = ''] = /^(\S*)(?: as (\S+))?\s*:\s*(.*)$/.exec(rest) ?? []
    const { text, options } = parts(labels)
    const [vi = '', en = ''] = text.split(' / ')
    if (this.sections.length === 0) this.section(this.form.title.vi)
    const path = options['path'] ?? this.nextPath()
    const label = { vi: 'nfd' in options ? vi.normalize('NFD') : vi, en: en || vi }
    const field: FormField = { path, label }
    if (options['help'] !== undefined) field.help = { vi: options['help'], en: options['help'] }
    this.sections.at(-1)?.fields.push(field)
    this.form.bindings[path] = {
      ...bindingOf(word, concept, as),
      ...(options['of'] === undefined ? {} : { of: options['of'] }),
    }
    this.place(path, schemaOf(options))
    this.plant(word, path, vi, concept)
  }

  private plant(word: string, at: string, label: string, concept: string): void {
    if (word === 'bound') return
    if (word !== 'twice') {
      const kind = word as Planted['kind']
      this.planted.push({ kind, at, ...(concept ? { concept } : {}) })
      return
    }
    if (this.seen.has(label)) this.planted.push({ kind: 'twice', at })
    this.seen.add(label)
  }

  private nextPath(): string {
    const number = Object.keys(this.form.bindings).length + 1
    return this.list === undefined
      ? `/s${this.sections.length}/f${number}`
      : `/s${this.sections.length}/${this.list}/*/f${number}`
  }

  private place(path: string, schema: JsonSchema): void {
    const steps = path.split('/').slice(1)
    let at = this.form.schema
    steps.forEach((step, index) => {
      if (step === '*') {
        at = at.items ??= { type: 'object', additionalProperties: false, properties: {} }
        return
      }
      const isLast = index === steps.length - 1
      const isList = steps[index + 1] === '*'
      const made: JsonSchema = isLast
        ? schema
        : isList
          ? { type: 'array' }
          : { type: 'object', additionalProperties: false, properties: {} }
      const properties = (at.properties ??= {})
      at = properties[step] ??= made
    })
  }
}

function bindingOf(word: string, concept: string, as: string | undefined): Binding {
  const asks = word === 'right' ? concept : as
  if (asks !== undefined) return { mode: 'ask', asks, why }
  return word === 'bound' ? { mode: 'registry', concept, subject: 'applicant', why, fallback } : { mode: 'ask', why }
}

function schemaOf({ type, pattern, enum: choices }: Record<string, string>): JsonSchema {
  switch (type) {
    case 'number':
    case 'integer':
      return { type, minimum: 0, 'x-unit': '–' }
    case 'boolean':
      return { type }
    case 'date':
      return { type: 'string', format: 'date', examples: ['2020-01-31'] }
    default:
      return {
        type: 'string',
        ...(pattern === undefined ? { maxLength: 200 } : { pattern }),
        ...(pattern === undefined && choices === undefined ? { examples: ['A'] } : {}),
        ...(choices === undefined ? {} : { enum: choices.split('+') }),
      }
  }
}

/** A text and the options in braces at its end: `{type=number,pattern=…}`; a comma within a pattern needs none after it. */
function parts(line: string): { text: string; options: Record<string, string> } {
  const found = /^(.*?)\s*\{((?:[a-z]+=.*|nfd))\}$/.exec(line)
  if (!found) return { text: line, options: {} }
  const pieces = (found[2] ?? '').split(/,(?=[a-z]+(?:=|$))/)
  let last: string | undefined
  const options: Record<string, string> = {}
  for (const piece of pieces) {
    const [, name, value] = /^(path|pattern|type|help|enum|list|nfd|of)(?:=(.*))?$/.exec(piece) ?? []
    if (name !== undefined) {
      last = name
      options[name] = value ?? ''
    } else if (last !== undefined) options[last] += last === 'enum' ? `+${piece}` : `,${piece}`
  }
  return { text: found[1] ?? '', options }
}
