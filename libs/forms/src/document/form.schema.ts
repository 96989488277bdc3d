import { bilingual, certainty, closed, day, listOf, oneOf, text, type Schema } from '#contracts/language/schema'

const path: Schema = { type: 'string', pattern: '^(/[A-Za-z0-9_-]+|/\\*)+$' }
const dayPath: Schema = { type: 'string', pattern: '^(today|(/[A-Za-z0-9_-]+|/\\*)+)$' }
const fallbackWay = oneOf('ask', 'askWithEvidence')
const list = (items: Schema): Schema => ({ type: 'array', items })
const whole: Schema = { type: 'integer', minimum: 0 }
const field: Schema = { $ref: '#/$defs/field' }

/** The subset of JSON Schema 2020-12 a form may use for its data; anything else (`$ref`, `allOf`, …) is unknown. */
const dataSchema: Schema = closed(
  {},
  {
    type: oneOf('object', 'array', 'string', 'number', 'integer', 'boolean'),
    properties: { type: 'object', propertyNames: { pattern: '^[A-Za-z0-9_-]+$' }, additionalProperties: field },
    required: listOf(text),
    additionalProperties: { const: false },
    items: field,
    enum: listOf({ type: ['string', 'number'] }),
    'x-labels': { type: 'object', additionalProperties: bilingual },
    'x-unit': text,
    pattern: { type: 'string', format: 'regex' },
    format: text,
    minLength: whole,
    maxLength: whole,
    minimum: { type: 'number' },
    maximum: { type: 'number' },
    minItems: whole,
    maxItems: whole,
    examples: list({}),
    const: {},
    title: text,
  },
)

const condition = closed({ path }, { is: listOf({ type: ['string', 'number', 'boolean'] }) })
const outcomeValue = closed({ from: path }, { concept: text })
const layoutField = closed({ path, label: bilingual }, { help: bilingual, widget: text, visibleWhen: condition })
const layoutSection = closed({ title: bilingual, fields: list(layoutField) })
const layoutPage = closed({ title: bilingual, sections: list(layoutSection) })

const binding = closed(
  { mode: oneOf('registry', 'derive', 'ask', 'attest'), why: bilingual },
  {
    concept: text,
    subject: text,
    asks: text,
    of: text,
    from: listOf(path),
    rule: closed({ name: text }, { setting: text }),
    fallback: closed({ lookupFailed: fallbackWay, incomplete: fallbackWay, inaccurate: fallbackWay }),
    purpose: bilingual,
    retention: { type: 'string', pattern: '^(dossier|P[0-9]+[YMD])$' },
    maxAgeDays: whole,
  },
)

const subject = closed({ name: bilingual, authority: oneOf('link', 'consent') })

/** A graph written out, or what the standard one goes without; whether it can be carried out is ONCE010. */
const process = closed(
  {},
  {
    initial: text,
    states: listOf(closed({ id: text, kind: oneOf('working', 'waiting', 'end') }, { clock: oneOf('runs', 'stops') })),
    actions: list(closed({ id: text, from: text, to: text })),
    without: listOf(text),
    certainty,
    why: bilingual,
  },
)

const part = closed(
  {
    procedure: text,
    name: bilingual,
    handler: bilingual,
    deadline: closed({ amount: whole, unit: oneOf('workingDay', 'day', 'hour', 'month'), certainty }),
    fields: listOf(path),
  },
  { after: listOf(text), afterCertainty: certainty },
)

const statement = closed({ certainty, source: text }, { place: text })

const paper = closed(
  { name: bilingual, replacedBy: { oneOf: [{ type: 'null' }, listOf(text)] } },
  {
    code: text,
    paper: text,
    why: bilingual,
    proves: listOf(text),
    isForm: { const: true },
    condition: bilingual,
    appliesWhen: condition,
    shown: { const: true },
    onlyIfMissing: { const: true },
    law: statement,
    replacement: statement,
  },
)

/** The shape of a form document; what its parts must agree on is in `form.rules.ts`. */
export const formSchema: Schema = {
  ...closed(
    {
      procedure: text,
      formVersion: text,
      title: bilingual,
      schema: field,
      layout: closed({ pages: list(layoutPage) }),
      bindings: { type: 'object', propertyNames: path, additionalProperties: binding },
      documents: list(paper),
    },
    {
      template: closed({ name: text, article: text, validFrom: day }, { validTo: day }),
      subjects: { type: 'object', propertyNames: { pattern: '^[a-zA-Z]{1,40}$' }, additionalProperties: subject },
      process,
      days: listOf(closed({ earlier: dayPath, later: dayPath, message: bilingual })),
      event: closed(
        { kind: text, people: listOf(path) },
        { facts: listOf(path), registered: path, registeredWhen: listOf(condition) },
      ),
      outcome: closed(
        { registry: text, change: text, values: { type: 'object', additionalProperties: outcomeValue } },
        {},
      ),
      parts: listOf(part),
    },
  ),
  $defs: { field: dataSchema },
}
