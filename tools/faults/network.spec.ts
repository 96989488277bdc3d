import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '#testing'
import { NetworkLine } from './network.js'

describe('a line between', () => {
  it('keeps the order of what travels on it when its speed changes', async () => {
    let arrived = ''
    const server = createServer((socket) => {
      socket.on('error', () => undefined).on('data', (piece) => (arrived += String(piece)))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const line = await NetworkLine.open('tested')
    line.leadTo((server.address() as AddressInfo).port)
    const socket = connect(line.port, '127.0.0.1').on('error', () => undefined)
    try {
      const speeds = [{ kind: 'slow', delayMs: 80 }, { kind: 'open' }, { kind: 'slow', delayMs: 5 }] as const
      for (const [index, speed] of speeds.entries()) {
        line.become(speed)
        socket.write(String(index))
        await pause(20)
      }
      await eventually(
        () => arrived,
        (text) => expect(text).toBe('012'),
      )
    } finally {
      socket.destroy()
      await line.close()
      server.close()
    }
  })

  it('is closed although an end of a forgotten connection was never told', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const line = await NetworkLine.open('tested')
    line.leadTo((server.address() as AddressInfo).port)
    const socket = connect(line.port, '127.0.0.1').on('error', () => undefined)
    try {
      await eventually(
        () => line.forget(),
        (forgotten) => expect(forgotten).toBe(1),
      )
      await line.close()
    } finally {
      socket.destroy()
      server.close()
    }
  })
})
