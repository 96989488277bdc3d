import { randomUUID } from 'node:crypto'
import type { Outbox } from '#bus'
import type { Logger, Catalogue } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { clock, official, plainKeys } from '../dossier/dossiers.fixture.js'
import { History } from '../dossier/history.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import { KeepNotices } from '../notices/keep-notices.js'
import { RecountDue } from './recount-due.js'

const days = (holidays: string[]) => ({
  ...{ daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] },
  holidays: holidays.map((date) => ({ date, name: { vi: 'Nghỉ', en: 'Off' } })),
})
let kept: ThrowAwayDatabase
let holidays: string[] = []
const catalogue = {
  isReady: () => true,
  setting: () => undefined,
  remember: (_: string, compute: () => unknown) => compute(),
  list: () => [{ key: 'calendar.2026', validFrom: '2026-01-01', value: days(holidays), source: 'Thử', certainty: 'C' }],
  get: (type: string) =>
    ({ procedure: { deadline: { amount: 2, unit: 'workingDay' }, afternoonRule: false }, formVersion: { form: {} } })[
      type as 'procedure' | 'formVersion'
    ],
} as unknown as Catalogue
let recount: RecountDue

beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const { database } = kept
  const logger = { info: () => undefined, warn: () => undefined } as unknown as Logger
  const dossierClock = new DossierClock(catalogue, database, clock)
  recount = new RecountDue(
    database,
    new History({} as Outbox, new KeepNotices(plainKeys)),
    catalogue,
    dossierClock,
    clock,
    logger,
  )
})
afterAll(() => kept.drop())

async function due(id: string): Promise<string | undefined> {
  const [row] = await kept.database.query<{ due: Date }>('select due_at as due from dossier where id = $1', [id])
  return row?.due.toISOString()
}

it('moves the due date of open dossiers when a calendar is corrected, only later, and says so', async () => {
  const [open, ended] = [randomUUID(), randomUUID()]
  for (const [id, status] of [
    [open, 'accepted'],
    [ended, 'completed'],
  ])
    // prettier-ignore
    await kept.database.write(
      `insert into dossier (id, procedure, form_version, status, identity, channel, created_by, applicant_name, search_name,
         received_by, handled_by, created_at, changed_at, received_at, due_at, snapshot_id)
       values ($1, '1.1', '1.0.0', $2, 'verified', 'citizen', 'lan', 'Lan', 'lan', $3, $3, $4, $4, $4, $5, $1)`,
      [id, status, official.authority, new Date('2026-11-25T09:00:00+07:00'), new Date('2026-11-27T17:00:00+07:00')],
    )
  expect(await recount.execute()).toBe(0)
  holidays = ['2026-11-26']
  expect([await recount.execute(), await due(open), await due(ended)]).toEqual([
    1,
    '2026-11-30T10:00:00.000Z',
    '2026-11-27T10:00:00.000Z',
  ])
  holidays = []
  expect([await recount.execute(), await due(open)]).toEqual([0, '2026-11-30T10:00:00.000Z'])
  const events = await kept.database.query('select event, note from dossier_event where dossier_id = $1', [open])
  expect(events).toEqual([{ event: 'dueMoved', note: 'Hạn mới: 17:00 30/11/2026.' }])
})
