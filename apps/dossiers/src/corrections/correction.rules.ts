import { isOfConceptType, type Concept, type FormDocument, type InputError, type SnapshotField } from '#contracts'
import { schemaAt, readValue } from '#forms'
import { impossibleValue, isSameValue } from '#vietnam'

/** The value a correction claims, as it is kept, or what is wrong with it. */
export type Claim = { value: unknown; errors?: never } | { errors: InputError[] }

/**
 * Reads what a correction claims of a value a registry provided: of the concept's type and the field's form, and another
 * value than the one held.
 */
export function readClaim(
  form: FormDocument,
  concept: Concept | undefined,
  field: SnapshotField,
  claimed: unknown,
  today: string,
): Claim {
  const path = '/claimedValue'
  const schema = schemaAt(form.schema, field.path)
  if (!schema || !isOfConceptType(concept?.type, claimed))
    return { errors: [{ path, code: 'wrong_type', message: wrongType }] }
  const read = readValue(schema, field.concept, path, claimed)
  if (read.errors) return read
  const impossible = impossibleValue(field.concept ?? '', read.value, today)
  if (impossible) return { errors: [{ path, ...impossible }] }
  return isSameValue(read.value, field.value)
    ? { errors: [{ path, code: 'value_unchanged', message: unchanged }] }
    : read
}

const wrongType = {
  vi: 'Giá trị không đúng kiểu của thông tin này. Hãy ghi như giá trị đang có.',
  en: 'The value is not of the type of this fact. Write it as the value that is held.',
}
const unchanged = {
  vi: 'Giá trị này đang có trong cơ sở dữ liệu. Hãy ghi giá trị đúng, hoặc không cần đề nghị điều chỉnh.',
  en: 'The registry holds this very value. Say which value is right, or ask for no correction.',
}
