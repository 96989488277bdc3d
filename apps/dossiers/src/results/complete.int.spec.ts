import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { StateCopy, type Bus } from '#bus'
import { catalog, type ActOnDossier as Body } from '#contracts'
import { DiskFiles } from '#files'
import { CertificateDirectory, SigningSettings } from '#papers'
import { Catalogue, Idempotent, RuntimeSettings } from '#platform'
import { createSigningDirectory } from '#sandbox'
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
import { ActOnDossier } from '../handling/act-on-dossier.js'
import { AcceptEffect } from '../handling/effects/accept.effect.js'
import { CompleteEffect } from '../handling/effects/complete.effect.js'
import { Effects } from '../handling/effects/effects.js'
import { RequestSupplementEffect } from '../handling/effects/request-supplement.effect.js'
import { SupplementEffect } from '../handling/effects/supplement.effect.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import type { MatchPerson } from '../matching/match-person.js'
import type { NoteRepeats } from '../repeats/note-repeats.js'
import { FindResults } from './find-results.js'
import { IssueResult } from './issue-result.js'
import { ResultSettings } from './result.settings.js'

const same = (text: string) => ({ vi: text, en: text })
const procedure = '1.000009'
const form = {
  ...{
    procedure,
    formVersion: '1.0.0',
    title: same('Biểu mẫu'),
    schema: { type: 'object' },
    bindings: {},
    documents: [],
  },
  layout: {
    pages: [{ title: same('A'), sections: [{ title: same('B'), fields: [{ path: '/x', label: same('Nhãn') }] }] }],
  },
}
const entries = [
  { type: 'formVersion', key: `${procedure}@1.0.0`, value: { form } },
  {
    type: 'procedure',
    key: procedure,
    value: {
      code: procedure,
      name: same('Xác nhận'),
      legalBasis: 'Luật Cư trú',
      deadline: { amount: 3, unit: 'day' },
      results: ['KQ.G01.000001'],
    },
  },
  {
    ...{ type: 'setting', key: 'result.validity@2025-01-01' },
    value: { key: 'result.validity', validFrom: '2025-01-01', value: { [procedure]: 6 } },
  },
  { type: 'authority', key: official.authority, value: { code: official.authority, name: same('UBND phường Đại Mỗ') } },
]
const signer = official
const directory = mkdtempSync(join(tmpdir(), 'motlan-complete-'))
const stored = join(directory, 'files')

let kept: ThrowAwayDatabase
let service: ActOnDossier
let found: FindResults
let views: ReturnType<typeof viewsIn>
let meanwhile: () => Promise<unknown> = () => Promise.resolve()

beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const copy = new StateCopy(catalog.state, () => [])
  for (const entry of entries) {
    const text = JSON.stringify({ ...entry, version: 1 })
    copy.record({ key: `${entry.type}/${entry.key}`, version: 1, text })
  }
  const catalogue = new Catalogue()
  catalogue.follow(copy)
  const { issuer, subject, name, authority = '' } = signer
  const signing = join(directory, 'signing')
  await createSigningDirectory(signing, [{ issuer, subject, name, authority }])
  const certificates = new CertificateDirectory(Object.assign(new SigningSettings(), { signingDir: signing }), {
    error: () => undefined,
  })
  const signers = {
    of: async (...asked: Parameters<CertificateDirectory['of']>) => {
      await meanwhile()
      return certificates.of(asked[0], new Date())
    },
  }
  const runtime = Object.assign(new RuntimeSettings(), { dataDir: directory })
  const files = new DiskFiles(stored)
  const issue = new IssueResult(
    ...([catalogue, clock, new ResultSettings(), runtime] as const),
    ...([new KeepPapers(plainKeys), signers, files] as const),
  )
  const effects = new Effects(
    ...([new AcceptEffect({} as MatchPerson), new RequestSupplementEffect({} as Bus)] as const),
    ...([
      new SupplementEffect(new Submissions(), {} as NoteRepeats),
      new CompleteEffect(catalogue, issue, outcomesIn(kept.database, catalogue), flagsIn(kept.database, catalogue)),
    ] as const),
    ...([catalogue, new DossierClock(catalogue, kept.database, clock)] as const),
  )
  const dossiers = dossiersIn(kept.database, catalogue)
  service = new ActOnDossier(
    dossiers,
    catalogue,
    new Idempotent(kept.database, clock),
    effects,
    besideIn(kept.database, catalogue),
    new KeepMeasure(),
  )
  found = new FindResults(kept.database, dossiers, catalogue)
  views = viewsIn(kept.database, catalogue)
})
beforeEach(() => (meanwhile = () => Promise.resolve()))
afterAll(async () => {
  await kept.drop()
  rmSync(directory, { recursive: true })
})

async function accepted(): Promise<string> {
  const id = randomUUID()
  await kept.database.write(
    `insert into dossier (id, code, procedure, form_version, status, identity, channel, created_by, applicant_name,
       applicant_person_id, search_name, received_by, handled_by, created_at, changed_at, received_at, due_at, snapshot_id)
     values ($1, $5, $2, '1.0.0', 'accepted', 'verified', 'citizen', 'lan', 'Đỗ Thị Lan', '001188014826', 'lan', $3, $3,
       $4, $4, $4, $4, $1)`,
    [id, procedure, signer.authority, clock.now(), `H26-${id}`],
  )
  return id
}

const complete = async (dossier: string, body: Partial<Body> = {}, actor = signer) => {
  const command = { dossier, ifMatch: 1, body: { action: 'complete' as const, ...body } }
  return views.view(await service.execute(command, questionOf(actor)), actor)
}
const results = (dossier: string) =>
  kept.database.query<{ id: string; token: string }>('select id, token from result where dossier_id = $1', [dossier])

const keptOf = (dossier: string) =>
  kept.database.query<{ person_hash: string; code: string; sha256: string; valid_until: string }>(
    'select person_hash, code, sha256, valid_until::text from kept_paper where dossier_id = $1',
    [dossier],
  )

describe('completing a dossier', () => {
  it('keeps a signed result of which anybody can check the code, and nobody learns a name', async () => {
    const dossier = await accepted()
    const fields = { 'Số giấy': '12/2026', '/x': 'Đủ điều kiện' }
    const view = await complete(dossier, { outcome: { decision: 'granted', fields } })
    expect(view).toMatchObject({ status: 'completed', result: { decision: 'granted', signedBy: signer.name } })
    const file = await found.file({ dossier }, signer)
    const content = await buffer(await new DiskFiles(stored).get(file.id))
    expect(createHash('sha256').update(content).digest('hex')).toBe(file.sha256)
    expect(content.length).toBe(file.size)
    const verified = await found.verify(view.result?.verification ?? '')
    expect(verified).toMatchObject({ genuine: true, inForce: true, initials: 'Đ.T.L.', sha256: file.sha256 })
    expect(JSON.stringify(verified)).not.toMatch(/Lan|001188014826|H26-/)
  })

  it('gives it to the applicant to keep, and nobody a refusal', async () => {
    const granted = await accepted()
    await complete(granted, { outcome: { decision: 'granted' } })
    const [kept] = await keptOf(granted)
    expect(kept).toMatchObject({ person_hash: '001188014826', code: 'KQ.G01.000001', valid_until: '2027-05-25' })
    expect(kept?.sha256).toBe((await found.file({ dossier: granted }, signer)).sha256)
    const refused = await accepted()
    await complete(refused, { outcome: { decision: 'refused' }, reason: 'Không đủ điều kiện' })
    expect(await keptOf(refused)).toEqual([])
  })

  it('grants where no outcome is given', async () => {
    expect(await complete(await accepted())).toMatchObject({ result: { decision: 'granted' } })
  })

  it.each<[string, Partial<Body>, object, object?]>([
    ['a refusal without a reason', { outcome: { decision: 'refused' } }, { code: 'reason_needed' }],
    ['an empty field', { outcome: { decision: 'granted', fields: { a: ' ' } } }, { code: 'invalid_input' }],
    [
      'a field that is no text',
      { outcome: { decision: 'granted', fields: { a: 5 as never } } },
      { code: 'invalid_input' },
    ],
    [
      'a field too long',
      { outcome: { decision: 'granted', fields: { a: 'x'.repeat(301) } } },
      { code: 'invalid_input' },
    ],
    ['an official who may not sign', {}, { code: 'permission_missing' }, { permissions: ['process'] }],
    ['an official without a certificate', {}, { code: 'certificate_missing' }, { subject: 'nobody' }],
  ])('refuses %s, and keeps nothing', async (_, body, refusal, actor = {}) => {
    const dossier = await accepted()
    const before = countStored()
    await expect(complete(dossier, body, { ...signer, ...actor })).rejects.toMatchObject(refusal)
    expect(await results(dossier)).toEqual([])
    expect(countStored()).toBe(before)
  })

  it('refuses an outcome of another action', async () => {
    const outcome = { decision: 'granted' as const }
    const refused = complete(await accepted(), { action: 'start', outcome })
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('keeps the result of one of two officials who decide at once', async () => {
    const dossier = await accepted()
    const both = await Promise.allSettled([
      complete(dossier, { outcome: { decision: 'granted' } }),
      complete(dossier, { outcome: { decision: 'refused' }, reason: 'Không đủ điều kiện' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await results(dossier)).toHaveLength(1)
  })

  it('refuses where the dossier changed while the paper was signed', async () => {
    const dossier = await accepted()
    meanwhile = () => kept.database.write(`update dossier set version = version + 1 where id = $1`, [dossier])
    await expect(complete(dossier)).rejects.toMatchObject({ kind: 'stale' })
    expect(await results(dossier)).toEqual([])
  })

  it('knows no paper of another code', async () => {
    expect(await found.verify('AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined()
  })
})

function countStored(): number {
  return readdirSync(stored, { recursive: true }).length
}
