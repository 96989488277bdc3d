import { connect } from 'node:net'

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
