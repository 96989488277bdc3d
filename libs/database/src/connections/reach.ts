import { Socket } from 'node:net'
import type pg from 'pg'
import { serverAddresses } from './addresses.js'
import { askServer, PrimaryFinder } from './primary-finder.js'

/**
 * Settings of a connection whose host may name several servers (`db1,db2:5433`): each new connection then goes to the one
 * that is the primary at that moment. `pg` knows one host only, so the socket it is given looks for the primary before it
 * connects. One host stays as it is: a name behind which the operator moves the primary needs nothing of this.
 */
export function reach<T extends pg.ClientConfig>(settings: T): T {
  const { host = '', port = 5432 } = settings
  const servers = serverAddresses(host, port)
  const [first] = servers
  if (settings.stream || first === undefined) return settings
  if (servers.length === 1) return { ...settings, ...first }
  const finder = new PrimaryFinder(servers, (server) => askServer(server, settings))
  return { ...settings, stream: () => primarySocket(finder) }
}

/** A socket that connects to the primary, whatever address it is told. */
function primarySocket(finder: PrimaryFinder): Socket {
  const socket = new Socket()
  const connect = socket.connect.bind(socket) as (port: number, host: string) => Socket
  const toPrimary = () => {
    finder.find().then(
      ({ host, port }) => socket.destroyed || connect(port, host),
      (error: Error) => socket.destroy(error),
    )
    return socket
  }
  return Object.assign(socket, { connect: toPrimary })
}
