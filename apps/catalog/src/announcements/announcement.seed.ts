import type { Announcement } from '#contracts'
import { closed, day, listOf, oneOf, text } from '#contracts/language/schema'
import type { SeedEntry, SeedKind, SeedRow } from '../entries/entry-type.js'

/** One statement of an owner about several concepts and territories; it stands for one announcement of each pair. */
export interface AnnouncementRow extends Omit<Announcement, 'concept' | 'territory'> {
  concepts: string[]
  territories: string[]
}

/** What the owners announced, in the shape they announce it: many concepts, many territories, one date. */
export const announcementSeeds: SeedKind<AnnouncementRow> = {
  file: 'announcements.json',
  schema: closed(
    {
      id: text,
      concepts: listOf(text),
      territories: listOf({ type: 'string', pattern: '^(VN|[0-9]{2}|[0-9]{5})$' }),
      basis: oneOf('authority', 'residence', 'record'),
      from: day,
      legalBasis: text,
      complete: { type: 'boolean' },
    },
    { to: day },
  ),
  nameOf: (row) => row.id,
  entries: (rows) => rows.flatMap(announcementsOf),
}

function announcementsOf({ row, place }: SeedRow<AnnouncementRow>): SeedEntry[] {
  const { concepts, territories, ...statement } = row
  return concepts.flatMap((concept) =>
    territories.map((territory): SeedEntry => {
      const value = { ...statement, id: `${row.id}:${concept}:${territory}`, concept, territory }
      return { type: 'announcement', key: value.id, value, place }
    }),
  )
}
