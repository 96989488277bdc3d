import { randomUUID } from 'node:crypto'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import type { Dispute } from '../dossier/dispute.rules.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { Disputes1764800001000 } from './1764800001000-disputes.js'
import { WantedAnswers1764800003000 } from './1764800003000-wanted-answers.js'

const [lan, hoa] = ['001188014826', '052190035174']
const fields = [
  { path: '/applicant/birthDate', status: 'provided', value: '1988-08-14' },
  { path: '/partner/birthDate', status: 'provided', value: '1990-05-09' },
  { path: '/home/floorArea', status: 'gap' },
]

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
})
afterAll(() => kept.drop())

/** A dossier as it stood before the migrations. */
async function before(disputed: string[], wanted: string[]): Promise<string> {
  const [id, snapshot] = [randomUUID(), randomUUID()]
  await kept.asOwner(async (client) => {
    await client.query(
      `insert into dossier (id, procedure, form_version, status, identity, channel, created_by, applicant_person_id,
         applicant_name, search_name, created_at, changed_at, snapshot_id, subjects, disputed, wanted)
       values ($1, '1.000894', '1.0.0', 'supplementRequested', 'verified', 'citizen', 'x', $2, 'Lan', 'lan', now(), now(),
         $3, $4, $5, $6)`,
      [
        ...[id, lan, snapshot],
        ...[[{ role: 'partner', personId: hoa }], disputed, wanted].map((part) => JSON.stringify(part)),
      ],
    )
    await client.query(
      `insert into snapshot (id, dossier_id, prefill_id, fields, papers_avoided, receipts, created_at)
       values ($1, $2, $1, $3, 0, '[]', now())`,
      [snapshot, id, JSON.stringify(fields)],
    )
    await client.query(
      `insert into submission (id, dossier_id, at, event, actor, snapshot_id, answers, subjects, disputed)
       values ($1, $2, now(), 'submitted', 'x', $3, '{"/note": "A"}', '[]', '[]')`,
      [randomUUID(), id, snapshot],
    )
  })
  return id
}

/** Runs a migration once more, as the owner of the tables. */
const migrate = (migration: Disputes1764800001000 | WantedAnswers1764800003000, way: 'up' | 'down' = 'up') =>
  kept.asOwner((client) => migration[way](client as never))

const read = async (id: string) =>
  (
    await kept.database.query<{ disputed: Dispute[]; wanted: unknown[] }>(
      'select disputed, wanted from dossier where id = $1',
      [id],
    )
  )[0]

it('keeps what disputes were about that only named a path', async () => {
  const id = await before(['/applicant/birthDate', '/partner/birthDate', '/home/floorArea'], [])
  await migrate(new Disputes1764800001000())
  const disputed = (await read(id))?.disputed
  expect(disputed).toHaveLength(2)
  expect(disputed).toEqual(
    expect.arrayContaining([
      { path: '/applicant/birthDate', role: 'applicant', person: lan, chosen: {}, value: '1988-08-14' },
      { path: '/partner/birthDate', role: 'partner', person: hoa, chosen: {}, value: '1990-05-09' },
    ]),
  )
  await migrate(new Disputes1764800001000(), 'down')
  expect((await read(id))?.disputed).toEqual(['/applicant/birthDate', '/partner/birthDate'])
})

it('keeps what supplements were asked for, with what was submitted there', async () => {
  const id = await before([], ['/note', '/other'])
  await migrate(new WantedAnswers1764800003000())
  expect((await read(id))?.wanted).toEqual([{ path: '/note', answer: 'A' }, { path: '/other' }])
  await migrate(new WantedAnswers1764800003000(), 'down')
  expect((await read(id))?.wanted).toEqual(['/note', '/other'])
})
