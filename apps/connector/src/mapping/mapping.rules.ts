import { isPartialDate } from '#vietnam'
import { parametersOf, type Mapping, type RecordMapping } from './mapping.js'

/** What is wrong at one place of a mapping. */
export interface MappingProblem {
  path: readonly string[]
  problem: string
}

const kindsOf: Record<Mapping['source'], readonly (keyof RecordMapping)[]> = {
  postgres: ['table', 'view', 'query'],
  mysql: ['table', 'view', 'query'],
  rest: ['get'],
}

/** What does not hold between the parts of a mapping whose shape is right. */
export function problemsOf(mapping: Mapping): MappingProblem[] {
  const seen = new Map<string, string>()
  return Object.entries(mapping.records).flatMap(([kind, record]) => {
    const at = ['records', kind]
    const twice = Object.keys(record.facts).flatMap((concept): MappingProblem[] => {
      const other = seen.get(concept)
      seen.set(concept, kind)
      return other === undefined
        ? []
        : [said([...at, 'facts', concept], `"${concept}" is answered by "${other}" already.`)]
    })
    return [...placeProblems(mapping, record, at), ...twice, ...partProblems(mapping, record, at)]
  })
}

function placeProblems({ source }: Mapping, record: RecordMapping, at: string[]): MappingProblem[] {
  const allowed = kindsOf[source]
  const named = (['table', 'view', 'query', 'get'] as const).filter((each) => record[each] !== undefined)
  const choice = allowed.map((each) => `"${each}"`).join(', ')
  const [first, ...others] = named
  if (first === undefined) return [said(at, `Say where the records are: one of ${choice}.`)]
  if (others.length > 0) return [said([...at, others[0] ?? ''], `Only one of ${choice} may be there.`)]
  if (!allowed.includes(first))
    return [said([...at, first], `A source of kind ${source} has ${choice}, no "${first}".`)]
  return first === 'query' ? queryProblems(record.query ?? '').map((problem) => said([...at, 'query'], problem)) : []
}

/** A query is read as a whole: it must begin as one that reads, be one, and name no parameter but its own. */
function queryProblems(query: string): string[] {
  const unknown = parametersOf(query).find((name) => name !== 'key' && name !== 'today')
  return [
    ...(/^\s*(select|with)\s/i.test(query) ? [] : ['A query begins with "select" or "with".']),
    ...(/;|--|\/\*|\$\d/.test(query) ? ['A query is one statement without ";", comments or numbered parameters.'] : []),
    ...(unknown === undefined ? [] : [`There is no parameter ":${unknown}"; a query may use :key and :today.`]),
  ]
}

function partProblems(mapping: Mapping, record: RecordMapping, at: string[]): MappingProblem[] {
  const { keys, name, complete, facts, items, changedAt } = record
  const problems: MappingProblem[] = []
  if (keys.formerIds !== undefined && name === undefined)
    problems.push(
      said(
        [...at, 'keys', 'formerIds'],
        'A 9-digit id may have been issued twice: "name" must say whose record it is.',
      ),
    )
  if (Object.values(keys).includes(record.id))
    problems.push(said([...at, 'id'], '"id" is shown beside values: it must not be the column of a personal key.'))
  if (complete && !(complete.concept in facts))
    problems.push(said([...at, 'complete', 'concept'], `"${complete.concept}" is none of the facts of this record.`))
  if (complete && complete.to !== 'today' && !isPartialDate(complete.to))
    problems.push(said([...at, 'complete', 'to'], `There is no day ${complete.to}.`))
  if (items !== undefined && mapping.source !== 'rest')
    problems.push(said([...at, 'items'], '"items" is for sources of kind rest.'))
  if (changedAt !== undefined && (mapping.source === 'rest' || record.query !== undefined))
    problems.push(said([...at, 'changedAt'], 'Changes are noticed in tables and views only.'))
  for (const [concept, { codes, times, type = 'string' }] of Object.entries(facts)) {
    const path = [...at, 'facts', concept]
    if (codes !== undefined && !Object.hasOwn(mapping.codes, codes))
      problems.push(said([...path, 'codes'], `There is no code list "${codes}" under "codes".`))
    if (times !== undefined && type !== 'number')
      problems.push(said([...path, 'times'], 'Only numbers can be multiplied: say "type: number".'))
  }
  return problems
}

function said(path: readonly string[], problem: string): MappingProblem {
  return { path, problem }
}
