import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import type { NoticeChoice } from '#contracts'
import type { Database } from '#database'
import type { Catalogue, Logger } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { citizen, plainKeys } from '../../dossier/dossiers.fixture.js'
import { dossiersService } from '../../dossiers.service-definition.js'
import { Inbox } from '../inbox.js'
import { insertNotices, KeepNotices } from '../keep-notices.js'
import { NoticeChoices } from '../notice-choices.js'
import { SendingSettings } from '../sending.settings.js'
import { MailChannel } from './mail-channel.js'
import { PlanMessages } from './plan-messages.js'
import { SendMessages } from './send-messages.js'
import { MailServer } from './mail-server.fixture.js'

const code = 'H26.00637-261125-0001'
const keep = new KeepNotices(plainKeys)
const hours = 3_600_000
const start = new Date('2026-11-25T09:00:00+07:00').getTime()
const catalogue = { setting: () => ({ from: '21:00', until: '07:00' }) } as unknown as Catalogue

let now = start
const clock = clockAt(() => new Date(now))
let kept: ThrowAwayDatabase
let mail: MailServer
let sending: SendMessages
let choices: NoticeChoices
let channel: MailChannel
const metrics = new Registry()

beforeAll(async () => {
  ;[kept, mail] = await Promise.all([throwAwayDatabase(dossiersService), MailServer.start()])
  const settings = Object.assign(new SendingSettings(), { noticeSmtpUrl: mail.url })
  choices = new NoticeChoices(kept.database, catalogue, clock, keep, settings)
  channel = new MailChannel(mail.url, 'no-reply@motlan.example')
  sending = sender()
})
beforeEach(async () => {
  for (const table of ['notice', 'notice_choice', 'notice_delivery']) await kept.database.write(`delete from ${table}`)
  await mail.up()
  mail.got.length = 0
  mail.refused.clear()
  now = start
})
afterAll(async () => {
  channel.close()
  await Promise.all([kept.drop(), mail.down()])
})

function sender(database = kept.database): SendMessages {
  const plan = new PlanMessages(
    kept.database,
    clock,
    choices,
    Object.assign(new SendingSettings(), { noticeSmtpUrl: mail.url }),
  )
  const logger = { warn: () => undefined } as unknown as Logger
  return new SendMessages(database, clock, plan, choices, [channel], 'https://motlan.example/messages', logger, metrics)
}

const choose = (choice: Partial<NoticeChoice> = {}) =>
  choices.choose({ language: 'vi', frequency: 'daily', email: 'minh@mail.example', ...choice }, citizen)

async function tell(...kinds: ('accepted' | 'supplementRequested' | 'completed')[]) {
  const told = kinds.map((kind) => ({ personId: citizen.personId ?? '', as: 'applicant' as const, kind }))
  const statement = insertNotices({ dossier: '$1::uuid', code: '$2::text', at: '$3::timestamptz', first: 4 })
  await kept.database.write(statement, [randomUUID(), code, clock.now(), ...keep.valuesOf(told)])
}

/** Turns of the loop for so long, at most sixty. */
async function pass(ms: number, loop = sending) {
  for (const end = now + ms; ; now += Math.max(60_000, ms / 60)) {
    await loop.execute()
    if (now >= end) return
  }
}

describe('messages by e-mail', () => {
  it('say what happened with the code and a link, and nothing else of the person', async () => {
    await choose()
    await tell('accepted')
    await pass(0)
    expect(mail.got).toHaveLength(1)
    const { to, subject, text } = mail.got[0] ?? { to: [], subject: '', text: '' }
    expect(to).toEqual(['minh@mail.example'])
    expect(subject).toBe(`Tin mới về hồ sơ ${code}`)
    expect(text.split('\n').slice(0, 2)).toEqual([
      `Hồ sơ ${code} của bạn đã được tiếp nhận.`,
      'Đọc tin nhắn và đổi cách nhận tin: https://motlan.example/messages',
    ])
    expect(`${subject}${text}`).not.toMatch(/Minh|001090021473/)
  })

  it('come in the chosen language, each on its own where that is chosen', async () => {
    await choose({ language: 'en', frequency: 'each' })
    await tell('accepted', 'completed')
    await pass(0)
    expect(mail.got.map(({ subject }) => subject)).toEqual([`News about dossier ${code}`, `News about dossier ${code}`])
  })

  it('are one a day where several came', async () => {
    await choose()
    await tell('accepted')
    await pass(0)
    now += hours
    await tell('supplementRequested')
    await pass(hours)
    await tell('completed')
    await pass(hours)
    expect(mail.got).toHaveLength(1)
    now = start + 22 * hours
    await pass(hours)
    expect(mail.got.map(({ subject }) => subject)).toEqual([`Tin mới về hồ sơ ${code}`, 'Bạn có 2 tin mới'])
    expect(mail.got[1]?.text).toContain('cần bổ sung')
  })

  it('wait for the end of the quiet hours', async () => {
    await choose()
    now = start + 13 * hours
    await tell('accepted')
    await pass(2 * hours)
    expect(mail.got).toEqual([])
    now = start + 22 * hours
    await pass(0)
    expect(mail.got).toHaveLength(1)
  })

  it('go to nobody who chose nothing, or took their choice back meanwhile', async () => {
    await tell('accepted')
    await choose()
    now = start + 13 * hours
    await tell('completed')
    await pass(0)
    await choose({ email: null })
    now = start + 22 * hours
    await pass(0)
    expect(mail.got).toEqual([])
    expect(await states()).toEqual(['dropped'])
  })
})

const states = async () =>
  (await kept.database.query<{ state: string }>('select state from notice_delivery')).map(({ state }) => state)

describe('a mail server', () => {
  it('that is down for an hour gets each message once when it returns', async () => {
    await choose({ frequency: 'each' })
    await mail.down()
    for (let told = 0; told < 12; told++) await tell('accepted', 'completed')
    await pass(hours)
    expect(mail.got).toEqual([])
    await mail.up()
    await pass(hours / 2)
    expect(mail.got).toHaveLength(24)
    expect(new Set(mail.got.map(({ messageId }) => messageId)).size).toBe(24)
    expect(await states()).toEqual(Array.from({ length: 24 }, () => 'sent'))
    expect(await metrics.metrics()).toContain('dossiers_messages_waiting{channel="email"} 0')
  })

  it('that took a message of a process that was killed then gets it again under the same id, noted once', async () => {
    await choose()
    await tell('accepted')
    const { database } = kept
    const write = (text: string, values?: unknown[]) =>
      text.includes('ended_at = $2') ? Promise.reject(new RangeError('killed')) : database.write(text, values)
    const killed = sender(Object.create(database, { write: { value: write } }) as Database)
    await expect(killed.execute()).rejects.toThrow('killed')
    expect(mail.got).toHaveLength(1)
    await pass(5 * 60_000)
    expect(mail.got).toHaveLength(2)
    expect(new Set(mail.got.map(({ messageId }) => messageId)).size).toBe(1)
    expect(await states()).toEqual(['sent'])
  })

  it('is asked by two processes at once, and gets each message once', async () => {
    await choose({ frequency: 'each' })
    for (let told = 0; told < 15; told++) await tell('accepted', 'completed')
    await Promise.all([sender().execute(), sender().execute()])
    await pass(0)
    expect(mail.got).toHaveLength(30)
  })

  it('that refuses the address is believed, and the inbox says so', async () => {
    await choose()
    mail.refused.add('minh@mail.example')
    await tell('accepted')
    await pass(hours)
    await tell('completed')
    await pass(24 * hours)
    expect(mail.got).toEqual([])
    expect(await states()).toEqual(['refused'])
    const { items } = await new Inbox(kept.database, clock, keep).list({}, citizen)
    expect(items.map(({ kind }) => kind)).toEqual(['completed', 'channelRefused', 'accepted'])
    expect(items[1]?.text.en).toBe(
      'The e-mail address you chose does not take messages. Check it in your message settings.',
    )
    expect(await choices.get(citizen)).toMatchObject({ refused: ['email'] })
    expect(await choose({ email: 'other@mail.example' })).toMatchObject({ refused: [] })
  })

  it('that never returns is given up after three days', async () => {
    await choose()
    await mail.down()
    await tell('accepted')
    for (let tries = 0; tries < 80; tries++, now += hours) await sending.execute()
    expect(await states()).toEqual(['givenUp'])
  })
})
