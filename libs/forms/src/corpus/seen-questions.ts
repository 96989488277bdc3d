import { placesOf } from '../fields/form.paths.js'
import type { SeenQuestion } from '../learned/grams.rules.js'
import { seenOf } from '../reading/seen.rules.js'
import { placedFields } from '../recognition/context.rules.js'
import type { CorpusForm } from './read-corpus.js'

/** The labelled questions of a form: with the held concept where they ask for one, without where they are honest. */
export function seenQuestions({ form, planted, fault }: CorpusForm): { seen: SeenQuestion; concept?: string }[] {
  if (fault !== undefined) return []
  const schemas = new Map(placesOf(form.schema).map(({ path, schema }) => [path, schema]))
  const fields = new Map(placedFields(form).map((placed) => [placed.field.path, placed]))
  return planted.flatMap(({ kind, at, concept }) => {
    const placed = typeof at === 'string' ? fields.get(at) : undefined
    if (!placed) return []
    const seen = seenOf(placed, schemas.get(placed.field.path))
    if (kind === 'honest' || kind === 'right') return [{ seen }]
    return (kind === 'repeat' || kind === 'place') && concept !== undefined ? [{ seen, concept }] : []
  })
}
