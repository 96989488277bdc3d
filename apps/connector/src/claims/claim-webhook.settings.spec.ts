import { ClaimWebhookSettings, receiverOf } from './claim-webhook.settings.js'

const secret = 'a secret of more than 24 characters'
const read = (claimWebhookUrl?: string, claimWebhookSecret?: string) =>
  receiverOf(Object.assign(new ClaimWebhookSettings(), { claimWebhookUrl, claimWebhookSecret }))

it('is none without an address, and one with address and key', () => {
  expect(read()).toBeUndefined()
  expect(read('https://claims.ministry.gov.vn/in', secret)).toMatchObject({
    url: 'https://claims.ministry.gov.vn/in',
    secret,
  })
  expect(read('http://127.0.0.1:8080/in', secret)).toBeDefined()
})

it.each([
  ['without a key', 'https://claims.ministry.gov.vn/in', undefined, /CLAIM_WEBHOOK_SECRET/],
  ['in clear over a network', 'http://claims.ministry.gov.vn/in', secret, /https/],
  ['with a password in the address', 'https://me:secret@ministry.gov.vn/in', secret, /user/],
])('is refused %s', (_, url, key, message) => {
  expect(() => read(url, key)).toThrow(message)
})
