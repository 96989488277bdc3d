import { connect } from 'node:net'
import fastify from 'fastify'
import { eventually } from '#testing'
import { nameOf, receiveUpload } from './receive-upload.js'
import { serveUploads } from './serve-uploads.js'

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

it.each<[string, string, boolean?]>([
  ['before the first part', 'content-length: 5000\r\n\r\n--b\r\n'],
  ['with nothing sent', 'content-length: 5000\r\n\r\n'],
  ['after the first piece', 'transfer-encoding: chunked\r\n\r\n5\r\n--b\r\n\r\n'],
  ['while it waits', 'content-length: 5000\r\n\r\n--b\r\n', true],
  [
    'within the file',
    'content-length: 5000\r\n\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
  ],
])('the turn of a sender who goes %s ends', async (_, sent, waits = false) => {
  const app = fastify()
  const state = { begun: 0, ended: 0 }
  await serveUploads(app)
  app.post('/v1/dossiers/:id/attachments', async (request) => {
    state.begun++
    if (waits) await new Promise((gone) => request.raw.once('close', gone))
    return receiveUpload(request, { limitMb: 1, turn: { add: () => undefined, end: () => state.ended++ } }, () =>
      Promise.resolve('taken'),
    )
  })
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const head =
    'POST /v1/dossiers/1/attachments HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\n'
  const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${head}${sent}`))
  socket.on('error', () => undefined)
  await eventually(
    () => Promise.resolve(state.begun),
    (begun) => expect(begun).toBe(1),
  )
  socket.destroy()
  await eventually(
    () => Promise.resolve(state.ended),
    (ended) => expect(ended).toBe(1),
  )
  await app.close()
})
