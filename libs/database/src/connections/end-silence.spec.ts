import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { endSilence } from './end-silence.js'

let server: Server
let answers = true
const unanswerable = 's'
const open = async (afterMs: number): Promise<{ socket: Socket; ended: Promise<string> }> => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  endSilence(socket, afterMs)
  const ended = new Promise<string>((settle) => {
    socket.on('error', ({ message }) => settle(message))
    socket.on('close', () => settle('closed'))
  })
  await new Promise((connected) => socket.once('connect', connected))
  return { socket, ended }
}
const asked = async (socket: Socket) => {
  const answer = once(socket, 'data')
  socket.write('a')
  await answer
}

beforeAll(async () => {
  server = createServer((socket) =>
    socket
      .on('data', (piece) => answers && piece.toString() !== unanswerable && socket.write(piece))
      .on('error', () => undefined),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})
afterAll(() => server.close())

it('ends a connection that answered and then says nothing more', async () => {
  answers = true
  const { socket, ended } = await open(50)
  await asked(socket)
  answers = false
  socket.write('b')
  expect(await ended).toMatch(/silent/)
})

it('leaves one alone that answers, and one that nobody asks anything', async () => {
  answers = true
  const { socket, ended } = await open(200)
  for (const idle of [5, 5, 5, 500, 5, 5]) {
    await asked(socket)
    await pause(idle)
  }
  expect(socket.destroyed).toBe(false)
  socket.resume()
  socket.end()
  expect(await ended).toBe('closed')
})

it('ends with a silent connection those that were idle beside it, and none that was used or is waited for', async () => {
  answers = true
  const idle = await open(1000)
  const waiting = await open(1000)
  await asked(idle.socket)
  const silent = await open(60)
  await asked(silent.socket)
  for (const { socket } of [waiting, silent]) socket.write(unanswerable)
  const used = await open(1000)
  await asked(used.socket)
  expect(await silent.ended).toMatch(/silent/)
  expect(await idle.ended).toMatch(/silent/)
  expect([waiting, used].map(({ socket }) => socket.destroyed)).toEqual([false, false])
  for (const { socket } of [waiting, used]) socket.destroy()
})
