import type { Actor } from '#contracts'
import { assertAccountOfPage, pageAccountOf } from './page-account.js'

const lan: Actor = { issuer: 'https://issuer.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Lan' }

describe('the account of a page', () => {
  const from = (account?: string) => () => assertAccountOfPage({ headers: { 'motlan-account': account } }, lan)

  it('is that of the session, or is not named', () => {
    expect(from(pageAccountOf(lan))).not.toThrow()
    expect(from()).not.toThrow()
  })

  it.each([
    ['somebody else', { ...lan, subject: 'minh' }],
    ['the same subject at another issuer', { ...lan, issuer: 'https://other.test' }],
  ])('is refused as that of %s', (_, other) => {
    expect(from(pageAccountOf(other))).toThrow(expect.objectContaining({ code: 'signed_in_as_another' }))
  })

  it('tells nothing of the account', () => {
    expect(pageAccountOf(lan)).toMatch(/^[\w-]{22}$/)
    expect(pageAccountOf(lan)).toBe(pageAccountOf({ ...lan }))
  })
})
