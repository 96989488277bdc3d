import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** What a line does to what travels on it. */
export type LineState =
  | { kind: 'open' }
  /** Every piece arrives later by so many milliseconds. */
  | { kind: 'slow'; delayMs: number }
  /** Nothing arrives while it lasts; nobody is told. */
  | { kind: 'frozen' }

interface Pair {
  near: Socket
  far: Socket
  /** Ends both. */
  end: () => void
}

/** A TCP proxy between the services and a server: a line that can be slow, frozen, half-open or cut. */
export class NetworkLine {
  private readonly pairs = new Set<Pair>()
  /** Both ends of every connection, also of those that were forgotten. */
  private readonly sockets = new Set<Socket>()
  /** What is on its way to each end, oldest first. */
  private readonly waiting = new WeakMap<Socket, (() => void)[]>()
  private state: LineState = { kind: 'open' }
  private target = 0

  private constructor(
    readonly name: string,
    private readonly server: Server,
  ) {}

  static async open(name: string): Promise<NetworkLine> {
    const server = createServer({ allowHalfOpen: true })
    const line = new NetworkLine(name, server)
    server.on('connection', (near) => line.join(near))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return line
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** Says where the line leads. */
  leadTo(port: number): void {
    this.target = port
  }

  become(state: LineState): void {
    this.state = state
    for (const { near, far } of this.pairs) {
      for (const socket of [near, far]) if (state.kind === 'frozen') socket.pause()
      for (const socket of [near, far]) if (state.kind !== 'frozen') socket.resume()
    }
  }

  /** Cuts every connection; both ends learn of it at once. */
  cut(): number {
    const count = this.pairs.size
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    return count
  }

  /**
   * Every connection there is becomes half-open, as behind a gateway that forgot it: the server's end closes, the other
   * end is told nothing and its words are swallowed, for ever. New connections work.
   */
  forget(): number {
    const forgotten = [...this.pairs]
    for (const pair of forgotten) {
      this.pairs.delete(pair)
      pair.near.removeAllListeners('data').removeAllListeners('end').on('data', swallow)
      pair.near.on('end', () => pair.near.destroy())
      pair.far.removeAllListeners('data').off('close', pair.end).destroy()
    }
    return forgotten.length
  }

  /** Ends every connection, the forgotten ones too. */
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise<void>((closed) => this.server.close(() => closed()))
  }

  private join(near: Socket): void {
    const far = connect({ host: '127.0.0.1', port: this.target, allowHalfOpen: true })
    const end = () => {
      this.pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    const pair = { near, far, end }
    this.pairs.add(pair)
    for (const socket of [near, far]) {
      this.sockets.add(socket)
      socket.once('close', () => this.sockets.delete(socket))
    }
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true)
      from.on('data', (piece) => this.carry(to, () => to.write(piece)))
      from.on('end', () => this.carry(to, () => to.end()))
      from.on('error', end)
    }
    far.on('close', end)
    near.on('close', end)
    if (this.state.kind === 'frozen') for (const socket of [near, far]) socket.pause()
  }

  /** In the order in which the pieces came, also those that come when the line has just become fast again. */
  private carry(to: Socket, deliver: () => void): void {
    const waiting = this.waiting.get(to) ?? []
    if (this.state.kind !== 'slow' && waiting.length === 0) {
      if (!to.destroyed) deliver()
      return
    }
    this.waiting.set(to, waiting)
    waiting.push(deliver)
    const next = () => {
      const first = waiting.shift()
      if (!to.destroyed) first?.()
    }
    setTimeout(next, this.state.kind === 'slow' ? this.state.delayMs : 0)
  }
}

function swallow(): void {}
