import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { endSilence } from './end-silence.js'

let server: Server
let answers = true
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
    socket.on('data', (piece) => answers && socket.write(piece)).on('error', () => undefined),
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
