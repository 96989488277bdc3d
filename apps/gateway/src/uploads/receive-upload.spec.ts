import { nameOf } from './receive-upload.js'

it.each([
  ['C:\\Giấy tờ\\đơn.pdf', 'đơn.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['..', 'file'],
  ['', 'file'],
  [undefined, 'file'],
  ['đơn\u0000.pdf', 'đơn .pdf'],
  ['a\r\nset-cookie: x.pdf', 'a set-cookie: x.pdf'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['\ud83d.pdf', '\ufffd.pdf'],
])('a file called %j is kept as %j', (given, kept) => {
  expect(nameOf(given)).toBe(kept)
})

it('of a long name the end stays, in whole characters', () => {
  const name = nameOf(`${'👩'.repeat(300)}.pdf`)
  expect([...name]).toHaveLength(200)
  expect(name.isWellFormed() && name.endsWith('👩.pdf')).toBe(true)
})
