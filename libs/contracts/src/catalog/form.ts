import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString } from 'class-validator'
import { Bilingual } from '../language/bilingual.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { FormFinding } from '../language/finding.js'
import { IsA, IsBilingual, IsListOf, IsMapOf } from '../language/shapes.js'
import { OrNull } from '../language/nullable.js'
import { Statement } from '../law/statements.js'
import { FormOutcome } from '../registries/record-changes.js'

/** What to do where a bound value is missing or wrong. */
export const fallbackWays = ['ask', 'askWithEvidence'] as const
export type FallbackWay = (typeof fallbackWays)[number]

/** Which way on for each of the three ways a look-up can disappoint (Nghị quyết 66.7/2025/NQ-CP). */
export class Fallback {
  @IsIn(fallbackWays) lookupFailed: FallbackWay
  @IsIn(fallbackWays) incomplete: FallbackWay
  @IsIn(fallbackWays) inaccurate: FallbackWay
}

export const bindingModes = ['registry', 'derive', 'ask', 'attest'] as const
export type BindingMode = (typeof bindingModes)[number]

/** A rule by its name, and the setting it reads. */
export class DerivingRule {
  @IsString() name: string
  @IsOptional() @IsString() setting?: string
}

/** How one field of a form gets its value. */
export class Binding {
  @IsIn(bindingModes) mode: BindingMode
  /** The concept of the dictionary it holds. */
  @IsOptional() @IsString() concept?: string
  /** The role of the person it is about: `applicant`, `spouse`, … */
  @IsOptional() @IsString() subject?: string
  /** Paths a derived value is computed from. */
  @IsOptional() @IsArray() @IsString({ each: true }) from?: string[]
  /** The rule that derives it, and the setting the rule reads. */
  @IsOptional() @IsA(() => DerivingRule) rule?: DerivingRule
  /** Of a question: the asked concept it puts. */
  @IsOptional() @IsString() asks?: string
  /** Of a question: the role of the person it is about; the applicant where none is named. */
  @IsOptional() @IsString() of?: string
  @IsBilingual() why: Bilingual
  @IsOptional() @IsA(() => Fallback) fallback?: Fallback
  /** Of a sensitive fact: what it is used for, and how long the dossier keeps it (`dossier`, or ISO 8601: `P5Y`). */
  @IsOptional() @IsBilingual() purpose?: Bilingual
  @IsOptional() @IsString() retention?: string
  /** The registry's value may not be older than this. */
  @IsOptional() @IsInt() maxAgeDays?: number
}

const schemaTypes = ['object', 'array', 'string', 'number', 'integer', 'boolean'] as const

/** A subset of JSON Schema 2020-12: no `$ref`, `allOf`, `anyOf` or type arrays. */
export class JsonSchema {
  @IsOptional() @IsIn(schemaTypes) type?: (typeof schemaTypes)[number]
  @IsOptional() @IsMapOf(() => JsonSchema) properties?: Record<string, JsonSchema>
  @IsOptional() @IsArray() @IsString({ each: true }) required?: string[]
  @IsOptional() @IsBoolean() additionalProperties?: boolean
  @IsOptional() @IsA(() => JsonSchema) items?: JsonSchema
  @IsOptional() @IsArray() enum?: (string | number)[]
  /** Labels of the values of `enum`. */
  @IsOptional() @IsMapOf(() => Bilingual) 'x-labels'?: Record<string, Bilingual>
  /** Unit of a number as people read it: `m²`, `đồng`. */
  @IsOptional() @IsString() 'x-unit'?: string
  @IsOptional() @IsString() pattern?: string
  @IsOptional() @IsString() format?: string
  @IsOptional() @IsInt() minLength?: number
  @IsOptional() @IsInt() maxLength?: number
  @IsOptional() @IsNumber() minimum?: number
  @IsOptional() @IsNumber() maximum?: number
  @IsOptional() @IsInt() minItems?: number
  @IsOptional() @IsInt() maxItems?: number
  @IsOptional() @IsArray() examples?: unknown[]
  @IsOptional() const?: unknown
  @IsOptional() @IsString() title?: string
}

/**
 * Somebody a form is about beside the applicant, named in the dossier. `link`: may be asked about where population links
 * the two; `consent`: where the person consents. An official may attest either with a reason.
 */
export class FormSubject {
  @IsBilingual() name: Bilingual
  @IsIn(['link', 'consent']) authority: 'link' | 'consent'
}

/** When a field applies: another one, which stands before it, has one of these values. */
export class FieldCondition {
  @IsString() path: string
  /** Any value but "no" where none is named. */
  @IsOptional() @IsArray() is?: (string | number | boolean)[]
}

export class FormField {
  @IsString() path: string
  @IsBilingual() label: Bilingual
  @IsOptional() @IsBilingual() help?: Bilingual
  @IsOptional() @IsString() widget?: string
  /** Not asked while this is not so. */
  @IsOptional() @IsA(() => FieldCondition) visibleWhen?: FieldCondition
}

export class FormSection {
  @IsBilingual() title: Bilingual
  @IsListOf(() => FormField) fields: FormField[]
}

export class FormPage {
  @IsBilingual() title: Bilingual
  @IsListOf(() => FormSection) sections: FormSection[]
}

/** A paper the procedure used to demand, and the concepts that replace it. */
export class FormPaper {
  @IsOptional() @IsString() code?: string
  @IsBilingual() name: Bilingual
  /** The kind of paper, of the catalogue of papers. */
  @IsOptional() @IsString() paper?: string
  @OrNull() @IsArray() @IsString({ each: true }) replacedBy: string[] | null
  /** Concepts it proves without being replaced by what is held of them: it is shown where a look-up of one disappointed. */
  @IsOptional() @IsArray() @IsString({ each: true }) proves?: string[]
  /** The application itself: this form takes its place, so that nobody brings it. */
  @IsOptional() @IsIn([true]) isForm?: true
  @IsOptional() @IsBilingual() why?: Bilingual
  /** Only in this case. */
  @IsOptional() @IsBilingual() condition?: Bilingual
  /** The case by an answer of the form; elsewhere the person or the office knows it. */
  @IsOptional() @IsA(() => FieldCondition) appliesWhen?: FieldCondition
  /** It is shown at the counter and handed back; nobody may ask for a copy. */
  @IsOptional() @IsIn([true]) shown?: true
  /** The official list does not have it: it proves what a look-up did not tell, and only then it is asked for. */
  @IsOptional() @IsIn([true]) onlyIfMissing?: true
  /** How far it is established that the paper is demanded, and by which source. */
  @IsOptional() @IsA(() => Statement) law?: Statement
  /** How far it is established that data may replace it. */
  @IsOptional() @IsA(() => Statement) replacement?: Statement
}

/**
 * Whether a procedure demands a paper of whoever it applies to: not the application, and not what is shown only where data does
 * not tell it. An original that is shown and handed back has to be brought all the same.
 */
export function isDemanded({ isForm, shown, replacedBy, onlyIfMissing }: FormPaper): boolean {
  return !isForm && !onlyIfMissing && !(shown && replacedBy?.length)
}

/** How long a part may take, and how far that is established: A official text, B press, C inference or sample. */
export class PartDeadline {
  @IsInt() amount: number
  @IsIn(['workingDay', 'day', 'hour', 'month']) unit: 'workingDay' | 'day' | 'hour' | 'month'
  @IsIn(certainties) certainty: Certainty
}

/** One procedure of a journey: who handles it, by when, and the fields it needs; a field may serve several parts. */
export class FormPart {
  @IsString() procedure: string
  @IsBilingual() name: Bilingual
  @IsBilingual() handler: Bilingual
  /** Counted from the reception of the whole dossier. */
  @IsA(() => PartDeadline) deadline: PartDeadline
  @IsArray() @IsString({ each: true }) fields: string[]
  /** Codes of the parts that must be completed before, and how far that order is established. */
  @IsOptional() @IsArray() @IsString({ each: true }) after?: string[]
  @IsOptional() @IsIn(certainties) afterCertainty?: Certainty
}

/** Two days in order: paths of the form's data, or `today` (the Vietnamese day on which they are compared). */
export class FormDayOrder {
  /** Not after `later`. */
  @IsString() earlier: string
  @IsString() later: string
  /** What to say where the order is broken. */
  @IsBilingual() message: Bilingual
}

/** What tells that two dossiers report one event, by paths of the form's data. */
export class FormEvent {
  /** Of forms of one kind the dossiers are compared: `birth`, `death`, `marriage`. */
  @IsString() kind: string
  /** Ids of the people it is about; one of them in common is enough. */
  @IsArray() @IsString({ each: true }) people: string[]
  /** What has to be equal besides: a birth is told from that of a twin by the name. */
  @IsOptional() @IsArray() @IsString({ each: true }) facts?: string[]
  /** What a registry provides only where it has the event already. */
  @IsOptional() @IsString() registered?: string
  /** What a registry says only where it has such an event already: one of these is enough. */
  @IsOptional() @IsListOf(() => FieldCondition) registeredWhen?: FieldCondition[]
}

/** A state of a procedure's graph. */
export class ProcessState {
  @IsString() id: string
  @IsIn(['working', 'waiting', 'end']) kind: 'working' | 'waiting' | 'end'
  @IsOptional() @IsIn(['runs', 'stops']) clock?: 'runs' | 'stops'
}

/** An action between two states. */
export class ProcessAction {
  @IsString() id: string
  @IsString() from: string
  @IsString() to: string
}

/**
 * The states a dossier passes through, and the actions between them: words of `dossierStatuses` and `processActions`. An
 * author may write only how a procedure differs from the standard graph, `{ without: [state or action] }`; what is
 * published has it written out.
 */
export class FormProcess {
  @IsString() initial: string
  @IsListOf(() => ProcessState) states: ProcessState[]
  @IsListOf(() => ProcessAction) actions: ProcessAction[]
  /** How far the graph is established: A official text, B press, C inference; and why the procedure has this one. */
  @IsOptional() @IsIn(certainties) certainty?: Certainty
  @IsOptional() @IsBilingual() why?: Bilingual
}

/** The template of law a form follows. */
export class FormTemplate {
  @IsString() name: string
  @IsString() article: string
  @IsString() validFrom: string
  @IsOptional() @IsString() validTo?: string
}

/** The pages of a form. */
export class FormLayout {
  @IsListOf(() => FormPage) pages: FormPage[]
}

/** A published form: `GET /v1/procedures/{code}/form`. Paths are JSON Pointers; an item of a list is written `*`. */
export class FormDocument {
  @IsString() procedure: string
  @IsString() formVersion: string
  @IsBilingual() title: Bilingual
  @IsOptional() @IsA(() => FormTemplate) template?: FormTemplate
  @IsA(() => JsonSchema) schema: JsonSchema
  @IsA(() => FormLayout) layout: FormLayout
  @IsMapOf(() => Binding) bindings: Record<string, Binding>
  @IsListOf(() => FormPaper) documents: FormPaper[]
  /** The people to be named in the dossier, by role; those population tells by itself are not among them. */
  @IsOptional() @IsMapOf(() => FormSubject) subjects?: Record<string, FormSubject>
  /** The orders its days keep: nobody is born tomorrow, and no child before its mother. */
  @IsOptional() @IsListOf(() => FormDayOrder) days?: FormDayOrder[]
  /** The event a dossier reports, where the office has to be told of a second report. */
  @IsOptional() @IsA(() => FormEvent) event?: FormEvent
  /** Which registry hears of a granted dossier, and what it changes. */
  @IsOptional() @IsA(() => FormOutcome) outcome?: FormOutcome
  /** The procedures one dossier starts together, where the form is a journey. */
  @IsOptional() @IsListOf(() => FormPart) parts?: FormPart[]
  /** States and actions of the procedure; a form that is published without them gets the standard ones. */
  @IsOptional() @IsA(() => FormProcess) process?: FormProcess
}

/** A version made by the compiler after the announcements changed; its author looks at it and publishes it. */
export class FormDraft {
  @IsA(() => FormDocument) form: FormDocument
  /** What is left for its author to repair. */
  @IsListOf(() => FormFinding) findings: FormFinding[]
  /** The day from which the present version would break the rules. */
  @IsString() due: string
  @IsBilingual() cause: Bilingual
}

/** The compiler's signed statement that a version of a form has no error. */
export class FormCertificate {
  @IsString() procedure: string
  @IsString() formVersion: string
  /** SHA-256 of the form's canonical JSON, base64url. */
  @IsString() hash: string
  @IsString() issuedAt: string
  /** EdDSA over the fields above as canonical JSON, by the catalogue's key. */
  @IsString() signature: string
  @IsString() keyId: string
}

/** A version of a form as it was published; dossiers keep the version they began with. */
export class PublishedForm {
  @IsA(() => FormDocument) form: FormDocument
  @IsA(() => FormCertificate) certificate: FormCertificate
  @IsOptional() @IsString() publishedBy?: string
}
