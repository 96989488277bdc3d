import {
  certainties,
  dayPattern,
  type Binding,
  type FieldCondition,
  type FormDayOrder,
  type FormEvent,
  type FormDocument,
  type FormField,
  type FormFinding,
  type FormPaper,
  type FormSubject,
  type JsonSchema,
  type Statement,
} from '#contracts'
import { bilingual, isRaw, list, raw, record, text, type Raw } from './raw.rules.js'
import { readOutcome } from './read-outcome.rules.js'
import { readParts } from './read-parts.rules.js'
import { readProcess, unknownDifferences } from './read-process.rules.js'
import { schemaKeywords, schemaValues } from './read-schema.rules.js'

/** Fields a form may have; a larger one is refused unread. */
export const mostFields = 400

/** Papers it may list. */
export const mostDocuments = 100
/** Parts a journey may have. */
export const mostParts = 30
const deepest = 16

/** A form document as it arrived, made whole where parts are missing, with what was wrong about its shape. */
export interface ReadDocument {
  form: FormDocument
  findings: FormFinding[]
}

const keywords = {
  form: 'procedure formVersion title template schema layout bindings documents subjects days event outcome process parts certificate',
  field: 'path label help widget visibleWhen',
  condition: 'path is',
  section: 'title fields',
  page: 'title sections',
  binding: 'mode concept subject from rule why fallback purpose retention maxAgeDays asks of',
  document: 'code name paper replacedBy proves isForm why condition appliesWhen shown onlyIfMissing law replacement',
  statement: 'certainty source place',
  subject: 'name authority',
  order: 'earlier later message',
  event: 'kind people facts registered registeredWhen',
}

/**
 * Reads any JSON value as a form document. Whatever is missing or of another type becomes a finding and is filled with
 * something empty, so that every rule can run; nothing here throws on any input.
 */
export function readDocument(input: Raw): ReadDocument {
  const reader = new DocumentReader()
  const form = reader.form(input)
  return { form, findings: [...reader.findings, ...unknownDifferences(raw(input['process']))] }
}

/** How many fields a raw document would have, counted no further than {@link mostFields}. */
export function isTooLarge(input: Raw): boolean {
  let left = mostFields
  const spend = (value: unknown, depth: number): void => {
    if (left < 0 || depth > deepest + 4) return
    const { properties, items } = raw(value)
    for (const child of Object.values(raw(properties))) {
      left--
      spend(child, depth + 1)
    }
    if (items !== undefined) spend(items, depth + 1)
  }
  spend(input['schema'], 0)
  const fields = list(raw(input['layout'])['pages']).flatMap((page) =>
    list(raw(page)['sections']).map((section) => list(raw(section)['fields']).length),
  )
  const shown = fields.reduce((sum, count) => sum + count, 0)
  const documents = list(input['documents']).length
  return (
    left < 0 ||
    documents > mostDocuments ||
    list(input['parts']).length > mostParts ||
    Math.max(shown, Object.keys(raw(input['bindings'])).length) > mostFields
  )
}

class DocumentReader {
  readonly findings: FormFinding[] = []

  form(input: Raw): FormDocument {
    this.known(input, keywords.form, '')
    const layout = raw(input['layout'])
    const template = input['template'] === undefined ? undefined : raw(input['template'])
    return {
      procedure: text(input['procedure']),
      formVersion: text(input['formVersion']),
      title: bilingual(input['title']),
      ...(template
        ? {
            template: {
              name: text(template['name']),
              article: text(template['article']),
              validFrom: this.day(template['validFrom'], 'validFrom'),
              ...(template['validTo'] === undefined ? {} : { validTo: this.day(template['validTo'], 'validTo') }),
            },
          }
        : {}),
      schema: this.schema(input['schema'], '', 0),
      layout: {
        pages: list(layout['pages']).map((page) => {
          this.known(raw(page), keywords.page, '')
          return {
            title: bilingual(raw(page)['title']),
            sections: list(raw(page)['sections']).map((section) => this.section(raw(section))),
          }
        }),
      },
      bindings: record(
        Object.entries(raw(input['bindings'])).map(([path, value]) => [path, this.binding(path, raw(value))]),
      ),
      documents: list(input['documents']).map((document, index) => this.document(raw(document), index)),
      ...(input['subjects'] === undefined ? {} : { subjects: this.subjects(raw(input['subjects'])) }),
      ...(input['days'] === undefined ? {} : { days: list(input['days']).map((order) => this.order(raw(order))) }),
      ...(isRaw(input['event']) ? { event: this.event(input['event']) } : {}),
      ...this.outcome(input['outcome']),
      ...(input['parts'] === undefined ? {} : { parts: readParts(list(input['parts'])) }),
      ...(input['process'] === undefined ? {} : { process: readProcess(raw(input['process'])) }),
    }
  }

  private section(section: Raw) {
    this.known(section, keywords.section, '')
    return {
      title: bilingual(section['title']),
      fields: list(section['fields']).map((field) => this.field(raw(field))),
    }
  }

  private field(field: Raw): FormField {
    const path = text(field['path'])
    this.known(field, keywords.field, path)
    if (!/^(\/([A-Za-z0-9_-]+|\*))+$/.test(path)) {
      this.say('pathInvalid', path, 'Đường dẫn trường không hợp lệ.', 'The path of the field is not valid.')
    }
    return {
      path,
      label: bilingual(field['label']),
      ...(field['help'] === undefined ? {} : { help: bilingual(field['help']) }),
      ...(typeof field['widget'] === 'string' ? { widget: field['widget'] } : {}),
      ...this.visibleWhen(path, field['visibleWhen']),
    }
  }

  /** A condition in other words than ours is not read: the field is always asked, and its author is told. */
  private visibleWhen(path: string, value: unknown): Pick<FormField, 'visibleWhen'> {
    if (value === undefined) return {}
    if (isRaw(value) && typeof value['path'] === 'string') return { visibleWhen: this.condition(value) }
    const [vi, en] = ['Điều kiện (visibleWhen) phải là {path, is}.', 'A condition (visibleWhen) is {path, is}.']
    this.findings.push({ rule: 'conditionUnread', severity: 'warning', field: path, message: { vi, en } })
    return {}
  }

  private condition(value: Raw): FieldCondition {
    this.known(value, keywords.condition, undefined)
    const values = list(value['is']).filter((one) => ['string', 'number', 'boolean'].includes(typeof one))
    return { path: text(value['path']), ...(values.length > 0 ? { is: values as FieldCondition['is'] } : {}) }
  }

  private binding(path: string, value: Raw): Binding {
    this.known(value, keywords.binding, path)
    const mode = (['registry', 'derive', 'ask', 'attest'] as const).find((known) => known === value['mode'])
    if (!mode) this.say('modeUnknown', path, 'Cách lấy giá trị (mode) không đúng.', 'The mode is not one there is.')
    const rule = raw(value['rule'])
    return {
      mode: mode ?? 'ask',
      why: bilingual(value['why']),
      ...(typeof value['concept'] === 'string' ? { concept: value['concept'] } : {}),
      ...(typeof value['subject'] === 'string' ? { subject: value['subject'] } : {}),
      ...(typeof value['asks'] === 'string' ? { asks: value['asks'] } : {}),
      ...(typeof value['of'] === 'string' ? { of: value['of'] } : {}),
      ...(Array.isArray(value['from']) ? { from: value['from'].map(text) } : {}),
      ...(typeof rule['name'] === 'string'
        ? { rule: { name: rule['name'], ...(typeof rule['setting'] === 'string' ? { setting: rule['setting'] } : {}) } }
        : {}),
      ...(value['fallback'] === undefined
        ? {}
        : { fallback: raw(value['fallback']) as unknown as NonNullable<Binding['fallback']> }),
      ...(value['purpose'] === undefined ? {} : { purpose: bilingual(value['purpose']) }),
      ...(typeof value['retention'] === 'string' ? { retention: value['retention'] } : {}),
      ...(typeof value['maxAgeDays'] === 'number' ? { maxAgeDays: value['maxAgeDays'] } : {}),
    }
  }

  private document(value: Raw, index: number): FormPaper {
    this.known(value, keywords.document, undefined, index)
    const replacedBy = Array.isArray(value['replacedBy']) ? value['replacedBy'].map(text) : null
    return {
      name: bilingual(value['name']),
      replacedBy,
      ...(typeof value['code'] === 'string' ? { code: value['code'] } : {}),
      ...(typeof value['paper'] === 'string' ? { paper: value['paper'] } : {}),
      ...(Array.isArray(value['proves']) ? { proves: value['proves'].map(text) } : {}),
      ...(value['isForm'] === true ? { isForm: true as const } : {}),
      ...(value['why'] === undefined ? {} : { why: bilingual(value['why']) }),
      ...(value['condition'] === undefined ? {} : { condition: bilingual(value['condition']) }),
      ...(isRaw(value['appliesWhen']) ? { appliesWhen: this.condition(value['appliesWhen']) } : {}),
      ...(value['shown'] === true ? { shown: true as const } : {}),
      ...(value['onlyIfMissing'] === true ? { onlyIfMissing: true as const } : {}),
      ...(value['law'] === undefined ? {} : { law: this.statement(raw(value['law']), index) }),
      ...(value['replacement'] === undefined ? {} : { replacement: this.statement(raw(value['replacement']), index) }),
    }
  }

  /** What nobody says how sure it is, is a sample. */
  private statement(value: Raw, document: number): Statement {
    this.known(value, keywords.statement, undefined, document)
    return {
      certainty: certainties.find((each) => each === value['certainty']) ?? 'C',
      source: text(value['source']),
      ...(typeof value['place'] === 'string' ? { place: value['place'] } : {}),
    }
  }

  private event(value: Raw): FormEvent {
    this.known(value, keywords.event, undefined)
    return {
      kind: text(value['kind']),
      people: list(value['people']).map(text),
      ...(value['facts'] === undefined ? {} : { facts: list(value['facts']).map(text) }),
      ...(typeof value['registered'] === 'string' ? { registered: value['registered'] } : {}),
      ...(value['registeredWhen'] === undefined
        ? {}
        : { registeredWhen: list(value['registeredWhen']).map((condition) => this.condition(raw(condition))) }),
    }
  }

  private outcome(value: unknown): Pick<FormDocument, 'outcome'> {
    const outcome = value === undefined ? undefined : readOutcome(raw(value))
    if (value !== undefined && !outcome)
      this.say(
        'outcomeInvalid',
        undefined,
        'Không có loại thay đổi bản ghi mà kết quả (outcome) nêu.',
        'The outcome names a change of records there is not.',
      )
    return outcome ? { outcome } : {}
  }

  private order(value: Raw): FormDayOrder {
    this.known(value, keywords.order, undefined)
    return { earlier: text(value['earlier']), later: text(value['later']), message: bilingual(value['message']) }
  }

  /** Whoever is named by an authority nobody knows is asked about by consent only. */
  private subjects(value: Raw): Record<string, FormSubject> {
    return record(
      Object.entries(value).map(([role, part]) => {
        const subject = raw(part)
        this.known(subject, keywords.subject, undefined)
        const authority = (['link', 'consent'] as const).find((known) => known === subject['authority'])
        if (!authority || !/^[a-zA-Z]{1,40}$/.test(role))
          this.say(
            'subjectInvalid',
            undefined,
            'Vai của người được khai không đúng.',
            'The role of a person is not valid.',
          )
        return [role, { name: bilingual(subject['name']), authority: authority ?? 'consent' }]
      }),
    )
  }

  private schema(input: unknown, path: string, depth: number): JsonSchema {
    const value = raw(input)
    if (depth > deepest) {
      this.say('tooDeep', path, 'Dữ liệu lồng nhau quá sâu.', 'The data are nested too deeply.')
      return { type: 'object', additionalProperties: false, properties: {} }
    }
    for (const keyword of Object.keys(value).filter((name) => !schemaKeywords.has(name))) {
      this.say(
        'keywordUnknown',
        path,
        `Lược đồ dùng từ khoá lạ ${keyword}.`,
        `The schema uses the unknown keyword ${keyword}.`,
      )
    }
    const { properties, items } = value
    return {
      ...schemaValues(value),
      ...(isRaw(properties)
        ? {
            properties: record(
              Object.entries(properties).map(([name, child]) => [
                name,
                this.schema(child, `${path}/${name}`, depth + 1),
              ]),
            ),
          }
        : {}),
      ...(items === undefined ? {} : { items: this.schema(items, `${path}/*`, depth + 1) }),
    }
  }

  private day(value: unknown, name: string): string {
    const day = text(value)
    if (dayPattern.test(day)) return day
    this.say('dayInvalid', undefined, `Ngày ${name} không đúng.`, `The day ${name} is not valid.`)
    return '0001-01-01'
  }

  private known(value: Raw, names: string, field: string | undefined, document?: number): void {
    const known = new Set(names.split(' '))
    for (const name of Object.keys(value).filter((each) => !known.has(each))) {
      this.say(
        'keywordUnknown',
        field,
        `Không có mục ${name.slice(0, 60)}.`,
        `There is no ${name.slice(0, 60)}.`,
        document,
      )
    }
  }

  private say(rule: string, field: string | undefined, vi: string, en: string, document?: number): void {
    const place = { ...(field === undefined ? {} : { field }), ...(document === undefined ? {} : { document }) }
    this.findings.push({ rule, severity: 'error', ...place, message: { vi, en } })
  }
}
