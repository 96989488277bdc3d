import type { Announcement } from '#contracts'
import { closed, day, listOf, oneOf, text } from '#contracts/language/schema'
import type { EntryType } from '../entries/entry-type.js'
import type { SeedRow } from '../entries/seed-entry.js'

/** One statement of an owner about several concepts and territories; it stands for one announcement of each pair. */
export interface AnnouncementRow extends Omit<Announcement, 'concept' | 'territory'> {
  concepts: string[]
  territories: string[]
}

/** What the owners announced, in the shape they announce it: many concepts, many territories, one date. */
export const announcementType: EntryType<'announcement', AnnouncementRow> = {
  type: 'announcement',
  files: ['announcements.json'],
  shape: closed(
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
  keyOf: ({ id }) => id,
  nameOf: ({ id }) => id,
  valuesOf: (rows) => rows.flatMap(announcementsOf),
  problemsOf: ({ concept, territory }, known) => [...known.unanswered(concept), ...known.territory(territory)],
}

function announcementsOf({ row, place }: SeedRow<AnnouncementRow>): SeedRow<Announcement>[] {
  const { concepts, territories, ...statement } = row
  return concepts.flatMap((concept) =>
    territories.map((territory) => {
      const id = `${row.id}:${concept}:${territory}`
      return { row: { ...statement, id, concept, territory }, place }
    }),
  )
}
