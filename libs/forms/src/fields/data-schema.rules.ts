import type { FormDocument, JsonSchema } from '#contracts'
import { fits } from './example.rules.js'
import { atField, type Inconsistency } from './form.findings.js'
import { fieldsOf, placesOf, type FormPlace } from './form.paths.js'
import { patternProblem } from './patterns.js'

/** What is wrong with a form's data schema by itself: openness, examples, labels and units. */
export function schemaFindings(form: FormDocument): Inconsistency[] {
  const root: FormPlace = { path: '', schema: form.schema, isLeaf: false }
  const places = [root, ...placesOf(form.schema)]
  if (form.schema.type !== 'object') {
    return [atField('rootNotObject', '', 'Dữ liệu của biểu mẫu phải là một đối tượng.', 'The data must be an object.')]
  }
  return [...places.flatMap(structure), ...places.filter((place) => place.isLeaf).flatMap((leaf) => value(form, leaf))]
}

/** An object lists its fields and refuses others; a list says what its items are. */
function structure({ path, schema }: FormPlace): Inconsistency[] {
  if (schema.type === undefined) {
    return [atField('typeMissing', path, 'Chưa ghi kiểu dữ liệu.', 'The type is missing.')]
  }
  if (schema.type === 'object' && (schema.additionalProperties !== false || !schema.properties)) {
    const vi = 'Đối tượng phải liệt kê các trường và không nhận trường khác.'
    return [atField('objectOpen', path, vi, 'An object must list its fields and refuse others.')]
  }
  if (schema.type === 'array' && !schema.items) {
    return [
      atField('itemsMissing', path, 'Danh sách chưa ghi kiểu của mục.', 'The list does not say what its items are.'),
    ]
  }
  return []
}

function value(form: FormDocument, { path, schema }: FormPlace): Inconsistency[] {
  return [
    ...pattern(path, schema),
    ...examples(path, schema),
    ...labels(path, schema),
    ...unit(form, path, schema),
    ...attested(form, path, schema),
  ]
}

/** A pattern that is wrong, or that the engine in linear time does not run, is refused and never run. */
function pattern(path: string, schema: JsonSchema): Inconsistency[] {
  switch (schema.pattern === undefined ? undefined : patternProblem(schema.pattern)) {
    case undefined:
      return []
    case 'invalid':
      return [atField('patternInvalid', path, 'Mẫu (pattern) không đúng cú pháp.', 'The pattern is not valid.')]
    case 'notLinear': {
      const vi =
        'Mẫu (pattern) nhìn trước, nhìn sau hoặc tham chiếu lại nên không chạy được trong thời gian tuyến tính.'
      const en = 'The pattern looks around or back, which does not run in linear time. Write it without.'
      return [atField('patternNotLinear', path, vi, en)]
    }
    case 'tooLarge': {
      const vi = 'Mẫu (pattern) quá lớn. Hãy viết ngắn lại, lặp ít hơn.'
      return [atField('patternTooLarge', path, vi, 'The pattern is too large. Write it shorter, with less repetition.')]
    }
  }
}

/** Text a person may have to type shows how, with examples that are valid themselves. */
function examples(path: string, schema: JsonSchema): Inconsistency[] {
  const needsExample =
    schema.type === 'string' && Boolean(schema.pattern ?? schema.format ?? schema.maxLength) && !schema.enum
  if (needsExample && !schema.examples?.length) {
    return [atField('exampleMissing', path, 'Chưa có ví dụ.', 'An example is missing.')]
  }
  const wrong = (schema.examples ?? []).filter((example) => !fits(schema, example))
  return wrong.map((example) => {
    const shown = JSON.stringify(example)
    return atField('exampleInvalid', path, `Ví dụ ${shown} không hợp lệ.`, `The example ${shown} is not valid.`)
  })
}

/** Each value a person chooses from has a label, and no label is left over. */
function labels(path: string, schema: JsonSchema): Inconsistency[] {
  const choices = (schema.enum ?? (schema.type === 'boolean' ? [true, false] : [])).map(String)
  const labelled = Object.keys(schema['x-labels'] ?? {})
  const lacking = schema.enum || labelled.length > 0 ? choices.filter((choice) => !labelled.includes(choice)) : []
  return [
    ...lacking.map((choice) =>
      atField('labelMissing', path, `Giá trị ${choice} chưa có nhãn.`, `${choice} has no label.`),
    ),
    ...labelled
      .filter((label) => !choices.includes(label))
      .map((label) => atField('labelIdle', path, `Nhãn ${label} không có giá trị.`, `${label} labels no value.`)),
  ]
}

/** A number says what it counts; a year needs no unit. */
function unit(form: FormDocument, path: string, schema: JsonSchema): Inconsistency[] {
  if ((schema.type !== 'number' && schema.type !== 'integer') || schema['x-unit']) return []
  if (fieldsOf(form).some((field) => field.path === path && field.widget === 'year')) return []
  return [atField('unitMissing', path, 'Con số chưa có đơn vị.', 'The number has no unit.')]
}

/** A declaration can only be made, not refused. */
function attested(form: FormDocument, path: string, schema: JsonSchema): Inconsistency[] {
  if (form.bindings[path]?.mode !== 'attest' || schema.const === true) return []
  return [atField('attestNotConst', path, 'Cam đoan phải là giá trị true.', 'What is attested must be const true.')]
}
