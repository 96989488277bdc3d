import fc from 'fast-check'
import { safeReturnTo, sameMachine } from './return-to.rules.js'

describe('where a sign-in leads back to', () => {
  it.each(['/', '/procedures/1.014632?step=2#income', '/a//b', '/hồ-sơ'])('is the path %s', (path) => {
    expect(decodeURI(safeReturnTo(path))).toBe(path)
  })

  it.each([
    ...['https://evil.example', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example'],
    ...['/\t/evil.example', '/\n/evil.example', '/.//evil.example', '/x/..//evil.example', '/%2e//evil.example'],
    ...[
      'evil.example',
      'javascript:alert(1)',
      ' /x',
      '',
      '/auth/login?returnTo=/',
      '/./auth/login',
      `/${'x'.repeat(2000)}`,
    ],
  ])('is the start page instead of %j', (wanted) => {
    expect(safeReturnTo(wanted)).toBe('/')
  })

  it('never leaves the origin, whatever is wanted', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      '%2e',
      'evil.example',
      'http:',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safeReturnTo(`/${pieces.join('')}`)
        expect(new URL(path, 'https://motlan.example').origin).toBe('https://motlan.example')
      }),
    )
  })
})

describe('another name of this machine', () => {
  it.each([
    ['127.0.0.1:3000', 'http://localhost:3000'],
    ['[::1]:3000', 'http://localhost:3000'],
    ['localhost:3000', 'http://127.0.0.1:3000'],
  ])('%s leads to %s', (host, publicUrl) => expect(sameMachine(host, publicUrl)).toBe(publicUrl))

  it.each([
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1:3001', 'http://localhost:3000'],
    ['evil.example:3000', 'http://localhost:3000'],
    ['127.0.0.1', 'https://motlan.example'],
    ['not a host', 'http://localhost:3000'],
    [undefined, 'http://localhost:3000'],
  ])('%s is no other name of %s', (host, publicUrl) => expect(sameMachine(host, publicUrl)).toBeUndefined())
})
