import { connect, type Socket } from 'node:net'

/** What a server answered. */
export interface HttpAnswer {
  status: number
  body: Buffer
}

interface Waiting {
  resolve(answer: HttpAnswer): void
  reject(error: Error): void
}

const headEnd = Buffer.from('\r\n\r\n')

/**
 * One keep-alive connection that carries one request at a time: so little work of its own that the driver leaves the
 * cores to what is measured. Answers must state their content-length.
 */
export class HttpConnection {
  private received: Buffer = Buffer.alloc(0)
  private waiting: Waiting | undefined

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.take(chunk))
    socket.on('error', (error) => this.fail(error))
    socket.on('close', () => this.fail(new Error('The server closed the connection.')))
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port }, () => {
        socket.off('error', reject)
        resolve(new HttpConnection(socket))
      })
      socket.once('error', reject)
    })
  }

  get isOpen(): boolean {
    return !this.socket.destroyed
  }

  /** Sends a whole request as text and brings its answer. */
  send(request: string): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.socket.write(request)
    })
  }

  close(): void {
    this.socket.destroy()
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk])
    const at = this.received.indexOf(headEnd)
    if (at < 0) return
    const head = this.received.toString('latin1', 0, at)
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined) return this.fail(new Error('The answer does not state its length.'))
    const bodyAt = at + headEnd.length
    const end = bodyAt + Number(length)
    if (this.received.length < end) return
    const answer = { status: Number(head.slice(9, 12)), body: this.received.subarray(bodyAt, end) }
    this.received = this.received.subarray(end)
    const { waiting } = this
    this.waiting = undefined
    waiting?.resolve(answer)
  }

  private fail(error: Error): void {
    this.socket.destroy()
    this.waiting?.reject(error)
    this.waiting = undefined
  }
}

/** The text of a POST with a JSON body on a kept connection. */
export function postText(path: string, body: object, headers: Record<string, string> = {}): string {
  const text = JSON.stringify(body)
  const lines = Object.entries({
    ...headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`
}
