import type { Outbox } from '#bus'
import type { Logger } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, aDraft, clock, plainKeys } from '../dossier/dossiers.fixture.js'
import { History } from '../dossier/history.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { KeepNotices } from '../notices/keep-notices.js'
import { RerouteDossiers } from './reroute-dossiers.js'

// the former ward 00001 went whole to 00097, the former ward 00007 mostly to 00008 and in part to 00025
const [whole, split] = ['H26.00001', 'H26.00007']

let kept: ThrowAwayDatabase
let now = new Date('2025-06-30T23:00:00+07:00')
const rerouting = () => {
  const name = { vi: 'UBND phường Đại Mỗ', en: 'Đại Mỗ' }
  const here = { type: 'authority', key: 'H26.00637', value: { code: 'H26.00637', name, level: 'commune' } }
  const catalogue = Object.assign(aCatalogue(here), { isReady: () => true })
  const logger = { info: () => undefined, warn: () => undefined } as unknown as Logger
  const history = new History({} as Outbox, new KeepNotices(plainKeys))
  return new RerouteDossiers(
    kept.database,
    history,
    catalogue,
    clockAt(() => now),
    logger,
  )
}
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
})
afterAll(() => kept.drop())

const submitted = (office: string, columns: object = {}) =>
  aDraft(kept.database, {
    ...{ status: 'submitted', received_by: office, handled_by: office, received_at: clock.now(), due_at: clock.now() },
    ...columns,
  })
const rows = <R>(text: string, id: string) => kept.database.query<R>(text, [id])
const handler = async (id: string) =>
  (await rows<{ office: string }>('select handled_by as office from dossier where id = $1', id))[0]?.office
const events = async (id: string) =>
  (await rows<{ event: string }>('select event from dossier_event where dossier_id = $1 order by at, id', id)).map(
    ({ event }) => event,
  )
const told = async (id: string) =>
  (await rows<object>(`select 1 from notice where dossier_id = $1 and kind = 'transferred'`, id)).length

it('hands open dossiers over on the first day after, once, and tells the citizen', async () => {
  now = new Date('2025-06-30T23:00:00+07:00')
  const merged = await submitted(whole)
  const largest = await submitted(split)
  const resident = await submitted(split, { residence_unit: '00025' })
  const ended = await submitted(whole, { status: 'returned' })
  const toFetch = await submitted(whole, { status: 'completed' })
  const [here, transfer] = ['H26.00637', { from: 'H26.00637', to: split, at: '', by: 'x', reason: 'x' }]
  const asked = await submitted(here, { transfer: JSON.stringify(transfer), asked_offices: [split, 'H26.*'] })
  const service = rerouting()
  expect(await service.execute()).toBe(0)
  now = new Date('2025-07-01T00:01:00+07:00')
  expect(await service.execute()).toBe(5)
  expect([await handler(merged), await handler(largest), await handler(resident)]).toEqual([
    ...['H26.00097', 'H26.00008', 'H26.00025'],
  ])
  expect([await handler(ended), await handler(asked), await handler(toFetch)]).toEqual([whole, here, 'H26.00097'])
  expect([await events(merged), await events(asked), await events(ended)]).toEqual([
    ['transferred'],
    ['transferTakenBack'],
    [],
  ])
  expect(await told(merged)).toBe(1)
  expect(await service.execute()).toBe(0)
  expect(await rerouting().execute()).toBe(0)
  expect(await events(merged)).toEqual(['transferred'])
})

it('hands on the opinion an office was asked for, and ends it where the asker itself took over', async () => {
  now = new Date('2025-07-01T00:01:00+07:00')
  const inquired = async (handledBy: string, to = whole) => {
    const dossier = await submitted(handledBy)
    const [{ id = '' } = {}] = await rows<{ id: string }>(
      `insert into opinion (id, dossier_id, number, from_office, to_office, question, shared_values, attachments, period,
         asked_at, asked_by, due_at)
       values (gen_random_uuid(), $1, 'YK1', 'x', '${to}', 'x', '[]', '{}', '{}', now(), 'x', now()) returning id`,
      dossier,
    )
    await kept.database.write('update dossier set inquiries = $2 where id = $1', [
      dossier,
      JSON.stringify([{ id, to, dueAt: '', isOpen: true }]),
    ])
    return dossier
  }
  const [elsewhere, itself] = [await inquired('H26.00637'), await inquired('H26.00097')]
  const handedOver = await inquired(whole, 'H26.00097') // to the office it asks
  expect(await rerouting().execute()).toBe(3)
  const standing = async (id: string) =>
    rows(
      `select o.to_office as "to", o.ended_at is null as open, d.inquiries->0->>'to' as mark,
      (d.inquiries->0->>'isOpen')::boolean as "isOpen"
      from opinion o join dossier d on d.id = o.dossier_id where d.id = $1`,
      id,
    )
  expect(await standing(elsewhere)).toEqual([{ to: 'H26.00097', open: true, mark: 'H26.00097', isOpen: true }])
  expect(await standing(itself)).toEqual([{ to: whole, open: false, mark: whole, isOpen: false }])
  expect(await standing(handedOver)).toEqual([{ to: 'H26.00097', open: false, mark: 'H26.00097', isOpen: false }])
  expect([await events(elsewhere), await events(itself)]).toEqual([['opinionPassedOn'], ['opinionsEnded']])
  expect(await events(handedOver)).toEqual(['transferred', 'opinionsEnded'])
})
