import { connect, createServer } from 'node:net'

/** Whether somebody listens on the port. */
export function answers(port: number): Promise<boolean> {
  return new Promise((found) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1000 })
    const settle = (listens: boolean) => {
      socket.destroy()
      found(listens)
    }
    socket.once('connect', () => settle(true))
    socket.once('timeout', () => settle(false))
    socket.once('error', () => settle(false))
  })
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
