import type { Concept, ConceptProgress, NextAnnouncement, Registry } from '#contracts'
import { stepTo, type FormUses } from './progress.rules.js'

/** So many concepts are put in order. */
const longest = 30

/**
 * The order in which announcing concepts would take most out of the forms in force: each time the concept that removes most
 * questions and papers, those before it taken as announced. A paper falls when all it proves is announced. Where none
 * removes anything yet, what has a part in most papers comes first; of equal ones the first by its id.
 */
export function nextOf(
  items: readonly ConceptProgress[],
  { asked, papers }: FormUses,
  concepts: ReadonlyMap<string, Concept>,
  registries: ReadonlyMap<string, Registry>,
): NextAnnouncement[] {
  const announced = new Set(items.flatMap(({ concept, nationwide }) => (nationwide ? [concept] : [])))
  const open = new Map(items.map((item) => [item.concept, item]))
  for (const concept of announced) open.delete(concept)
  const list: NextAnnouncement[] = []
  while (list.length < longest) {
    const left = papers.filter(({ proves }) => !proves.every((concept) => announced.has(concept)))
    const scored = [...open.values()].map((item) => {
      const questions = (asked.get(item.concept) ?? []).filter(({ waived }) => !waived)
      const touched = left.filter(({ proves }) => proves.includes(item.concept))
      const falling = touched.filter(({ proves }) =>
        proves.every((concept) => concept === item.concept || announced.has(concept)),
      )
      return { item, questions, touched, falling }
    })
    const [best] = scored
      .filter(({ questions, touched }) => questions.length + touched.length > 0)
      .sort(
        (left, right) =>
          right.questions.length + right.falling.length - (left.questions.length + left.falling.length) ||
          shareOf(right.touched) - shareOf(left.touched) ||
          (left.item.concept < right.item.concept ? -1 : 1),
      )
    const concept = best && concepts.get(best.item.concept)
    const registry = concept && registries.get(concept.registry)
    if (!best || !concept || !registry) return list
    const { item, questions, falling } = best
    list.push({
      ...{ rank: list.length + 1, concept: item.concept, name: item.name, registry: item.registry },
      ...{ owner: item.owner, ownerName: item.ownerName, step: stepTo(concept, registry) },
      ...{ questions: questions.length, papers: falling.length },
      procedures: [...new Set([...questions, ...falling].map(({ procedure }) => procedure))].sort(),
    })
    announced.add(item.concept)
    open.delete(item.concept)
  }
  return list

  /** Of papers several concepts prove together, the part one concept has. */
  function shareOf(touched: FormUses['papers']): number {
    return touched.reduce((sum, { proves }) => sum + 1 / proves.filter((concept) => !announced.has(concept)).length, 0)
  }
}
