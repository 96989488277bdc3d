import type { Agreement, Concept, FormDocument, Registry } from '#contracts'

/** What a form reads from the databases of one owner. */
export interface OwnedConcepts {
  owner: string
  concepts: string[]
}

/** The concepts a form's bindings read from registries, by the ministry that owns them, each once and in order. */
export function conceptsByOwner(
  { bindings }: FormDocument,
  concept: (id: string) => Concept | undefined,
  registry: (id: string) => Registry | undefined,
): OwnedConcepts[] {
  const read = Object.values(bindings).flatMap(({ mode, concept: id }) => (mode === 'registry' && id ? [id] : []))
  const ownerOf = (id: string) => registry(concept(id)?.registry ?? '')?.owner
  const byOwner = Map.groupBy([...new Set(read)].sort(), ownerOf)
  return [...byOwner]
    .flatMap(([owner, concepts]) => (owner === undefined ? [] : [{ owner, concepts }]))
    .sort((left, right) => left.owner.localeCompare(right.owner))
}

/** Whether agreements in force give a class of authorities everything already. */
export function isCovered(
  concepts: readonly string[],
  agreements: readonly Agreement[],
  { procedure, consumerClass }: Pick<Agreement, 'procedure' | 'consumerClass'>,
  today: string,
): boolean {
  const given = new Set(
    agreements
      .filter((each) => each.procedure === procedure && each.consumerClass === consumerClass)
      .filter(({ validFrom, validTo }) => validFrom <= today && (validTo ?? today) >= today)
      .flatMap((each) => each.concepts),
  )
  return concepts.every((concept) => given.has(concept))
}
