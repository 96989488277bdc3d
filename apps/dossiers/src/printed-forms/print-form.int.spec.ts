import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { StateCopy } from '#bus'
import { catalog, type Actor, type DossierStatus, type PrintedFormName } from '#contracts'
import { DiskFiles } from '#files'
import { Catalogue, RuntimeSettings } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { citizen, clock, dossiersIn, official } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import { ResultSettings } from '../results/result.settings.js'
import { FindPrinted } from './find-printed.js'
import { PrintForm } from './print-form.js'

const same = (text: string) => ({ vi: text, en: text })
const procedure = '1.000009'
const form = {
  ...{ procedure, formVersion: '1.0.0', title: same('Biểu mẫu'), schema: { type: 'object' }, bindings: {} },
  layout: { pages: [{ title: same('A'), sections: [{ title: same('B'), fields: [] }] }] },
  documents: [{ name: same('Giấy xác nhận'), replacedBy: null }],
}
const deadline = { amount: 3, unit: 'workingDay' }
const year = {
  validFrom: '2026-01-01',
  value: { holidays: [], daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] },
  source: 'Thử',
  certainty: 'C',
}
const entries = [
  { type: 'formVersion', key: `${procedure}@1.0.0`, value: { form } },
  { type: 'procedure', key: procedure, value: { code: procedure, name: same('Xác nhận'), deadline } },
  { type: 'authority', key: official.authority, value: { code: official.authority, name: same('UBND phường Đại Mỗ') } },
  { type: 'setting', key: 'calendar.2026@2026-01-01', value: { key: 'calendar.2026', ...year } },
]
const directory = mkdtempSync(join(tmpdir(), 'motlan-print-'))
const files = new DiskFiles(directory)

let kept: ThrowAwayDatabase
let printForm: PrintForm
let found: FindPrinted
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const copy = new StateCopy(catalog.state, () => [])
  for (const entry of entries)
    copy.record({
      ...{ key: `${entry.type}/${entry.key}`, version: 1 },
      text: JSON.stringify({ ...entry, version: 1 }),
    })
  const catalogue = new Catalogue()
  catalogue.follow(copy)
  const { database } = kept
  printForm = new PrintForm(
    ...([database, dossiersIn(database, catalogue), catalogue, clock] as const),
    ...([new DossierClock(catalogue, database, clock), new ResultSettings(), new RuntimeSettings(), files] as const),
  )
  found = new FindPrinted(database, catalogue, printForm)
})
afterAll(async () => {
  await kept.drop()
  rmSync(directory, { recursive: true })
})

async function aDossier(status: DossierStatus, ...events: string[]): Promise<string> {
  const id = randomUUID()
  await kept.database.write(
    `insert into dossier (id, code, procedure, form_version, status, identity, channel, created_by, applicant_name,
       applicant_person_id, search_name, received_by, handled_by, created_at, changed_at, received_at, due_at)
     values ($1, $5, $2, '1.0.0', $6, 'verified', 'counter', 'lan', 'Đỗ Thị Lan', '001188014826', 'lan', $3, $3, $4, $4, $4, $4)`,
    [id, procedure, official.authority, clock.now(), `H26-${id}`, status],
  )
  for (const event of events)
    await kept.database.write(
      `insert into dossier_event (id, dossier_id, at, event, actor, actor_name, note) values ($1, $2, $3, $4, 'o', 'Hạnh', 'Sai')`,
      [randomUUID(), id, clock.now(), event],
    )
  return id
}

const print = (dossier: string, of: PrintedFormName, actor: Actor = official) =>
  printForm.execute({ dossier, form: of as 'receipt' }, actor)
const tokensOf = (dossier: string) =>
  kept.database.query<{ token: string; form: string }>('select token, form from printed_form where dossier_id = $1', [
    dossier,
  ])

describe('a paper of a dossier', () => {
  it('is printed once, is the same file again, and is checked by its code without a name', async () => {
    const dossier = await aDossier('accepted', 'submitted', 'accepted')
    const both = await Promise.all([print(dossier, 'receipt'), print(dossier, 'receipt')])
    expect(both[0]).toEqual(both[1])
    const [first] = both
    const content = await buffer(await files.get(first.id))
    expect(content.subarray(0, 5).toString()).toBe('%PDF-')
    expect(createHash('sha256').update(content).digest('hex')).toBe(first.sha256)
    const [kept, ...others] = await tokensOf(dossier)
    expect(others).toEqual([])
    const verified = await found.verify(kept?.token ?? '')
    expect(verified).toMatchObject({ kind: 'receipt', inForce: true, initials: 'Đ.T.L.', sha256: first.sha256 })
    expect(JSON.stringify(verified)).not.toMatch(/Lan|001188014826|H26-/)
  })

  it('is out of force when the dossier moved on, and the next one is another', async () => {
    const dossier = await aDossier('supplementRequested', 'submitted', 'accepted', 'supplementRequested')
    const first = await print(dossier, 'supplement')
    const [kept1] = await tokensOf(dossier)
    await kept.database.write(`update dossier set status = 'inProgress' where id = $1`, [dossier])
    expect(await found.verify(kept1?.token ?? '')).toMatchObject({ kind: 'supplement', inForce: false })
    await expect(print(dossier, 'supplement')).rejects.toMatchObject({ code: 'paper_not_due' })
    await kept.database.write(`update dossier set status = 'supplementRequested' where id = $1`, [dossier])
    await kept.database.write(
      `insert into dossier_event (id, dossier_id, at, event, actor, actor_name, note)
       values ($1, $2, $3::timestamptz + interval '1 hour', 'supplementRequested', 'o', 'Hạnh', 'Thiếu')`,
      [randomUUID(), dossier, clock.now()],
    )
    expect((await print(dossier, 'supplement')).id).not.toBe(first.id)
    expect(await found.verify(kept1?.token ?? '')).toMatchObject({ inForce: false })
  })

  it('of the reception is out of force when the due date moves, and the next one says the new date', async () => {
    const dossier = await aDossier('accepted', 'submitted', 'accepted')
    const first = await print(dossier, 'receipt')
    const [before] = await tokensOf(dossier)
    await kept.database.write(`update dossier set due_at = due_at + interval '1 day' where id = $1`, [dossier])
    expect(await found.verify(before?.token ?? '')).toMatchObject({ kind: 'receipt', inForce: false })
    expect((await print(dossier, 'receipt')).id).not.toBe(first.id)
  })

  it('lets the office draft an apology when the date is near, and nobody else', async () => {
    const dossier = await aDossier('inProgress', 'submitted', 'accepted', 'started')
    expect((await print(dossier, 'apology')).name).toMatch(/^van-ban-xin-loi-/)
    expect((await print(dossier, 'control')).name).toMatch(/^phieu-kiem-soat-/)
    for (const paper of ['apology', 'control'] as const)
      await expect(print(dossier, paper, citizen)).rejects.toMatchObject({
        kind: expect.stringMatching(/forbidden|notFound/),
      })
  })

  it.each<[PrintedFormName, DossierStatus]>([
    ['receipt', 'submitted'],
    ['refusal', 'accepted'],
    ['stop', 'accepted'],
  ])('%s of one that is %s says when there is one', async (of, status) => {
    await expect(print(await aDossier(status, 'submitted'), of)).rejects.toMatchObject({ code: 'paper_not_due' })
  })

  it('is not there for another office', async () => {
    const dossier = await aDossier('accepted', 'submitted', 'accepted')
    const stranger = { ...official, authority: 'H26.00001' }
    await expect(print(dossier, 'receipt', stranger)).rejects.toMatchObject({ code: 'dossier_not_found' })
    expect(await tokensOf(dossier)).toEqual([])
  })

  it('is not known by another code', async () => {
    expect(await found.verify('AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined()
  })
})
