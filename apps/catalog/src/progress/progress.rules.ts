import {
  isConnected,
  isDemanded,
  isInForce,
  validityOf,
  type Announcement,
  type AskingField,
  type Authority,
  type Bilingual,
  type Concept,
  type ConceptProgress,
  type DemandedPaper,
  type FormDocument,
  type PaperType,
  type Procedure,
  type Registry,
  type RegistryProgress,
} from '#contracts'
import { doubtsOf, readForm, type CompilerSurroundings } from '#forms'

/** The catalogue of one day. */
export interface ProgressSources {
  concepts: readonly Concept[]
  registries: readonly Registry[]
  authorities: readonly Authority[]
  announcements: readonly Announcement[]
  procedures: readonly Procedure[]
  paperTypes: readonly PaperType[]
  /** The forms in force. */
  forms: readonly FormDocument[]
  around: CompilerSurroundings
}

/** A paper that is demanded still, and the concepts that prove what it proves. */
export interface ProvingPaper extends DemandedPaper {
  proves: readonly string[]
}

/** What the forms in force look up, ask and demand, by concept. */
export interface FormUses {
  lookedUp: ReadonlyMap<string, string[]>
  asked: ReadonlyMap<string, AskingField[]>
  papers: readonly ProvingPaper[]
}

/** Reads every form in force once: with the words of the form checker, and only what it is certain of. */
export function usesOf({ forms, procedures, paperTypes, around }: ProgressSources): FormUses {
  const offices = new Map(procedures.map(({ code, ministry }) => [code, ministry]))
  const proofs = new Map(paperTypes.map(({ id, proves = [] }) => [id, proves.map(({ concept }) => concept)] as const))
  const lookedUp = new Map<string, string[]>()
  const asked = new Map<string, AskingField[]>()
  const papers = forms.flatMap((form): ProvingPaper[] => {
    const { procedure, formVersion } = form
    const place = { procedure, formVersion, office: offices.get(procedure) ?? '' }
    const reading = readForm(form, around)
    const doubts = new Map(doubtsOf(reading, around).map(({ finding }) => [finding.field, finding.concept]))
    for (const { field, placed, isAsked, recognition } of reading.fields) {
      const { mode, concept, asks } = placed.binding ?? {}
      if (mode === 'registry' && concept !== undefined && !isAsked) add(lookedUp, concept, procedure)
      if (!isAsked || recognition?.certainty !== 'sure') continue
      // what fits the place it names asks for no more than that, whatever else is called the same
      const isHeld =
        around.isAnnounced(recognition.concept) || asks === undefined || doubts.get(field.path) === recognition.concept
      if (!isHeld) continue
      const waived = around.waiver(procedure, recognition.concept) !== undefined
      add(asked, recognition.concept, { ...place, path: field.path, label: field.label, waived })
    }
    return form.documents.flatMap((each, document) => {
      if (!isDemanded(each) || each.replacedBy?.length) return []
      const proves = [...new Set([...(each.proves ?? []), ...(proofs.get(each.paper ?? '') ?? [])])]
      return proves.length > 0 ? [{ ...place, document, name: each.name, proves }] : []
    })
  })
  return { lookedUp, asked, papers }
}

/** Every concept of the dictionary that is not retired, by owner, registry and id. */
export function progressOf(sources: ProgressSources, uses: FormUses): ConceptProgress[] {
  const { concepts, around, announcements } = sources
  const registries = new Map(sources.registries.map((registry) => [registry.id, registry]))
  const standing = Map.groupBy(
    announcements.filter((each) => isInForce(validityOf(each), around.today)),
    ({ concept }) => concept,
  )
  const items = concepts
    .filter(({ retiredOn }) => retiredOn === undefined || retiredOn > around.today)
    .flatMap((concept): ConceptProgress[] => {
      const registry = registries.get(concept.registry)
      if (!registry) return []
      const territories = new Set((standing.get(concept.id) ?? []).map(({ territory }) => territory))
      const announced = territories.size > 0
      const nationwide = territories.has('VN')
      const askedBy = uses.asked.get(concept.id) ?? []
      const usedBy = uses.lookedUp.get(concept.id) ?? []
      return [
        {
          ...{ concept: concept.id, name: concept.name, registry: concept.registry, owner: registry.owner },
          ownerName: nameOf(registry.owner, sources),
          ...{ announced, nationwide, territories: territories.size - (nationwide ? 1 : 0) },
          usable: announced && stepTo(concept, registry) === 'announce',
          ...{ used: usedBy.length, usedBy: [...new Set(usedBy)] },
          ...{ askedInSpite: announced ? askedBy.length : 0, askedBy },
          papers: uses.papers
            .filter(({ proves }) => proves.includes(concept.id))
            .map(({ proves: _, ...paper }) => paper),
        },
      ]
    })
  const order = ({ owner, registry, concept }: ConceptProgress) => `${owner} ${registry} ${concept}`
  return items.sort((left, right) => (order(left) < order(right) ? -1 : 1))
}

/** What its owner has to do before forms can take a concept: announce it, have it answered first, or connect the registry. */
export function stepTo({ planned }: Concept, registry: Registry): 'announce' | 'answer' | 'connect' {
  if (!isConnected(registry)) return 'connect'
  return planned && registry.key === undefined ? 'answer' : 'announce'
}

/** Each registry summed up, also one without concepts yet, by owner and id. */
export function sumsOf(items: readonly ConceptProgress[], sources: ProgressSources): RegistryProgress[] {
  const byRegistry = Map.groupBy(items, ({ registry }) => registry)
  const order = ({ owner, id }: Registry) => `${owner} ${id}`
  return sources.registries
    .toSorted((left, right) => (order(left) < order(right) ? -1 : 1))
    .map((registry): RegistryProgress => {
      const { id, name, owner } = registry
      const own = byRegistry.get(id) ?? []
      const count = (holds: (item: ConceptProgress) => boolean) => own.filter(holds).length
      const papers = own.flatMap((item) => item.papers.map(({ procedure, document }) => `${procedure} ${document}`))
      return {
        ...{ registry: id, name, owner, ownerName: nameOf(owner, sources) },
        ...{ connected: isConnected(registry), concepts: own.length },
        announced: count(({ announced }) => announced),
        usable: count(({ usable }) => usable),
        used: count(({ used }) => used > 0),
        askedInSpite: own.reduce((sum, { askedInSpite }) => sum + askedInSpite, 0),
        papers: new Set(papers).size,
      }
    })
}

/** What an authority is called; its code where it is not in the catalogue. */
function nameOf(code: string, { authorities }: ProgressSources): Bilingual {
  return authorities.find((each) => each.code === code)?.name ?? { vi: code, en: code }
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
