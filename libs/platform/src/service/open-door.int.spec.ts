import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { StartError } from '#contracts'
import { eventually } from '#testing'
import { openDoor, type Door } from './open-door.js'

@Module({})
class EmptyModule {}

const host = '127.0.0.1'

describe('a door', () => {
  let app: NestFastifyApplication
  let door: Door
  const arrived: string[] = []
  let finish: () => void
  let slow: Promise<void>
  beforeEach(async () => {
    arrived.length = 0
    slow = new Promise((resolve) => (finish = resolve))
    app = await NestFactory.create<NestFastifyApplication>(EmptyModule, new FastifyAdapter(), { logger: false })
    app
      .getHttpAdapter()
      .getInstance()
      .get('/:name', async ({ url }) => {
        arrived.push(url)
        if (url.startsWith('/slow')) await slow
        return 'come in'
      })
    door = await openDoor(app, 0, host)
  })
  const close = () => Promise.all([app.close(), door.close()])
  afterEach(close)

  const answer = async (socket: Socket, path: string, connection = 'close') => {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: motlan\r\nConnection: ${connection}\r\n\r\n`)
    let text = ''
    for await (const part of socket as AsyncIterable<Buffer>) text += part.toString()
    return text.slice(0, text.indexOf('\r'))
  }

  it('serves each connection, whichever socket takes it', async () => {
    const paths = Array.from({ length: 200 }, (_, index) => `/${index}`)
    const lines = await Promise.all(paths.map((path) => answer(connect(door.port, host), path)))
    expect(new Set(lines)).toEqual(new Set(['HTTP/1.1 200 OK']))
    expect(new Set(arrived).size).toBe(200)
  })

  it('is the only one at its port', async () => {
    const second = await NestFactory.create(EmptyModule, new FastifyAdapter(), { logger: false })
    await expect(openDoor(second, door.port, host)).rejects.toBeInstanceOf(StartError)
    await second.close()
  })

  it('lets nobody in once it is closed', async () => {
    await close()
    const late = Array.from({ length: 40 }, () => once(connect(door.port, host), 'connect'))
    for (const outcome of await Promise.allSettled(late)) expect(outcome.status).toBe('rejected')
  })

  it('closes when everybody who came in by any socket has been answered', async () => {
    const asking = Array.from({ length: 40 }, (_, index) =>
      answer(connect(door.port, host), `/slow-${index}`, 'keep-alive'),
    )
    await eventually(
      () => arrived.length,
      (count) => expect(count).toBe(40),
    )
    let isClosed = false
    const closing = close().then(() => (isClosed = true))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(isClosed).toBe(false)
    finish()
    expect(new Set(await Promise.all(asking))).toEqual(new Set(['HTTP/1.1 200 OK']))
    await closing
  })

  it('says that a port is in use, also by what would not share it', async () => {
    const stranger = createServer().listen(0, host)
    await once(stranger, 'listening')
    const { port } = stranger.address() as AddressInfo
    const second = await NestFactory.create(EmptyModule, new FastifyAdapter(), { logger: false })
    await expect(openDoor(second, port, host)).rejects.toThrow(`Port ${port} is in use`)
    await second.close()
    stranger.close()
  })
})
