import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StateCopy, type Bus } from '#bus'
import { catalog, type ActOnDossier as Body, type Actor, type FormDocument, type FormPart } from '#contracts'
import { DiskFiles } from '#files'
import { standardWithout } from '#forms'
import { Catalogue, Idempotent, RuntimeSettings } from '#platform'
import { DemoSigners } from '#sandbox'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { Submissions } from '../answers/submissions.js'
import {
  clock,
  besideIn,
  dossiersIn,
  flagsIn,
  official,
  outcomesIn,
  plainKeys,
  questionOf,
  viewsIn,
} from '../dossier/dossiers.fixture.js'
import { KeepMeasure } from '../measures/keep-measure.js'
import { KeepPapers } from '../kept-papers/keep-papers.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import type { MatchPerson } from '../matching/match-person.js'
import type { NoteRepeats } from '../repeats/note-repeats.js'
import { IssueResult } from '../results/issue-result.js'
import { ResultSettings } from '../results/result.settings.js'
import type { Views } from '../views/views.js'
import { ActOnDossier } from './act-on-dossier.js'
import { AcceptEffect } from './effects/accept.effect.js'
import { CompleteEffect } from './effects/complete.effect.js'
import { Effects } from './effects/effects.js'
import { RequestSupplementEffect } from './effects/request-supplement.effect.js'
import { SupplementEffect } from './effects/supplement.effect.js'

const same = (text: string) => ({ vi: text, en: text })
const part = (procedure: string, name: string, after?: string[]): FormPart => ({
  ...{ procedure, name: same(name), handler: same('Cơ quan'), fields: ['/note'] },
  deadline: { amount: 5, unit: 'day', certainty: 'C' },
  ...(after ? { after } : {}),
})
const bare: FormDocument = {
  procedure: '1.000009',
  formVersion: '1.0.0',
  title: same('Biểu mẫu'),
  schema: { type: 'object' },
  layout: { pages: [] },
  bindings: {},
  documents: [],
}
const journey: FormDocument = {
  ...bare,
  procedure: '2.000986',
  parts: [part('1.000001', 'Khai sinh'), part('1.000002', 'Thường trú', ['1.000001'])],
}
const atOnce: FormDocument = { ...bare, procedure: '2.000815', process: standardWithout(['supplementRequested']) }

let kept: ThrowAwayDatabase
let service: ActOnDossier
let views: Views
const directory = mkdtempSync(join(tmpdir(), 'motlan-act-'))
const told: string[] = []
let matches = 0
let meanwhile: () => Promise<unknown> = () => Promise.resolve()
const matching = {
  applicant: async () => {
    matches++
    await meanwhile()
    return { personId: '001188014826' }
  },
} as unknown as MatchPerson
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const catalogue = new Catalogue()
  const copy = new StateCopy(catalog.state, () => [])
  for (const form of [bare, journey, atOnce]) {
    const key = `${form.procedure}@${form.formVersion}`
    const entry = { type: 'formVersion', key, version: 1, value: { form } }
    copy.record({ key: `formVersion/${key}`, version: 1, text: JSON.stringify(entry) })
  }
  for (const { procedure: code } of [bare, journey, atOnce]) {
    const value = {
      code,
      name: { vi: code, en: code },
      legalBasis: 'Luật',
      certainty: 'C',
      deadline: { amount: 3, unit: 'day' },
    }
    const entry = { type: 'procedure', key: code, version: 1, value }
    copy.record({ key: `procedure/${code}`, version: 1, text: JSON.stringify(entry) })
  }
  const year = {
    key: 'calendar.2026',
    validFrom: '2026-01-01',
    value: { holidays: [], daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] },
  }
  const setting = { type: 'setting', key: year.key, version: 1, value: year }
  copy.record({ key: `setting/${year.key}`, version: 1, text: JSON.stringify(setting) })
  catalogue.follow(copy)
  const effects = new Effects(
    new AcceptEffect(matching),
    new RequestSupplementEffect({} as Bus),
    new SupplementEffect(new Submissions(), {} as NoteRepeats),
    new CompleteEffect(
      catalogue,
      issuing(catalogue),
      outcomesIn(kept.database, catalogue),
      flagsIn(kept.database, catalogue),
    ),
    catalogue,
    new DossierClock(catalogue, kept.database, clock),
  )
  views = viewsIn(kept.database, catalogue)
  const outbox = {
    record: (_tx: unknown, _contract: unknown, _key: string, { kind }: { kind?: string }) =>
      Promise.resolve(void told.push(kind ?? '')),
  }
  const dossiers = dossiersIn(kept.database, catalogue, outbox)
  service = new ActOnDossier(
    dossiers,
    catalogue,
    new Idempotent(kept.database, clock),
    effects,
    besideIn(kept.database, catalogue),
    new KeepMeasure(),
  )
})
beforeEach(() => told.splice(0))
afterAll(() => rmSync(directory, { recursive: true }))

/** Signs as the demo does, and stores in a directory that goes with the test. */
function issuing(catalogue: Catalogue): IssueResult {
  const runtime = Object.assign(new RuntimeSettings(), { dataDir: directory })
  const files = new DiskFiles(join(directory, 'files'))
  const keep = new KeepPapers(plainKeys)
  return new IssueResult(catalogue, clock, new ResultSettings(), runtime, keep, new DemoSigners(directory), files)
}
afterAll(() => kept.drop())

async function accepted({ procedure, formVersion }: FormDocument): Promise<string> {
  const id = randomUUID()
  await kept.database.write(
    `insert into dossier (id, procedure, form_version, status, identity, channel, created_by, applicant_name, search_name,
       received_by, handled_by, created_at, changed_at, received_at, due_at, snapshot_id)
     values ($1, $2, $3, 'accepted', 'verified', 'citizen', 'lan', 'Lan', 'lan', $4, $4, $5, $5, $5, $5, $1)`,
    [id, procedure, formVersion, official.authority, clock.now()],
  )
  return id
}

const question = () => questionOf(official)
const act = async (dossier: string, ifMatch: number, body: Body, asked = question()) =>
  views.view(await service.execute({ dossier, ifMatch, body }, asked), asked.actor)
const history = (id: string) =>
  kept.database.query<{ event: string; note: string | null }>(
    'select event, note from dossier_event where dossier_id = $1 order by at, id',
    [id],
  )

describe('accepting a dossier whose applicant was not matched', () => {
  const waiting = async () => {
    const id = await accepted(bare)
    await kept.database.write(`update dossier set status = 'submitted', identity = 'unverified' where id = $1`, [id])
    matches = 0
    return id
  }
  const identityOf = async (id: string) =>
    (await kept.database.query<{ identity: string }>('select identity from dossier where id = $1', [id]))[0]?.identity

  it.each([
    ['of another version', 9, official, 'version_stale'],
    ['by whom it is not for', 1, { ...official, permissions: ['process'] }, 'permission_missing'],
  ] as const)('%s asks nobody and changes nothing', async (_, ifMatch, actor, code) => {
    const id = await waiting()
    const asked = { ...question(), actor: actor as Actor }
    await expect(act(id, ifMatch, { action: 'accept' }, asked)).rejects.toMatchObject({ code })
    expect(matches).toBe(0)
    expect(await identityOf(id)).toBe('unverified')
  })

  it('matches first, and is one change with the match', async () => {
    const id = await waiting()
    expect(await act(id, 1, { action: 'accept' })).toMatchObject({ status: 'accepted', version: 2 })
    expect([matches, await identityOf(id)]).toEqual([1, 'verified'])
  })

  it.each([
    ['a correction is asked for', `disputed = '[{"path": "/note"}]'`],
    ['another number is typed for her', `applicant_person_id = '052190035174'`],
  ])('is refused where %s while population matches her', async (_, change) => {
    const id = await waiting()
    meanwhile = () => kept.database.write(`update dossier set ${change} where id = $1`, [id])
    const acting = act(id, 1, { action: 'accept' }).finally(() => (meanwhile = () => Promise.resolve()))
    await expect(acting).rejects.toMatchObject({ kind: 'conflict', code: 'dossier_changed' })
    expect([matches, await identityOf(id)]).toEqual([1, 'unverified'])
    expect(await history(id)).toEqual([])
  })
})

describe('completing a journey', () => {
  it('goes part by part, and the last part completes the dossier', async () => {
    const id = await accepted(journey)
    const tooEarly = {
      action: 'complete',
      part: '1.000001',
      outcome: { decision: 'refused' },
      reason: 'Thiếu',
    } as const
    await expect(act(id, 1, tooEarly)).rejects.toMatchObject({ code: 'invalid_input' })
    const first = await act(id, 1, { action: 'complete', part: '1.000001', note: 'Số 12/2026.' })
    expect(first).toMatchObject({ status: 'accepted', version: 2, dueAt: clock.now().toISOString() })
    expect(first.parts).toMatchObject([
      { status: 'completed', completedAt: clock.now().toISOString(), completedBy: 'Cao Thị Hạnh', allowedActions: [] },
      { status: 'inProgress', after: ['1.000001'], completedAt: null, allowedActions: ['complete'] },
    ])
    const last = await act(id, 2, { action: 'complete', part: '1.000002' })
    expect(last).toMatchObject({ status: 'completed', version: 3, parts: [{}, { status: 'completed' }] })
    expect(await history(id)).toEqual([
      { event: 'partCompleted', note: 'Khai sinh\nSố 12/2026.' },
      { event: 'partCompleted', note: 'Thường trú' },
      { event: 'completed', note: null },
    ])
    expect(told).toEqual(['acted', 'closed'])
  })

  it('completes what is open of it where no part is named', async () => {
    const id = await accepted(journey)
    const whole = await act(id, 1, { action: 'complete', note: 'Đã cấp cả hai.' })
    expect(whole).toMatchObject({ status: 'completed', parts: [{ status: 'completed' }, { status: 'completed' }] })
    expect((await history(id)).map(({ event }) => event)).toEqual(['partCompleted', 'partCompleted', 'completed'])
  })

  it('carries a question out once that the bus brings a second time', async () => {
    const id = await accepted(journey)
    const asked = question()
    const body: Body = { action: 'complete', part: '1.000001' }
    await act(id, 1, body, asked)
    await expect(act(id, 1, body, asked)).rejects.toMatchObject({ code: 'version_stale' })
    expect(await history(id)).toHaveLength(1)
    await expect(act(id, 2, body)).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('changes nothing where it is refused', async () => {
    const id = await accepted(journey)
    await expect(act(id, 1, { action: 'complete', part: '9.999999' })).rejects.toMatchObject({ code: 'part_unknown' })
    await expect(act(id, 1, { action: 'complete', part: '1.000002' })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await history(id)).toEqual([])
    expect(told).toEqual([])
  })
})

describe('a dossier that is not fit for the step', () => {
  it.each<[string, string, Body, string]>([
    [
      'accepted while its paper was refused',
      `status = 'submitted', representation = '{"kind": "guardian", "personId": "x", "status": "refused", "scope": [], "ends": null}'`,
      { action: 'accept' },
      'representation_undecided',
    ],
    ['completed where nothing was looked up', 'snapshot_id = null', { action: 'complete' }, 'snapshot_not_found'],
  ])('is not %s', async (_, change, body, code) => {
    const id = await accepted(bare)
    await kept.database.write(`update dossier set ${change} where id = $1`, [id])
    await expect(act(id, 1, body)).rejects.toMatchObject({ code })
    expect(await history(id)).toEqual([])
  })
})

describe('two officials who decide at once', () => {
  it('are one decision: the other is told that the dossier changed', async () => {
    const id = await accepted(bare)
    const deciding = [
      act(id, 1, { action: 'complete' }),
      act(id, 1, { action: 'stop', reason: 'Người nộp không đến.' }, questionOf({ ...official, subject: 'phuc' })),
    ]
    const came = await Promise.allSettled(deciding)
    expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(came.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'version_stale' } })
    expect(await history(id)).toHaveLength(1)
  })
})

describe('the graph of the form version', () => {
  it('decides what is possible', async () => {
    const single = await accepted(bare)
    const once = await accepted(atOnce)
    const ask: Body = { action: 'stop', reason: 'Người nộp không đến.' }
    expect((await act(single, 1, ask)).status).toBe('stopped')
    await expect(
      service.execute({ dossier: once, ifMatch: 1, body: { action: 'supplement' } }, question()),
    ).rejects.toMatchObject({
      code: 'action_not_allowed',
      extra: { allowed: ['start', 'complete', 'stop', 'assign', 'transfer', 'requestOpinion'] },
    })
    expect((await act(once, 1, { action: 'complete' })).status).toBe('completed')
  })
})
