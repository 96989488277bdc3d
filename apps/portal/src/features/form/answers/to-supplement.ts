import { isOpen } from '../../../shared/form/entries'
import type { Entry, SectionView } from '../../../shared/form/form-view'

/** Whether a place, or one within it, is among those the office asked for. */
export function isRequested(path: string, requested: readonly string[]): boolean {
  return requested.some((each) => each === path || each.startsWith(`${path}/`) || path.startsWith(`${each}/`))
}

/**
 * What a supplement is about: the places that were asked for, and those that have to be answered besides. Everything where
 * the office named no place.
 */
export function toSupplement(sections: SectionView[], requested: readonly string[]): SectionView[] {
  if (requested.length === 0) return sections
  const keeps = (entry: Entry) => isRequested(entry.path, requested) || isOpen(entry)
  return sections.flatMap((section) => {
    const blocks = section.blocks.flatMap((block): SectionView['blocks'] => {
      if (block.kind === 'question') return keeps(block.entry) ? [block] : []
      const parts = block.parts.filter((part) => (part.kind === 'item' ? part.entries.some(keeps) : keeps(part.entry)))
      return parts.length > 0 ? [{ ...block, parts }] : []
    })
    return blocks.length > 0 ? [{ ...section, blocks, entries: section.entries.filter(keeps) }] : []
  })
}
