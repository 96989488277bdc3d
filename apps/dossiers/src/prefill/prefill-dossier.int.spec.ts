import { randomUUID } from 'node:crypto'
import { catalog, type Actor, type FormDocument, type LookupReply } from '#contracts'
import { Catalogue, Clock, StateCopy, type AskContext, type Bus } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import type { MatchApplicant } from '../cases/match-applicant.js'
import { dossiersService } from '../dossiers.service-definition.js'
import type { NoteRepeats } from '../repeats/note-repeats.js'
import { PrefillDossier } from './prefill-dossier.js'
import { Prefills } from './prefills.js'

const lan: Actor = { subject: 'lan', role: 'citizen', permissions: [], name: 'Lan', personId: '001188014826' }
const same = (text: string) => ({ vi: text, en: text })
const form: FormDocument = {
  procedure: '1.014632',
  formVersion: '1.0.0',
  title: same('Biểu mẫu'),
  schema: { type: 'object', properties: { note: { type: 'string' } } },
  layout: {
    pages: [
      { title: same('1'), sections: [{ title: same('1'), fields: [{ path: '/note', label: same('Ghi chú') }] }] },
    ],
  },
  bindings: { '/note': { mode: 'ask', why: same('Vì') } },
  documents: [],
}

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
})
afterAll(() => kept.drop())

function aCatalogue(): Catalogue {
  const copy = new StateCopy(catalog.state, () => [])
  const key = `${form.procedure}@${form.formVersion}`
  const entry = { type: 'formVersion', key, version: 1, value: { form } }
  copy.record({ key: `formVersion/${key}`, version: 1, text: JSON.stringify(entry) })
  const catalogue = new Catalogue()
  catalogue.follow(copy)
  return catalogue
}

async function aDraft(): Promise<string> {
  const id = randomUUID()
  await kept.database.write(
    `insert into dossier (id, procedure, form_version, status, identity, channel, created_by, applicant_person_id,
       applicant_name, search_name, created_at, changed_at)
     values ($1, $2, $3, 'draft', 'verified', 'citizen', 'lan', $4, 'Lan', 'lan', now(), now())`,
    [id, form.procedure, form.formVersion, lan.personId],
  )
  return id
}

/** Prefills over a bus that waits with the exchange's answers for `go`. */
function aService(go: Promise<void> = Promise.resolve()) {
  let asks = 0
  const bus = {
    ask: async (): Promise<LookupReply> => {
      asks++
      await go
      return { lookups: [] }
    },
  } as unknown as Bus
  const never = {} as MatchApplicant
  const repeats = { afterPrefill: () => Promise.resolve() } as unknown as NoteRepeats
  const service = new PrefillDossier(bus, aCatalogue(), new Prefills(kept.database, repeats), never, new Clock())
  return { service, asks: () => asks }
}

function aQuestion(isDirect = false): AskContext & { actor: Actor } {
  const deadline = Date.now() + 60_000
  return { id: randomUUID(), from: 'gateway', correlationId: 'test-test', deadline, actor: lan, isDirect }
}

/** What there is of a dossier: its snapshots, its `prefilled` events, its version. */
async function traces(id: string) {
  const [row] = await kept.database.query(
    `select (select array_agg(s.id) from snapshot s where dossier_id = d.id) as snapshots, d.snapshot_id as newest,
       (select count(*)::int from dossier_event where dossier_id = d.id) as events, d.version
     from dossier d where id = $1`,
    [id],
  )
  return row
}

describe('a prefill that the bus brings a second time', () => {
  it('after its answer has the same snapshot, and nobody is asked again', async () => {
    const dossier = await aDraft()
    const { service, asks } = aService()
    const question = aQuestion()
    const first = await service.execute({ dossier, body: {} }, question)
    expect(await service.execute({ dossier, body: {} }, question)).toEqual(first)
    expect(asks()).toBe(1)
    const { snapshotId } = first
    expect(await traces(dossier)).toEqual({ snapshots: [snapshotId], newest: snapshotId, events: 1, version: 2 })
  })

  it('while another instance works on it has the same snapshot', async () => {
    const dossier = await aDraft()
    let go: () => void = () => undefined
    const waiting = new Promise<void>((resolve) => (go = resolve))
    const question = aQuestion()
    const both = [aService(waiting), aService(waiting)].map(({ service }) =>
      service.execute({ dossier, body: {} }, question),
    )
    go()
    const [first, second] = await Promise.all(both)
    expect(second).toEqual(first)
    const id = first?.snapshotId
    expect(await traces(dossier)).toEqual({ snapshots: [id], newest: id, events: 1, version: 2 })
  })

  it('does not take back a newer one', async () => {
    const dossier = await aDraft()
    const { service } = aService()
    const question = aQuestion()
    const first = await service.execute({ dossier, body: {} }, question)
    const newer = await service.execute({ dossier, body: {} }, aQuestion())
    expect(await service.execute({ dossier, body: {} }, question)).toEqual(first)
    expect(await traces(dossier)).toMatchObject({ newest: newer.snapshotId, events: 2 })
  })

  it('is not mixed up with what was asked of another dossier', async () => {
    const { service } = aService()
    const question = aQuestion()
    await service.execute({ dossier: await aDraft(), body: {} }, question)
    const other = await aDraft()
    await expect(service.execute({ dossier: other, body: {} }, question)).rejects.toMatchObject({
      code: 'snapshot_not_found',
    })
    expect(await traces(other)).toMatchObject({ snapshots: null, newest: null, events: 0 })
  })
})

describe('a prefill within the process', () => {
  it('makes a snapshot each time', async () => {
    const dossier = await aDraft()
    const { service } = aService()
    const first = await service.execute({ dossier, body: {} }, aQuestion(true))
    const second = await service.execute({ dossier, body: {} }, aQuestion(true))
    expect(second.snapshotId).not.toBe(first.snapshotId)
  })
})
