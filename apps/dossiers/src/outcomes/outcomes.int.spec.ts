import { randomUUID } from 'node:crypto'
import { jest } from '@jest/globals'
import { StateCopy } from '#bus'
import { catalog, hostOf, serviceNames, type DossierFact, type OutcomeSettled } from '#contracts'
import { Catalogue } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import {
  aDraft,
  clock,
  dossiersIn,
  marriage,
  official,
  outcomesIn,
  questionOf,
  viewsIn,
} from '../dossier/dossiers.fixture.js'
import { locked } from '../dossier/dossiers.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { possibleActions } from '../lifecycle/actions.rules.js'
import { standardProcess } from '#forms'
import type { IssuedResult } from '../results/issue-result.js'
import { FindDossiers } from '../views/find-dossiers.js'
import type { Outcomes } from './outcomes.js'

const form = {
  ...marriage,
  outcome: {
    ...{ registry: 'population', change: 'residence' },
    values: { personId: { from: '/applicant/personId' }, address: { from: '/note' } },
  },
  bindings: { ...marriage.bindings, '/applicant/personId': { mode: 'registry', concept: 'person.personId' } },
}
const refusal = { code: 'person_dead', message: { vi: 'Đã khai tử.', en: 'Dead.' } }

let kept: ThrowAwayDatabase
let catalogue: Catalogue
let outcomes: Outcomes
const told: DossierFact[] = []
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const copy = new StateCopy(catalog.state, () => [])
  const key = `${form.procedure}@${form.formVersion}`
  const entries = [
    { type: 'formVersion', key, value: { form } },
    { type: 'authority', key: official.authority, value: { code: official.authority, unit: '00637' } },
    { type: 'registry', key: 'population', value: { id: 'population', name: { vi: 'CSDL dân cư', en: 'Population' } } },
  ]
  for (const entry of entries) {
    const text = JSON.stringify({ ...entry, version: 1 })
    copy.record({ key: `${entry.type}/${entry.key}`, version: 1, text })
  }
  catalogue = new Catalogue()
  catalogue.follow(copy)
  const outbox = {
    record: (_tx: unknown, _contract: unknown, _key: string, fact: object) =>
      Promise.resolve(void told.push(fact as DossierFact)),
  }
  outcomes = outcomesIn(kept.database, catalogue, outbox)
})
beforeEach(() => told.splice(0))
afterAll(() => kept.drop())

/** A completed dossier with a signed result, which its registry is told of. */
async function completed(decision: 'granted' | 'refused' = 'granted') {
  const columns = { status: 'completed', answers: JSON.stringify({ '/note': 'Số 5' }), received_at: clock.now() }
  const dossierId = await aDraft(kept.database, { ...columns, handled_by: official.authority })
  const outcomeId = randomUUID()
  const issued: IssuedResult = {
    ...{ id: outcomeId, token: outcomeId, outcome: { decision, fields: {} }, authority: official.authority ?? '' },
    ...{ at: clock.now(), size: 1, sha256: 'ab' },
  }
  await kept.database.transaction(async (tx) => {
    await tx.query(
      `insert into result (id, dossier_id, token, decision, fields, authority, signed_at, signed_by, signer_name, size, sha256)
       values ($1, $2, $3, $4, '{}', 'a', now(), 'x', 'X', 1, 'ab')`,
      [outcomeId, dossierId, issued.token, decision],
    )
    const dossier = await locked(tx, dossierId)
    if (!dossier) throw new TypeError('The dossier is gone.')
    await outcomes.send(dossiersIn(kept.database, catalogue).changeOf(tx, dossier, questionOf(official)), issued)
  })
  return { dossierId, outcomeId }
}

const settle = (
  ref: { dossierId: string; outcomeId: string },
  more: Partial<OutcomeSettled> = {},
  host = 'population',
) =>
  kept.database.transaction((tx) =>
    outcomes.settle({ ...ref, registry: 'population', status: 'applied', at: 'now', ...more }, host, tx),
  )
const view = async (id: string) => {
  const dossier = await kept.database.transaction((tx) => locked(tx, id))
  if (!dossier) throw new TypeError('The dossier is gone.')
  return viewsIn(kept.database, catalogue).view(dossier, official)
}
const events = (id: string) =>
  kept.database.query('select event, note, actor_name from dossier_event where dossier_id = $1 order by id', [id])

it('a granted dossier tells its registry, with ids only', async () => {
  const { dossierId, outcomeId } = await completed()
  expect(told).toEqual([
    { kind: 'outcomeSigned', dossierId, outcomeId, registry: 'population', at: clock.now().toISOString() },
  ])
  expect((await view(dossierId)).outcome).toMatchObject({ registry: 'population', status: 'waiting' })
})

it('a refused one tells nobody', async () => {
  const { dossierId } = await completed('refused')
  expect(told).toEqual([])
  expect((await view(dossierId)).outcome).toBeUndefined()
})

it('the registry reads what it says, and no other service does', async () => {
  const ref = await completed()
  expect(await outcomes.read(ref, 'population')).toMatchObject({
    ...{ change: 'residence', unit: '00637', resultSha256: 'ab', procedure: form.procedure },
    values: { personId: '001090021473', address: 'Số 5' },
  })
  for (const asker of serviceNames.filter((name) => name !== hostOf('population')))
    await expect(outcomes.read(ref, asker)).rejects.toMatchObject({ code: 'only_the_owner_reads_outcomes' })
  const other = { ...ref, dossierId: randomUUID() }
  await expect(outcomes.read(other, 'population')).rejects.toMatchObject({ code: 'outcome_not_found' })
})

it('what the registry applied is shown, once however often it is told', async () => {
  const ref = await completed()
  await settle(ref)
  await settle(ref)
  await settle(ref, { status: 'refused', refusal })
  expect(await view(ref.dossierId)).toMatchObject({ status: 'completed', outcome: { status: 'applied' } })
  expect(await events(ref.dossierId)).toEqual([{ event: 'outcomeApplied', note: null, actor_name: 'CSDL dân cư' }])
})

it.each(['completed', 'returned'])('what it refused opens a %s dossier again, without a result', async (status) => {
  const ref = await completed()
  await kept.database.write('update dossier set status = $2 where id = $1', [ref.dossierId, status])
  await settle(ref, { status: 'refused', refusal })
  await settle(ref)
  const now = await view(ref.dossierId)
  expect(now).toMatchObject({ status: 'inProgress', outcome: { status: 'refused', refusal } })
  expect(now.result).toBeUndefined()
  expect(now.allowedActions).toEqual(possibleActions(standardProcess, 'inProgress', official))
  expect(told.map(({ kind }) => kind)).toEqual(['outcomeSigned', 'acted'])
  expect(await events(ref.dossierId)).toMatchObject([{ event: 'outcomeRefused', note: 'Đã khai tử.' }])
})

describe('a dossier that changes while it is read', () => {
  async function readWhile(id: string, happens: () => Promise<unknown>) {
    const views = viewsIn(kept.database, catalogue)
    const view = views.view.bind(views)
    const reading = jest.spyOn(views, 'view').mockImplementation(async (...about) => {
      await happens()
      return view(...about)
    })
    const found = new FindDossiers(kept.database, dossiersIn(kept.database, catalogue), views, clock)
    return { read: await found.one({ dossier: id }, official), times: reading.mock.calls.length }
  }

  it('is told as it is after the change, not half of each', async () => {
    const ref = await completed()
    const { read } = await readWhile(ref.dossierId, () => settle(ref, { status: 'refused', refusal }))
    expect(read).toMatchObject({ status: 'inProgress', outcome: { status: 'refused' } })
  })

  it('is told to nobody who may not read it any more', async () => {
    const { dossierId } = await completed()
    const handOver = () =>
      kept.database.write(
        `update dossier set handled_by = 'H26.00004', received_by = 'H26.00004', version = version + 1 where id = $1`,
        [dossierId],
      )
    await expect(readWhile(dossierId, handOver)).rejects.toMatchObject({ code: 'dossier_not_found' })
  })

  it('is told as it was seen last where it never rests', async () => {
    const { dossierId } = await completed()
    const touch = () => kept.database.write('update dossier set version = version + 1 where id = $1', [dossierId])
    expect(await readWhile(dossierId, touch)).toMatchObject({ read: { status: 'completed' }, times: 3 })
  })
})

it.each([
  ['another registry', {}, 'land'],
  ['nobody who was asked', { outcomeId: randomUUID() }, 'population'],
])('the word of %s changes nothing', async (_, more, host) => {
  const ref = await completed()
  await settle(ref, { status: 'refused', refusal, ...more }, host)
  expect(await view(ref.dossierId)).toMatchObject({ status: 'completed', outcome: { status: 'waiting' } })
})
