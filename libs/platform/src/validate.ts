import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js'
import { getMetadataStorage } from 'class-validator'
import { validationMetadatasToSchemas } from 'class-validator-jsonschema'
import {
  DomainError,
  dayPattern,
  mapOf,
  nullable,
  orNull,
  partialDatePattern,
  type InputError,
  type MessageClass,
} from '#contracts'

const addFormats = ajvFormats.default

interface ClassSchema {
  properties?: Record<string, object>
  required?: string[]
  [keyword: string]: unknown
}

type ClassSchemas = Readonly<Record<string, ClassSchema>>

/** What was read with a prefix, and of how many classes: it takes 150 ms, and a start asks for it several times. */
const readBefore = new Map<string, { classes: number; schemas: ClassSchemas }>()

/** JSON Schemas (2020-12) of all message classes that are loaded, by class name, as OpenAPI components. */
export function classSchemas(prefix: string): ClassSchemas {
  const classes = assertNamedOnce()
  const before = readBefore.get(prefix)
  if (before?.classes === classes) return before.schemas
  const schemas = readSchemas(prefix)
  readBefore.set(prefix, { classes, schemas })
  return schemas
}

function readSchemas(prefix: string): ClassSchemas {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: prefix,
    additionalConverters: {
      equals: (meta) => ({ enum: [meta.constraints?.[0] as unknown] }),
      [nullable]: { [mayBeNull]: true } as never,
      [orNull]: { [mayBeNull]: true } as never,
      [mapOf]: ({ constraints }) => {
        const [of] = constraints as [() => MessageClass]
        return { type: 'object', additionalProperties: { $ref: `${prefix}${of().name}` } }
      },
    },
  }) as Record<string, ClassSchema>
  for (const schema of Object.values(schemas)) close(schema)
  return schemas
}

/** How many classes there are. Two of one name would be read as one, with the fields of both: throws where there are some. */
function assertNamedOnce(): number {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<{ name: string }, unknown>
  }
  const names = [...validationMetadatas.keys()].map(({ name }) => name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  if (twice.length > 0) throw new TypeError(`Message classes of one name: ${twice.join(', ')}.`)
  return names.length
}

/** What the converters of `IsNullable` and `OrNull` leave for {@link close}. */
const mayBeNull = 'x-may-be-null'

/** Unknown fields are refused, and null where a field does not say that it may be null. */
function close(schema: ClassSchema): void {
  schema['additionalProperties'] = false
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (!(mayBeNull in property) || !schema.properties) continue
    const { [mayBeNull]: _, ...rest } = property
    schema.properties[name] = { anyOf: [rest, { type: 'null' }] }
  }
}

/** The checks of one way of reading texts: one ajv knows all classes, each is compiled when it is first asked for. */
class Checks {
  private readonly compiled = new Map<MessageClass, ValidateFunction>()
  private ajv?: Ajv2020

  constructor(private readonly coerceTypes: boolean) {}

  of(type: MessageClass): ValidateFunction {
    const validate = this.compiled.get(type) ?? this.compile(type)
    this.compiled.set(type, validate)
    return validate
  }

  /** Reads the classes that are loaded, unless some were read before. */
  read(): Ajv2020 {
    return (this.ajv ??= readClasses(this.coerceTypes))
  }

  /** A class that was loaded later than the others were read makes all be read again; one without fields allows none. */
  private compile(type: MessageClass): ValidateFunction {
    const find = () => this.read().getSchema(`${schemasId}#/$defs/${type.name}`) as ValidateFunction | undefined
    const known = find()
    if (known) return known
    this.ajv = readClasses(this.coerceTypes)
    return find() ?? this.ajv.compile({ type: 'object', additionalProperties: false })
  }
}

const schemasId = 'classes'
const strict = new Checks(false)
const coercing = new Checks(true)

function readClasses(coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: false, coerceTypes, ownProperties: true, validateSchema: false })
  addFormats(ajv)
  ajv.addSchema({ $id: schemasId, $defs: classSchemas('#/$defs/') })
  return ajv
}

/**
 * Checks a value against the class-validator decorators of a message class, compiled once to JSON Schema and ajv.
 * `coerce` turns the texts of a query string into the numbers and booleans the class wants.
 */
export function check(type: MessageClass, value: unknown, options: { coerce?: boolean } = {}): InputError[] {
  return checkOf(type, options)(value)
}

/**
 * As {@link check}, of one class. All classes are read now, this one is compiled at the first value: ten times as long
 * for all of them, at each start. That each compiles is a test (test/structure/messages.spec.ts).
 */
export function checkOf(type: MessageClass, options: { coerce?: boolean } = {}): (value: unknown) => InputError[] {
  const checks = options.coerce ? coercing : strict
  checks.read()
  let validate: ValidateFunction | undefined
  return (value) => {
    validate ??= checks.of(type)
    return validate(value) ? [] : (validate.errors ?? []).filter(ofInterest).map(inputError)
  }
}

/** As {@link check}, but throws `invalid` / `invalid_input` with every place that is wrong. */
export function assertValid<T extends object>(
  type: MessageClass<T>,
  value: unknown,
  options: { coerce?: boolean } = {},
): T {
  const errors = check(type, value, options)
  if (errors.length > 0) throw invalidInput(errors)
  return value as T
}

/** 422 with one entry for each place that is wrong. */
export function invalidInput(errors: InputError[]): DomainError {
  return new DomainError(
    'invalid',
    'invalid_input',
    {
      vi: 'Dữ liệu gửi lên chưa đúng. Xem từng chỗ trong danh sách lỗi.',
      en: 'The input is not valid. See each place in the list of errors.',
    },
    { errors },
  )
}

/** Of a refused optional field only the reason of the field itself is told, not that null would have done. */
function ofInterest(error: ErrorObject): boolean {
  return error.keyword !== 'anyOf' && !(error.keyword === 'type' && (error.params as { type: string }).type === 'null')
}

function inputError(error: ErrorObject): InputError {
  const params = error.params as Record<string, unknown>
  const property = (params['missingProperty'] ?? params['additionalProperty']) as string | undefined
  const path = property === undefined ? error.instancePath : `${error.instancePath}/${escapePointer(property)}`
  const fault = faults[error.keyword] ?? otherFault
  return { path, ...fault(String(params['limit']), params) }
}

/** What is wrong with a value, by the keyword of JSON Schema that refuses it; `limit` is the schema's. */
const faults: Readonly<Record<string, (limit: string, params: Record<string, unknown>) => Omit<InputError, 'path'>>> = {
  required: () => ({ code: 'required', message: { vi: 'Cần có trường này.', en: 'This field is needed.' } }),
  additionalProperties: () => ({
    code: 'unknown_field',
    message: { vi: 'Không có trường này. Hãy bỏ đi.', en: 'There is no such field. Leave it out.' },
  }),
  type: (_, { type }) => ({
    code: 'wrong_type',
    message: { vi: `Cần kiểu ${String(type)}.`, en: `A ${String(type)} is expected.` },
  }),
  pattern: (_, { pattern }) => ({ code: 'wrong_form', message: dates.has(pattern) ? noSuchDay : otherForm }),
  format: () => ({ code: 'wrong_form', message: otherForm }),
  enum: () => ({ code: 'not_allowed', message: notAllowed }),
  const: () => ({ code: 'not_allowed', message: notAllowed }),
  maxLength: (limit) => ({
    code: 'too_long',
    message: { vi: `Nhiều nhất ${limit} ký tự.`, en: `At most ${limit} characters.` },
  }),
  minLength: () => ({
    code: 'too_short',
    message: { vi: 'Không được để trống.', en: 'This may not be empty.' },
  }),
  maxItems: (limit) => ({
    code: 'too_many',
    message: { vi: `Nhiều nhất ${limit} mục.`, en: `At most ${limit} items.` },
  }),
  minItems: (limit) => ({
    code: 'too_few',
    message: { vi: `Ít nhất ${limit} mục.`, en: `At least ${limit} items.` },
  }),
  minimum: (limit) => ({
    code: 'too_small',
    message: { vi: `Không nhỏ hơn ${limit}.`, en: `Not less than ${limit}.` },
  }),
  maximum: (limit) => ({
    code: 'too_large',
    message: { vi: `Không lớn hơn ${limit}.`, en: `Not more than ${limit}.` },
  }),
}

/** Of a keyword that is none of those. */
const otherFault = (): Omit<InputError, 'path'> => ({ code: 'invalid', message: otherForm })

const notAllowed = {
  vi: 'Giá trị này không nằm trong các giá trị cho phép.',
  en: 'This value is not among the allowed ones.',
}

const dates = new Set<unknown>([dayPattern.source, partialDatePattern.source])
const otherForm = { vi: 'Chưa đúng dạng.', en: 'This does not have the expected form.' }
const noSuchDay = {
  vi: 'Không có ngày này. Viết dạng năm-tháng-ngày, ví dụ 2026-02-28.',
  en: 'There is no such day. Write it as year-month-day, for example 2026-02-28.',
}

/** One segment of a JSON Pointer (RFC 6901). */
export function escapePointer(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1')
}
