import { readFileSync, writeFileSync } from 'node:fs'
import { docx, pdf, png, program, TestFiles } from './files.fixture.js'
import { inspectFile } from './inspect-file.js'

const files = new TestFiles()
afterAll(() => files.remove())

/** The beginning of a compound file: old office documents, installers. */
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016)])

/** The first box of a HEIF file (ISO/IEC 23008-12): its brand and the ones it is compatible with. */
function photo(brand: string, compatible: string): Buffer {
  const words = Buffer.from(`ftyp${brand}\0\0\0\0${compatible}`, 'latin1')
  const size = Buffer.alloc(4)
  size.writeUInt32BE(words.length + 4)
  return Buffer.concat([size, words, Buffer.alloc(64)])
}

/** The head of a WebP file (RFC 9649). */
const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([64, 0, 0, 0]), Buffer.from('WEBPVP8 '), Buffer.alloc(56)])

const inspect = ({ path, size }: { path: string; size: number }) => inspectFile(path, size)

it.each([
  ['a PDF', pdf, 'application/pdf'],
  ['a picture', png, 'image/png'],
  ['a photograph of a telephone', photo('heic', 'mif1heic'), 'image/heic'],
  ['one whose brand is the family', photo('mif1', 'mif1heic'), 'image/heif'],
  ['a picture of the web', webp, 'image/webp'],
])('%s is taken as what it is', async (_, content, type) => {
  expect(await inspect(files.write(content))).toBe(type)
})

it('an archive of papers and a document are taken as what they are', async () => {
  expect(await inspect(await files.zip({ 'a/giấy khai sinh.pdf': pdf, 'b.png': png }))).toBe('application/zip')
  expect(await inspect(await files.zip(docx))).toMatch(/wordprocessingml/)
})

it.each([
  ['nothing', '', 'file_empty'],
  ['a program', program, 'file_type_refused'],
  ['a program that says it is a PDF further on', Buffer.concat([program, Buffer.from(pdf)]), 'file_type_refused'],
  ['a web page', '<!doctype html><script>alert(1)</script>', 'file_type_refused'],
  ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'file_type_refused'],
  ['plain text', 'Tôi là Lan', 'file_type_refused'],
  ['a film', photo('isom', 'isomavc1'), 'file_type_refused'],
  [
    'a sound in the box of pictures of the web',
    webp.toString('latin1').replace('WEBPVP8 ', 'WAVEfmt '),
    'file_type_refused',
  ],
  ['a PDF with a password', pdf.replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 2 0 R'), 'file_encrypted'],
  ['half a PDF', pdf.slice(0, 60), 'file_broken'],
])('%s is refused', async (_, content, code) => {
  await expect(inspect(files.write(content))).rejects.toMatchObject({ code })
})

it('a password is found where the pieces of a long PDF meet', async () => {
  for (const before of [65_500, 65_527, 65_536]) {
    const padding = '%'.repeat(before - 9 - 45)
    const encrypted = `%PDF-1.7\n${padding}\ntrailer << /Encrypt 12 0 R >>\n%%EOF`
    await expect(inspect(files.write(encrypted))).rejects.toMatchObject({ code: 'file_encrypted' })
  }
})

it.each([
  ['a program', { 'don.exe': program }],
  ['a program under another name', { 'don.pdf': program }],
  ['a script', { 'don.js': 'x' }],
  ['an archive', { 'a.zip': Buffer.from('504b03040a0000000000', 'hex') }],
  ['a macro', { ...docx, 'word/vbaProject.bin': 'x' }],
  ['an office document, which is packed again', { 'don.docx': ole }],
  ['an installer or an old document with macros', { 'don.doc': ole }],
  ['a page with scripts', { 'don.xml': '<?xml version="1.0"?><x/>' }],
  ['a script whose name ends in a stop', { 'don.bat. ': 'x' }],
  ['a script in a stream', { 'don.vbs::$DATA': 'x' }],
  ['a name that reads backwards', { 'a\u202Efdp.sj': 'x' }],
  ['a name with an end within', { 'don.bat\u0000.pdf': 'x' }],
  ['a bomb', { 'zeros.txt': Buffer.alloc(30 * 1024 * 1024) }],
])('an archive with %s is refused', async (_, entries) => {
  await expect(inspect(await files.zip(entries))).rejects.toMatchObject({ code: 'archive_refused' })
})

it('an archive with nothing in it is empty', async () => {
  await expect(inspect(await files.zip({}))).rejects.toMatchObject({ code: 'file_empty' })
})

it('an archive with a path that leads out, however it is written, is refused', async () => {
  for (const name of ['../up.txt', '/etc/x.txt', 'C:\\x.txt']) {
    const { path, size } = await files.zip({ ['x'.repeat(name.length)]: 'text' })
    const bytes = readFileSync(path, 'latin1').replaceAll('x'.repeat(name.length), name)
    writeFileSync(path, bytes, 'latin1')
    await expect(inspectFile(path, size)).rejects.toMatchObject({ code: 'archive_refused' })
  }
})

it('an archive whose table lies about a size, or that is cut, is broken', async () => {
  const { path, size } = await files.zip({ 'a.txt': 'Lan '.repeat(5000) })
  const whole = readFileSync(path)
  const lying = Buffer.from(whole)
  const central = lying.lastIndexOf(Buffer.from('504b0102', 'hex'))
  lying.writeUInt32LE(10, central + 24)
  await expect(inspect(files.write(lying))).rejects.toMatchObject({ code: 'file_broken' })
  await expect(inspect(files.write(whole.subarray(0, size - 30)))).rejects.toMatchObject({ code: 'file_broken' })
})

it('an archive with a password is told apart', async () => {
  const { path, size } = await files.zip({ 'a.txt': 'Lan' })
  const bytes = readFileSync(path)
  const central = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'))
  bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8)
  writeFileSync(path, bytes)
  await expect(inspectFile(path, size)).rejects.toMatchObject({ code: 'file_encrypted' })
})

it('an archive of too many entries is refused', async () => {
  const entries = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}.txt`, 'x']))
  await expect(inspect(await files.zip(entries))).rejects.toMatchObject({ code: 'archive_refused' })
}) // a thousand entries are packed one by one
