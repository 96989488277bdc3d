import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { webhookSignature } from '#platform'
import { SmsChannel, WebhookChannel } from './http-channels.js'

interface Got {
  headers: Record<string, unknown>
  body: string
}

let server: Server
let url: string
let status = 200
const got: Got[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
})
beforeEach(() => {
  status = 200
  got.length = 0
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const message = {
  ...({ id: 'm-1', language: 'vi', subject: 'Bạn có tin mới', text: 'Một tin.', short: 'Một tin ngắn.' } as const),
  at: new Date('2026-11-25T09:00:00+07:00'),
}

it('an SMS gateway is given the number, the short text, a key and its token', async () => {
  expect(await new SmsChannel(url, 'secret').send({ ...message, to: '0912345678' })).toBe('sent')
  expect(JSON.parse(got[0]?.body ?? '')).toEqual({ id: 'm-1', to: '+84912345678', text: 'Một tin ngắn.' })
  expect(got[0]?.headers).toMatchObject({ 'idempotency-key': 'm-1', authorization: 'Bearer secret' })
})

it('a webhook is signed over id, time and body', async () => {
  const secret = 'a secret of more than 24 characters'
  expect(await new WebhookChannel(url, secret).send({ ...message, to: 'reference' })).toBe('sent')
  const { headers, body } = got[0] ?? { headers: {}, body: '' }
  expect(JSON.parse(body)).toMatchObject({ id: 'm-1', reference: 'reference', text: 'Một tin.' })
  expect(headers['webhook-signature']).toBe(
    webhookSignature(secret, `m-1.${String(headers['webhook-timestamp'])}.${body}`),
  )
})

it('has the signature of the HMAC-SHA-256 test case 2 of RFC 4231', () => {
  const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
  expect(webhookSignature('Jefe', 'what do ya want for nothing?')).toBe(
    `v1,${Buffer.from(hex, 'hex').toString('base64')}`,
  )
})

it.each([
  [204, 'sent'],
  [410, 'refused'],
  [422, 'refused'],
  [401, 'failed'],
  [404, 'failed'],
  [429, 'failed'],
  [500, 'failed'],
  [302, 'failed'],
])('an answer %i means %s', async (answer, outcome) => {
  status = answer
  expect(await new SmsChannel(url, undefined).send({ ...message, to: '0912345678' })).toBe(outcome)
})

it('a receiver that is away means failed', async () => {
  expect(await new SmsChannel('http://127.0.0.1:1/', undefined).send({ ...message, to: '0912345678' })).toBe('failed')
})
