import type { INestApplication } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { createServer, type ListenOptions, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { StartError } from '#contracts'

/**
 * Connections that may wait to be accepted (Node's default is 511). Whoever finds no room tries again after one, three and
 * seven seconds: it waits longer than for a refusal, which it could not get. The system's own limit may be lower.
 */
const mostWaiting = 4096

/**
 * Sockets that listen on one port. Node accepts one connection of each in a turn of the event loop, so that with one of
 * them a busy gateway accepts fewer connections than come, and refuses none: they wait where nobody sees them.
 */
const sockets = 16

/** Milliseconds between two looks at who is still inside. */
const lookEveryMs = 20

/** Linux gives each of several sockets on one port its share of the connections (`SO_REUSEPORT`). */
const canShare = process.platform === 'linux'

/** An open port. Whoever closes the application closes the door as well, and waits for both. */
export interface Door {
  port: number
  /** Lets no more connections in by the sockets beside the application's own; settles when those they let in have been served. */
  close(): Promise<void>
}

/** Lets requests in; rejects with a {@link StartError} where the port is in use. */
export async function openDoor(app: INestApplication, port: number, host: string): Promise<Door> {
  const listening: ListenOptions = { host, backlog: mostWaiting, reusePort: canShare }
  try {
    if (canShare) await assertFree({ host, port })
    await (app as unknown as Pick<NestFastifyApplication, 'listen'>).listen({ ...listening, port })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    throw new StartError(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`)
  }
  const server = app.getHttpServer() as HttpServer
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  const inside = new Set<Socket>()
  const others = canShare ? await Promise.all(besides(server, inside, { ...listening, port: actual })) : []
  return {
    port: actual,
    async close() {
      for (const other of others) other.close()
      while (inside.size > 0) {
        server.closeIdleConnections()
        await pause(lookEveryMs)
      }
    },
  }
}

/** A port whose sockets share it takes any that wants to share it, also those of another process. */
async function assertFree(options: ListenOptions): Promise<void> {
  const probe = createServer()
  await listen(probe, options)
  probe.close()
  await once(probe, 'close')
}

function besides(server: HttpServer, inside: Set<Socket>, options: ListenOptions): Promise<Server>[] {
  const letIn = (socket: Socket) => {
    inside.add(socket)
    socket.once('close', () => inside.delete(socket))
    server.emit('connection', socket)
  }
  return Array.from({ length: sockets - 1 }, () => {
    const other = createServer({ allowHalfOpen: true, noDelay: true }, letIn)
    return listen(other, options)
  })
}

async function listen(server: Server, options: ListenOptions): Promise<Server> {
  server.listen(options)
  await once(server, 'listening')
  return server
}
