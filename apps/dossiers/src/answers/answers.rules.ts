import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { Bilingual, FormDocument, InputError, JsonSchema, SnapshotField } from '#contracts'

const ajv = new Ajv2020({ allErrors: true, strict: false })
ajvFormats.default(ajv)
const compiled = new WeakMap<JsonSchema, ValidateFunction>()

/** The schema of one place of a form's data, or undefined where there is none. */
export function schemaAt(form: FormDocument, path: string): JsonSchema | undefined {
  if (!path.startsWith('/')) return undefined
  return path
    .split('/')
    .slice(1)
    .reduce<JsonSchema | undefined>((schema, segment) => {
      if (schema?.type === 'array') return /^\d+$/.test(segment) ? schema.items : undefined
      const properties = schema?.properties ?? {}
      return Object.hasOwn(properties, segment) ? properties[segment] : undefined
    }, form.schema)
}

/**
 * What is wrong with typed answers: a place the form does not have, a value a registry provides, a value of the wrong
 * form. Null takes an answer back; for a gap it says that there is none.
 */
export function answerErrors(
  form: FormDocument,
  fields: readonly SnapshotField[] | undefined,
  answers: Readonly<Record<string, unknown>>,
): InputError[] {
  return Object.entries(answers).flatMap(([path, value]) => {
    const schema = schemaAt(form, path)
    if (!schema) return [wrong(path, 'unknown_field', unknownField)]
    if (!isAsked(form, fields, path)) return [wrong(path, 'registry_value_supplied', registryValue)]
    return value === null ? [] : valueErrors(schema, path, value)
  })
}

/** Whether a person may answer here: the form asks it, or a look-up left it open. */
function isAsked(form: FormDocument, fields: readonly SnapshotField[] | undefined, path: string): boolean {
  const mode = form.bindings[path]?.mode
  if (mode === 'ask' || mode === 'attest') return true
  return fields?.some((field) => field.path === path && field.editable) ?? false
}

function valueErrors(schema: JsonSchema, path: string, value: unknown): InputError[] {
  let validate = compiled.get(schema)
  if (!validate) {
    validate = ajv.compile(schema)
    compiled.set(schema, validate)
  }
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, keyword }) =>
    wrong(`${path}${instancePath}`, keyword === 'required' ? 'required' : 'wrong_form', {
      vi: schema.examples?.length ? `Chưa đúng dạng. Ví dụ: ${String(schema.examples[0])}.` : 'Chưa đúng dạng.',
      en: schema.examples?.length
        ? `This does not have the expected form. Example: ${String(schema.examples[0])}.`
        : 'This does not have the expected form.',
    }),
  )
}

/** The places that must be answered before a submission and are not. */
export function missingAnswers(
  form: FormDocument,
  fields: readonly SnapshotField[],
  answers: Readonly<Record<string, unknown>>,
): InputError[] {
  const required = requiredPaths(form.schema, '')
  return fields
    .filter((field) => isOpenPlace(field, form, required, answers))
    .map(({ path, choices }) => wrong(path, 'required', choices ? notChosen : notAnswered))
}

function isOpenPlace(
  field: SnapshotField,
  form: FormDocument,
  required: ReadonlySet<string>,
  answers: Readonly<Record<string, unknown>>,
): boolean {
  const { path, status, choices, value, notAsked } = field
  switch (status) {
    case 'provided':
      return false
    case 'gap':
      return !(path in answers)
    case 'ask':
      if (choices) return value === undefined
      if (notAsked) return !(path in answers)
      if (form.bindings[path]?.mode === 'attest') return false // the declaration of the submission itself
      return required.has(path) && (answers[path] === undefined || answers[path] === null)
  }
}

function requiredPaths(schema: JsonSchema, path: string): Set<string> {
  const paths = new Set<string>()
  for (const name of schema.required ?? []) {
    const below = schema.properties?.[name]
    paths.add(`${path}/${name}`)
    if (below?.type === 'object') for (const deeper of requiredPaths(below, `${path}/${name}`)) paths.add(deeper)
  }
  return paths
}

const unknownField: Bilingual = { vi: 'Biểu mẫu không có trường này.', en: 'The form has no such field.' }
const registryValue: Bilingual = {
  vi: 'Thông tin này lấy từ cơ sở dữ liệu nên không khai lại. Nếu sai, hãy đề nghị điều chỉnh.',
  en: 'A database provides this, so it is not typed again. If it is wrong, ask for a correction.',
}
const notAnswered: Bilingual = { vi: 'Bạn chưa trả lời.', en: 'You have not answered this.' }
const notChosen: Bilingual = {
  vi: 'Bạn chưa chọn. Hãy chọn một trong danh sách.',
  en: 'You have not chosen. Choose one of the list.',
}

function wrong(path: string, code: string, message: Bilingual): InputError {
  return { path, code, message }
}
