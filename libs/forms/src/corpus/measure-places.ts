import type { FormDocument, JsonSchema } from '#contracts'
import { compileForm } from '../compiler/compile-form.rules.js'
import { placesOf } from '../fields/form.paths.js'
import { isAnswerOf } from '../placing/answer-type.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import type { CorpusForm } from './read-corpus.js'

/** How the compiler did on questions that name a place. */
export interface MeasuredPlaces {
  /** Questions that ask for what is held, placed as something that may be asked. */
  wrong: number
  /** Of those the refused ones, and the ones that wait for a second person. */
  refused: number
  waiting: number
  /** Of those the ones that are published without anybody having looked. */
  silent: number
  /** Questions at their own place, and those of them that wait, or are refused. */
  right: number
  rightWaiting: number
  rightRefused: number
  /** Wrong ones that passed and right ones that did not, for a set one may look into. */
  misses: string[]
}

/**
 * Compiles forms whose questions name places and counts what became of those placed wrongly and rightly. A question of a form
 * that names none is placed where it fits best: as the asked concept with the nearest words whose type its answer can have.
 * An honest one that is near to none has no place of its own and does not count.
 */
export function measurePlaces(corpus: readonly CorpusForm[], around: CompilerSurroundings): MeasuredPlaces {
  const measured = { wrong: 0, refused: 0, waiting: 0, silent: 0, right: 0, rightWaiting: 0, rightRefused: 0 }
  const misses: string[] = []
  for (const { form, planted, fault } of corpus) {
    if (fault !== undefined) continue
    const { placed, nowhere } = withPlaces(form, around)
    const findings = compileForm({ ...placed }, around)
    for (const { kind, at, concept } of planted) {
      if (typeof at !== 'string' || kind === 'twice' || kind === 'derived') continue
      if (kind === 'honest' && nowhere.has(at)) continue
      const here = findings.filter(({ field, rule }) => field === at && rule.startsWith('ONCE'))
      const isRefused = here.some(({ severity }) => severity === 'error')
      const doubt = here.find(({ rule }) => rule === 'ONCE013')
      const place = `${form.title.vi} ${at} ${concept ?? ''} as ${placed.bindings[at]?.asks ?? ''}`
      if (kind === 'repeat' || kind === 'place') {
        measured.wrong++
        if (isRefused) measured.refused++
        else if (doubt) measured.waiting++
        else {
          measured.silent++
          misses.push(`${place}: published silently`)
        }
        continue
      }
      measured.right++
      if (isRefused) measured.rightRefused++
      else if (doubt) measured.rightWaiting++
      if (isRefused || doubt) misses.push(`${place}: honest, but ${doubt?.concept ?? 'refused'}`)
    }
  }
  return { ...measured, misses }
}

function withPlaces(form: FormDocument, around: CompilerSurroundings) {
  const placed = structuredClone(form)
  const nowhere = new Set<string>()
  const schemas = new Map(placesOf(form.schema).map(({ path, schema }) => [path, schema]))
  const fields = form.layout.pages.flatMap(({ sections }) => sections).flatMap((section) => section.fields)
  for (const { path, label } of fields) {
    const binding = placed.bindings[path]
    if (binding?.mode !== 'ask' || binding.asks !== undefined) continue
    const { id, score } = nearestPlace(label.vi, schemas.get(path), around)
    binding.asks = id
    if (score === 0) nowhere.add(path)
  }
  return { placed, nowhere }
}

function nearestPlace(label: string, schema: JsonSchema | undefined, around: CompilerSurroundings) {
  const scored = [...around.places.asked.values()]
    .filter((asked) => isAnswerOf(asked, schema))
    .map((asked) => ({ id: asked.id, score: around.places.nearnessTo(asked, label) }))
  return scored.reduce((best, each) => (each.score > best.score ? each : best), scored[0] ?? { id: '', score: 0 })
}
