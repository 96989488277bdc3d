import { formatCertificateSerial, readCertificateSerial } from './certificate-serial.js'

it.each([
  ['AA 00123456', 'AA 00123456', 'current'],
  [' aa00123456 ', 'AA 00123456', 'current'],
  ['DA 004417', 'DA 004417', 'former'],
  ['đa-004417', 'ĐA 004417', 'former'],
  ['P 552013', 'P 552013', 'former'],
])('reads "%s" as %s, %s', (typed, kept, kind) => {
  const serial = readCertificateSerial(typed)
  expect(serial?.kind).toBe(kind)
  expect(serial && formatCertificateSerial(serial)).toBe(kept)
})

it.each(['', 'DA', '004417', 'DA 00441', 'DA 0044171', 'P 55201312', 'DAB 004417', 'D4 004417', 'DA 004417x'])(
  'does not take "%s" for one',
  (typed) => {
    expect(readCertificateSerial(typed)).toBeUndefined()
  },
)
