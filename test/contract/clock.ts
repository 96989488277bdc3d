import { eventually } from '#testing'
import type { TestSystem } from '../system/system.js'
import { readyToSubmit } from '../stories/refusal.fixture.js'
import { expectRefusal, refuses, type Refusal, type Sentence } from './sentence.js'

interface Simulated {
  due: string | null
  explanation: { date: string; counted: boolean; n?: number; minutes?: number; why: string; name?: string }[]
}

interface Due {
  due: { at: string | null; explanation: { date: string; why: string }[] }
  dueAt: string | null
}

const path = '/v1/clock/simulations'
const history = {
  period: { amount: 2, unit: 'workingDay' },
  receivedAt: '2026-06-01T09:00:00+07:00',
  events: [] as object[],
}
const asked = { type: 'supplementRequested', at: '2026-06-03T10:00:00+07:00', ref: 'a', reason: 'incorrect' }
const answered = { type: 'supplementReceived', at: '2026-06-08T09:00:00+07:00', ref: 'a' }

async function simulate(system: TestSystem, change: object): Promise<Simulated> {
  const reply = await system.with(undefined).send<Simulated>('POST', path, { ...history, ...change })
  expect(reply.status).toBe(200)
  return reply.body
}

const refused = (change: object, ...places: string[]): Refusal => ({
  ...{ method: 'POST', path, status: 422, code: 'invalid_input', places },
  body: { ...history, ...change },
})

/** The legal clock and the calendars it counts by. */
export const clock: readonly Sentence[] = [
  [
    'simulations answer without a sign-in when a history is due, with the offset, and every day from receipt to due once',
    async (system) => {
      const { due, explanation } = await simulate(system, { events: [asked, answered] })
      expect(due).toBe('2026-06-08T17:00:00+07:00')
      expect(explanation).toEqual([
        { date: '2026-06-01', counted: false, why: 'receiptDay' },
        { date: '2026-06-02', counted: true, n: 1, why: 'workingDay' },
        { date: '2026-06-03', counted: true, n: 2, why: 'workingDay' },
        { date: '2026-06-04', counted: false, why: 'supplement' },
        { date: '2026-06-05', counted: false, why: 'supplement' },
        { date: '2026-06-06', counted: false, why: 'weekend' },
        { date: '2026-06-07', counted: false, why: 'weekend' },
        { date: '2026-06-08', counted: false, why: 'supplement' },
      ])
    },
  ],
  [
    'due is null while a wait lasts; holidays are named; hours are minutes of office time',
    async (system) => {
      expect(await simulate(system, { events: [asked] })).toEqual(expect.objectContaining({ due: null }))
      const { explanation } = await simulate(system, { receivedAt: '2026-04-29T09:00:00+07:00' })
      expect(explanation.filter(({ why }) => why === 'holiday').map(({ name }) => name)).toEqual([
        'Ngày Chiến thắng',
        'Ngày Quốc tế lao động',
      ])
      const hours = await simulate(system, {
        period: { amount: 8, unit: 'workingHour' },
        receivedAt: '2026-06-05T14:45:00+07:00',
      })
      expect([hours.due, hours.explanation.map(({ minutes }) => minutes ?? 0)]).toEqual([
        '2026-06-08T14:45:00+07:00',
        [135, 0, 0, 345],
      ])
    },
  ],
  refuses(
    'a year without a calendar is 422 calendar_year_missing',
    {
      method: 'POST',
      path,
      body: { ...history, receivedAt: '2030-01-02T09:00:00+07:00' },
      status: 422,
      code: 'calendar_year_missing',
    },
    {
      method: 'POST',
      path,
      body: { ...history, period: { amount: 10_000, unit: 'workingHour' } },
      status: 422,
      code: 'calendar_year_missing',
    },
    { path: '/v1/calendars/2030', status: 404, code: 'calendar_not_found' },
    { path: '/v1/calendars/soon', status: 404, code: 'calendar_not_found' },
  ),
  refuses(
    'what cannot be in a history is 422 with its place',
    refused({ period: { amount: -1, unit: 'workingDay' } }, '/period/amount too_small'),
    refused({ period: { amount: 1e9, unit: 'month' } }, '/period/amount too_large'),
    refused({ period: { amount: 1, unit: 'week' } }, '/period/unit not_allowed'),
    refused({ receivedAt: '2026-02-30T09:00:00+07:00' }, '/receivedAt wrong_form'),
    refused({ receivedAt: '2026-03-02T09:00:00' }, '/receivedAt wrong_form'),
    refused({ events: [{ ...asked, type: 'asked' }] }, '/events/0/type not_allowed'),
    refused({ events: [asked, { ...answered, at: '2026-06-02T09:00:00+07:00' }] }, '/events/1/at out_of_order'),
    refused({ events: [{ ...asked, at: '2026-05-02T09:00:00+07:00' }] }, '/events/0/at before_receipt'),
    refused({ events: [answered] }, '/events/0/ref nothing_asked'),
    refused(
      { events: Array.from({ length: 101 }, (_, index) => ({ ...asked, ref: String(index) })) },
      '/events too_many',
    ),
    refused({ province: '99' }, '/province province_not_found'),
  ),
  [
    'a calendar is read by anyone, entered by an operator and counted by at once; a citizen is refused',
    async (system) => {
      const year = { holidays: [{ date: '2029-01-01', name: { vi: 'Tết Dương lịch', en: 'New Year’s Day' } }] }
      const none = { daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] }
      const body = { ...year, ...none, source: 'Thử', certainty: 'C' }
      expect((await system.as('lan').send('PUT', '/v1/calendars/2029', body)).status).toBe(403)
      expect((await system.as('operator').send('PUT', '/v1/calendars/2029', body)).status).toBe(200)
      const read = await system.with(undefined).send<{ year: number; holidays: object[] }>('GET', '/v1/calendars/2029')
      expect([read.status, read.body.year, read.body.holidays.length]).toEqual([200, 2029, 1])
      await eventually(
        async () => (await simulate(system, { receivedAt: '2029-01-02T09:00:00+07:00' })).due,
        (due) => {
          expect(due).toBe('2029-01-04T17:00:00+07:00')
        },
      )
    },
  ],
  [
    'a dossier says why it is due, when it would be, and by an official when it was received; incomplete begins again',
    async (system) => {
      const office = system.as('official-dai-mo')
      const { id, snapshotId } = await readyToSubmit(system.as('lan'))
      const path = `/v1/dossiers/${id}`
      const receivedAt = new Date(Date.now() - 86_400_000).toISOString()
      const submission = { snapshotId, declaration: true, receivedBy: 'H26.00637', receivedAt }
      await expectRefusal(system, {
        ...{ as: 'lan', method: 'POST', path: `${path}/submission`, body: submission },
        ...{ status: 403, code: 'received_at_not_yours' },
      })
      await system.as('lan').submit(id, snapshotId, { receivedBy: 'H26.00637' })
      const { due, dueAt } = (await office.send<Due>('GET', path)).body
      expect(Date.parse(due.at ?? '')).toBe(Date.parse(dueAt ?? ''))
      expect(due.at).toMatch(/T17:00:00\+07:00$/)
      expect(due.explanation.at(-1)?.date).toBe(due.at?.slice(0, 10))
      for (const action of ['accept', 'start']) await office.act(id, action)
      await office.act(id, 'requestSupplement', { reason: 'Gọi lại.', fields: ['/contact/phone'], lacks: 'incomplete' })
      expect((await office.send<Due>('GET', path)).body.due.at).toBeNull()
      const answeredAt = new Date(Date.now() + 86_400_000).toISOString()
      const simulated = await office.send<Due['due']>('POST', `${path}/due-simulation`, { answeredAt })
      expect(simulated.body.explanation.map(({ why }) => why)).toEqual(expect.arrayContaining(['restartDay']))
    },
  ],
]
