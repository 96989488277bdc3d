import { randomUUID } from 'node:crypto'
import { dossierAccess, noticeChannels, type Actor, type NoticeChoice } from '#contracts'
import type { Database } from '#database'
import type { Catalogue, Logger } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import {
  aCatalogue,
  aDraft,
  citizen,
  clock,
  dossiersIn,
  hoa,
  official,
  plainKeys,
  questionOf,
} from '../dossier/dossiers.fixture.js'
import type { Happened } from '../dossier/history.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { Inbox } from './inbox.js'
import { KeepNotices } from './keep-notices.js'
import { NoticeChoices } from './notice-choices.js'
import { SendingSettings } from './sending.settings.js'
import { TellDeadlines } from './tell-deadlines.js'

let code = ''
let codes = 0
const her: Actor = { ...citizen, subject: 'hoa', personId: hoa.personId, name: hoa.fullName, birthDate: hoa.birthDate }
const keep = new KeepNotices(plainKeys)
const all = { noticeSmtpUrl: 'smtp://x', noticeSmsUrl: 'http://x', noticeWebhookUrl: 'http://x' }
const settings: SendingSettings = Object.assign(new SendingSettings(), {
  ...all,
  noticeWebhookSecret: 'a secret of 24 characters',
})

let kept: ThrowAwayDatabase
let inbox: Inbox
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  inbox = new Inbox(kept.database, clock, keep)
})
beforeEach(async () => {
  code = `H26.00637-261125-${String(1000 + codes++)}`
  for (const table of ['notice', 'notice_choice']) await kept.database.write(`delete from ${table}`)
})
afterAll(() => kept.drop())

/** These things happen to a dossier, one change after the other, by an official. */
async function happen(id: string, ...events: Happened[]) {
  const dossiers = dossiersIn(kept.database, aCatalogue())
  for (const event of events)
    await dossiers.change(dossierAccess.read, { dossier: id }, questionOf(official), {
      decides: false,
      work: (change) => change.record(event),
    })
}
const submitted = () => aDraft(kept.database, { code, status: 'submitted', handled_by: official.authority })
const kindsOf = async (actor: Actor, query = {}) => (await inbox.list(query, actor)).items.map(({ kind }) => kind)
const cursor = (text: string) => Buffer.from(text).toString('base64url')

describe('an inbox', () => {
  it('has what happened, newest first, in words without a name', async () => {
    await happen(await submitted(), { event: 'accepted' }, { event: 'started' }, { event: 'supplementRequested' })
    const { items, unread, nextCursor } = await inbox.list({}, citizen)
    expect(items.map(({ kind, as }) => `${as} ${kind}`)).toEqual([
      'applicant supplementRequested',
      'applicant accepted',
    ])
    expect(items[1]).toMatchObject({
      dossierCode: code,
      readAt: null,
      text: { vi: `Hồ sơ ${code} của bạn đã được tiếp nhận.` },
    })
    expect({ unread, nextCursor }).toEqual({ unread: 2, nextCursor: null })
    expect(await kindsOf(her)).toEqual([])
  })

  it('has nothing of a change that was rolled back', async () => {
    const dossiers = dossiersIn(kept.database, aCatalogue())
    const change = dossiers.change(dossierAccess.read, { dossier: await submitted() }, questionOf(official), {
      decides: false,
      work: async (begun) => {
        await begun.record({ event: 'accepted' })
        throw new RangeError('later')
      },
    })
    await expect(change).rejects.toThrow('later')
    expect(await kindsOf(citizen)).toEqual([])
  })

  it('has pages, which end; a cursor of another inbox, or of none, is refused', async () => {
    const id = await submitted()
    await happen(id, { event: 'accepted' }, { event: 'supplementRequested' }, { event: 'completed' })
    const seen: string[] = []
    let next: string | null | undefined
    do {
      const page = await inbox.list({ limit: 1, ...(next ? { cursor: next } : {}) }, citizen)
      seen.push(...page.items.map(({ kind }) => kind))
      next = page.nextCursor
    } while (next)
    expect(seen).toEqual(['completed', 'supplementRequested', 'accepted'])
    const [first] = (await inbox.list({}, citizen)).items
    for (const [actor, bad] of [
      [her, first?.id ?? ''],
      [citizen, randomUUID()],
      [citizen, 'x'],
    ] as const)
      await expect(inbox.list({ cursor: cursor(bad) }, actor)).rejects.toMatchObject({ code: 'cursor_invalid' })
  })

  it('marks as read and as not read; nobody else’s, and none that is not there', async () => {
    await happen(await submitted(), { event: 'accepted' }, { event: 'completed' })
    const [newest, older] = (await inbox.list({}, citizen)).items
    const mark = (notice = '', read = true, actor = citizen) => inbox.mark({ notice, body: { read } }, actor)
    expect((await mark(newest?.id)).readAt).toBe(clock.now().toISOString())
    expect(await inbox.list({ unread: true }, citizen)).toMatchObject({ unread: 1, items: [{ id: older?.id }] })
    expect((await mark(newest?.id, false)).readAt).toBeNull()
    expect((await inbox.list({}, citizen)).unread).toBe(2)
    for (const [id, actor] of [
      [newest?.id, her],
      [randomUUID(), citizen],
      ['x', citizen],
    ] as const)
      await expect(mark(id, true, actor)).rejects.toMatchObject({ code: 'message_not_found' })
  })

  it('has a request for consent only where number and name are theirs', async () => {
    await happen(await aDraft(kept.database), { event: 'consentRequested', concerned: hoa })
    expect((await inbox.list({}, her)).items).toMatchObject([{ kind: 'consentRequested', dossierId: null }])
    expect(await inbox.list({}, { ...her, name: 'Trần Văn Khác' })).toMatchObject({ items: [], unread: 0 })
  })
})

describe('the choice of channels', () => {
  const choices = (given = settings) => new NoticeChoices(kept.database, aCatalogue(), clock, keep, given)
  const choice: NoticeChoice = { language: 'en', frequency: 'each', email: 'minh@mail.example', webhook: true }

  it('is the inbox alone until somebody chooses, and stays theirs', async () => {
    expect(await choices().get(citizen)).toMatchObject({
      email: null,
      sms: null,
      webhook: false,
      offered: noticeChannels,
    })
    const first = await choices().choose(choice, citizen)
    expect(first).toMatchObject({ language: 'en', frequency: 'each', email: 'minh@mail.example', webhook: true })
    expect(first.webhookReference).toMatch(/^[0-9a-f-]{36}$/)
    const second = await choices().choose({ ...choice, email: null, sms: '0912345678' }, citizen)
    expect(second).toEqual({ ...first, email: null, sms: '0912345678' })
    expect(await choices().get(citizen)).toEqual(second)
    expect(await choices().get(her)).toMatchObject({ sms: null })
  })

  it('lets notices wait for a channel only where one was chosen', async () => {
    const id = await submitted()
    const pending = async () => {
      await kept.database.write('delete from notice')
      await happen(id, { event: 'accepted' })
      return (await kept.database.query<{ is_pending: boolean }>('select is_pending from notice'))[0]?.is_pending
    }
    expect(await pending()).toBe(false)
    await choices().choose(choice, citizen)
    expect(await pending()).toBe(true)
  })

  it('refuses a channel nobody configured, and an account without a number', async () => {
    const none = choices(new SendingSettings())
    for (const channel of [{ email: 'a@b.example' }, { sms: '0912345678' }, { webhook: true }])
      await expect(none.choose({ language: 'vi', frequency: 'daily', ...channel }, citizen)).rejects.toMatchObject({
        code: 'channel_not_offered',
      })
    await expect(none.choose(choice, { ...citizen, personId: undefined })).rejects.toMatchObject({ code: 'no_inbox' })
  })
})

describe('a due date that comes near', () => {
  const catalogue = { setting: () => ({ days: 2 }) } as unknown as Catalogue
  const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000)
  const tellAt = (now: Date, database: Pick<Database, 'query' | 'write'> = kept.database) =>
    new TellDeadlines(
      database as Database,
      catalogue,
      clockAt(() => now),
      keep,
      {} as Logger,
    ).execute()

  it('is told once for each date, while the clock runs', async () => {
    const id = await aDraft(kept.database, { code, status: 'accepted', due_at: inDays(3) })
    await aDraft(kept.database, { status: 'supplementRequested', due_at: inDays(1) })
    await aDraft(kept.database, { status: 'accepted', due_at: inDays(-1) })
    expect(await tellAt(clock.now())).toBe(0)
    expect(await tellAt(inDays(1.5))).toBe(1)
    expect(await tellAt(inDays(2))).toBe(0)
    expect(await kindsOf(citizen)).toEqual(['dueSoon'])
    await kept.database.write('update dossier set due_at = $2 where id = $1', [id, inDays(10)])
    expect(await tellAt(inDays(2))).toBe(0)
    expect(await tellAt(inDays(9))).toBe(1)
    expect(await kindsOf(citizen)).toEqual(['dueSoon', 'dueSoon'])
  })

  it.each([
    ['ended', `status = 'completed'`],
    ['has another date', `due_at = due_at + interval '5 days'`],
  ])('is not told where the dossier %s between the look and the note', async (_, change) => {
    const id = await aDraft(kept.database, { code, status: 'accepted', due_at: inDays(21) })
    const meanwhile: Pick<Database, 'query' | 'write'> = {
      query: async (text, values) => {
        const rows = await kept.database.query<never>(text, values)
        await kept.database.write(`update dossier set ${change} where id = $1`, [id])
        return rows
      },
      write: (text, values) => kept.database.write(text, values),
    }
    await tellAt(inDays(20), meanwhile)
    expect(await kindsOf(citizen)).toEqual([])
  })
})
