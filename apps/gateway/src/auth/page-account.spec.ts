import type { Actor } from '#contracts'
import { accountNameOf } from '#platform'
import { assertAccountOfPage } from './page-account.js'

const lan: Actor = { issuer: 'https://issuer.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Lan' }

describe('the account of a page', () => {
  const from = (account?: string) => () => assertAccountOfPage({ headers: { 'motlan-account': account } }, lan)

  it('is that of the session, or is not named', () => {
    expect(from(accountNameOf(lan))).not.toThrow()
    expect(from()).not.toThrow()
  })

  it.each([
    ['somebody else', { ...lan, subject: 'minh' }],
    ['the same subject at another issuer', { ...lan, issuer: 'https://other.test' }],
  ])('is refused as that of %s', (_, other) => {
    expect(from(accountNameOf(other))).toThrow(expect.objectContaining({ code: 'signed_in_as_another' }))
  })

  it('tells nothing of the account', () => {
    expect(accountNameOf(lan)).toMatch(/^[\w-]{22}$/)
    expect(accountNameOf(lan)).toBe(accountNameOf({ ...lan }))
  })
})
