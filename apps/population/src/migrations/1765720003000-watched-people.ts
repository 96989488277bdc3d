import type { MigrationInterface, QueryRunner } from 'typeorm'
import { unwatchTables, watchTables, type WatchedTable } from '#registry'
import { civilStatusSchema } from './1764000003000-civil-status-tables.js'

const self = 'select person_id from changed'
const household = `select other.person_id from public.household_member own join changed using (person_id)
  join public.household_member other on other.household_number = own.household_number`
const family = `select l.relative_id from public.family_link l join changed using (person_id)
  union all select l.person_id from public.family_link l join changed c on c.person_id = l.relative_id`
const around = `${self} union all ${household} union all ${family}`
const couple = 'select husband_id from changed union all select wife_id from changed'

const tables: WatchedTable[] = [
  ...['person', 'residence'].map((table) => ({ table, keys: around })),
  {
    table: 'household_member',
    keys: `${self} union all select m.person_id from public.household_member m join changed using (household_number)`,
  },
  { table: 'family_link', keys: `${self} union all select relative_id from changed` },
  { table: 'former_id', keys: self },
  { table: `${civilStatusSchema}.birth`, keys: `${self} union all ${family}` },
  { table: `${civilStatusSchema}.death`, keys: self },
  ...['marriage', 'divorce'].map((table) => ({ table: `${civilStatusSchema}.${table}`, keys: couple })),
]

/** Changes of people, of those around them, and of the civil-status books are told to open dossiers. */
export class WatchedPeople1765720003000 implements MigrationInterface {
  readonly name = 'WatchedPeople1765720003000'

  async up(runner: QueryRunner): Promise<void> {
    await watchTables(runner, tables)
  }

  async down(runner: QueryRunner): Promise<void> {
    await unwatchTables(runner, tables)
  }
}
