import { applicability } from '#forms/fields/conditions'
import { isDemanded, requiredPlaces } from '#forms/fields/required-places'
import type {
  Answers,
  FieldSchema,
  FormDocument,
  LayoutField,
  LayoutSection,
  LocalText,
  Readable,
  Snapshot,
  SnapshotField,
  Value,
} from '../api/types'
import { at, listOf, patternOf, positionsIn } from './paths'
import { schemaAt } from './schema'

/**
 * What the citizen sees of a field: a fact, a fact in doubt, a missing fact, a question, a declaration,
 * several records to choose from, the one that was chosen, or a fact that is being asked for.
 */
export type EntryState = 'known' | 'doubt' | 'gap' | 'ask' | 'attest' | 'choice' | 'chosen' | 'wait'

/** One field of the form as it is shown. */
export interface Entry {
  path: string
  label: Readable
  help?: Readable
  why?: Readable
  state: EntryState
  schema: FieldSchema
  required: boolean
  field?: SnapshotField
  concept?: string
  widget?: string
  answer?: Value
  /** What a list's items are asked for, as the form words it; pattern of its path → label. */
  itemLabels?: Record<string, Readable>
  /** The item of a list the field belongs to. */
  item?: { position: number; name: string }
}

/** Facts of one source side by side; those of one item of a list stay together. */
export interface Sheet {
  kind: 'sheet'
  /** The registry that gave the facts, or that is expected to. */
  registry?: string
  source?: { registryName: Readable; lookedUpAt?: string }
  parts: ({ kind: 'fact'; entry: Entry } | { kind: 'item'; name: string; position: number; entries: Entry[] })[]
}

/** A section as a sequence of sheets and questions. */
export interface SectionView {
  title: LocalText
  blocks: (Sheet | { kind: 'question'; entry: Entry })[]
  entries: Entry[]
}

const factStates: EntryState[] = ['known', 'doubt', 'gap', 'wait']

function stateOf(field: SnapshotField | undefined, mode: string, asking: boolean): EntryState | null {
  if (!field) {
    if (mode === 'ask') return asking ? 'ask' : null
    if (mode === 'attest') return asking ? 'attest' : null
    return asking ? 'wait' : null
  }
  if (mode === 'attest') return 'attest'
  switch (field.status) {
    case 'provided':
      if (field.choices?.length) return 'chosen'
      return field.quality === 'disputed' || field.quality === 'stale' ? 'doubt' : 'known'
    case 'gap':
      return field.choices?.length ? 'choice' : 'gap'
    case 'ask':
      return field.choices?.length ? 'choice' : 'ask'
    default:
      return field.status satisfies never
  }
}

/**
 * The form joined with what the look-ups returned and what was answered; without a snapshot every fact is waited for.
 * Questions that do not apply, or not yet, are left out.
 */
export function viewOf(form: FormDocument, snapshot: Pick<Snapshot, 'fields'> | null, answers: Answers): SectionView[] {
  const fields = new Map(snapshot?.fields.map((field) => [field.path, field]))
  const paths = [...fields.keys(), ...Object.keys(answers)]
  const required = requiredPlaces(form)
  const applies = applicability({ form, fields: snapshot?.fields ?? [], answers })

  const entryOf = (line: LayoutField, path: string, item?: Entry['item']): Entry | null => {
    const field = fields.get(path)
    if (field?.status !== 'provided' && applies(path) !== 'yes') return null
    const binding = form.bindings[line.path] ?? form.bindings[patternOf(path)]
    const state = stateOf(field, binding?.mode ?? 'ask', snapshot === null)
    if (!state) return null
    return {
      path,
      label: line.label,
      help: line.help,
      widget: line.widget,
      why: binding?.why,
      concept: field?.concept ?? binding?.concept,
      schema: schemaAt(form.schema, path),
      required: required.has(path) || isDemanded(form.schema, path),
      state,
      field,
      answer: answers[path],
      itemLabels: labelsBelow(form, line.path),
      item,
    }
  }

  const entriesOf = (section: LayoutSection): Entry[] => {
    const entries: Entry[] = []
    const listsDone = new Set<string>()
    for (const line of section.fields) {
      const list = listOf(line.path)
      if (!list) {
        entries.push(...present(entryOf(line, line.path)))
      } else if (!listsDone.has(list)) {
        listsDone.add(list)
        const lines = section.fields.filter((other) => listOf(other.path) === list)
        entries.push(...itemsOf(list, lines, section.title))
      }
    }
    return entries
  }

  const itemsOf = (list: string, lines: LayoutField[], title: LocalText): Entry[] => {
    const positions = positionsIn(list, paths)
    if (!positions.length) {
      const [whole] = fields.has(list) ? present(entryOf({ path: list, label: title }, list)) : []
      if (whole) return [{ ...whole, concept: whole.concept ?? form.bindings[lines[0]?.path ?? '']?.concept }]
      return lines.flatMap((line) => present(entryOf(line, line.path)))
    }
    return positions.flatMap((position) => {
      const nameLine = lines.find((line) => /name$/i.test(line.path))
      const namePath = nameLine && at(nameLine.path, position)
      const name = namePath ? (fields.get(namePath)?.value ?? answers[namePath] ?? '') : ''
      const item = { position, name: typeof name === 'string' ? name : '' }
      return lines.flatMap((line) => present(entryOf(line, at(line.path, position), item)))
    })
  }

  return form.layout.pages
    .flatMap((page) => page.sections)
    .map((section) => {
      const entries = entriesOf(section)
      return { title: section.title, entries, blocks: blocksOf(entries) }
    })
    .filter((section) => section.entries.length > 0)
}

const present = (entry: Entry | null) => (entry ? [entry] : [])

function blocksOf(entries: Entry[]): SectionView['blocks'] {
  const blocks: SectionView['blocks'] = []
  for (const entry of entries) {
    if (!factStates.includes(entry.state)) {
      blocks.push({ kind: 'question', entry })
      continue
    }
    const last = blocks.at(-1)
    const sheet = last?.kind === 'sheet' && belongs(entry, last) ? last : startSheet(blocks)
    const source = entry.field?.derivedFrom ? undefined : entry.field?.source
    sheet.registry ??= registryOf(entry)
    sheet.source ??= source && { registryName: source.registryName, lookedUpAt: source.lookedUpAt }
    addPart(sheet, entry)
  }
  return blocks
}

function startSheet(blocks: SectionView['blocks']): Sheet {
  const sheet: Sheet = { kind: 'sheet', parts: [] }
  blocks.push(sheet)
  return sheet
}

function belongs(entry: Entry, sheet: Sheet): boolean {
  const registry = registryOf(entry)
  return !registry || !sheet.registry || sheet.registry === registry
}

function registryOf({ field }: Entry): string | undefined {
  return field?.derivedFrom ? undefined : (field?.source?.registry ?? field?.registry)
}

function addPart(sheet: Sheet, entry: Entry): void {
  const last = sheet.parts.at(-1)
  if (!isPlainOfItem(entry)) {
    sheet.parts.push({ kind: 'fact', entry })
  } else if (last?.kind === 'item' && last.position === entry.item.position) {
    last.entries.push(entry)
  } else {
    sheet.parts.push({ kind: 'item', name: entry.item.name, position: entry.item.position, entries: [entry] })
  }
}

/** Whether the entry is a plain fact of an item of a list, to be shown on one line with its neighbours. */
export function isPlainOfItem(entry: Entry): entry is Entry & { item: NonNullable<Entry['item']> } {
  return entry.item !== undefined && entry.state === 'known' && !entry.field?.derivedFrom
}

/** The entry an error at a path belongs to: the one at the path, or the innermost that holds it. */
export function nearestEntry(entries: readonly Entry[], path: string): Entry | undefined {
  const holding = entries.filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
  return holding.sort((left, right) => right.path.length - left.path.length)[0] ?? entries[0]
}

/** The labels of the fields of a list's items; nothing for a field that is no list. */
function labelsBelow({ layout }: FormDocument, path: string): Record<string, Readable> | undefined {
  const lines = layout.pages.flatMap(({ sections }) => sections).flatMap(({ fields }) => fields)
  const own = lines.filter((line) => line.path.startsWith(`${path}/*/`))
  return own.length > 0 ? Object.fromEntries(own.map((line) => [line.path, line.label])) : undefined
}
