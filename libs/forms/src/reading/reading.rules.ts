import type { FormDocument, FormField, JsonSchema } from '#contracts'
import { placesOf } from '../fields/form.paths.js'
import { placedFields, type Placed } from '../recognition/context.rules.js'
import { isUpload } from '../recognition/label.rules.js'
import { recognise, type Recognition } from '../recognition/recognise.rules.js'
import { readTwice, type ReadTwice } from './second-reader.rules.js'
import type { CompilerSurroundings } from './surroundings.js'

/** One field as the rules see it. */
export interface ReadField extends ReadTwice {
  field: FormField
  placed: Placed
  schema: JsonSchema | undefined
  /** A person has to answer: it is asked or attested, bound to nothing, or to what nobody announced. */
  isAsked: boolean
  /** It takes a paper. */
  isUpload: boolean
}

/** A form with every field read once. */
export interface FormReading {
  form: FormDocument
  fields: ReadField[]
}

/** Reads every field of a form: who answers it, and which concept it asks for whatever it calls it. */
export function readForm(form: FormDocument, around: CompilerSurroundings): FormReading {
  const schemas = new Map(placesOf(form.schema).map(({ path, schema }) => [path, schema]))
  const fields = placedFields(form).map((placed): ReadField => {
    const { field, binding } = placed
    const schema = schemas.get(field.path)
    const isBound =
      binding?.mode === 'derive' ||
      (binding?.mode === 'registry' && binding.concept !== undefined && around.isAnnounced(binding.concept))
    const upload = isUpload(field.label.vi) || ['file', 'upload'].includes(field.widget ?? '')
    const read = {
      field,
      placed,
      schema,
      isAsked: !isBound || (binding?.mode === 'derive' && !binding.from?.length),
      isUpload: upload,
    }
    if (isBound || upload) return read
    const declared = declaredConcept(placed)
    if (declared) return { ...read, recognition: declared }
    return { ...read, ...readTwice(recognise(placed, schema, around.dictionary), placed, schema, around) }
  })
  return { form, fields }
}

/** A question that names its concept itself, about the applicant or their spouse, needs no recognition. */
function declaredConcept({ binding }: Placed): Recognition | undefined {
  if (binding?.concept === undefined || binding.mode === 'attest') return undefined
  const subject = binding.subject ?? 'applicant'
  if (subject !== 'applicant' && subject !== 'spouse') return undefined
  return { concept: binding.concept, subject, certainty: 'sure' }
}
