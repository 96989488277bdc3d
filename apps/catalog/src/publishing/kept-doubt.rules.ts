import { v7 as uuidv7 } from 'uuid'
import type { FormDocument } from '#contracts'
import { questionKey, type CompilerSurroundings, type Doubt } from '#forms'
import type { OpenedReview } from '../reviews/review-store.js'

/**
 * A doubt as it is put to whoever answers it: the owner of the suspected concept, or of the asked concept where nothing
 * held is suspected. With the texts around the question in both languages, and its binding as it was sent.
 */
export function openedReview(
  { finding, question }: Doubt,
  form: FormDocument,
  around: CompilerSurroundings,
): OpenedReview {
  const path = finding.field ?? ''
  const section = form.layout.pages
    .flatMap(({ sections }) => sections)
    .find(({ fields }) => fields.some((field) => field.path === path))
  const field = section?.fields.find((each) => each.path === path)
  const same = (text: string) => ({ vi: text, en: text })
  return {
    id: uuidv7(),
    owner: ownerOf(question, around),
    question: questionKey(question),
    doubt: {
      ...{ finding, question },
      heading: section?.title ?? same(question.heading),
      label: field?.label ?? same(question.label),
      ...(field?.help ? { help: field.help } : {}),
      binding: form.bindings[path] ?? {},
    },
  }
}

function ownerOf({ concept, asks }: Doubt['question'], around: CompilerSurroundings): string {
  const registry = concept === undefined ? undefined : around.registry(around.concept(concept)?.registry ?? '')
  return registry?.owner ?? around.places.asked.get(asks)?.owner ?? ''
}
