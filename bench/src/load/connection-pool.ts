import { HttpConnection, type HttpAnswer } from './http-connection.js'

/** Keep-alive connections to one port, opened as they are needed and used again. */
export class ConnectionPool {
  private readonly idle: HttpConnection[] = []

  constructor(private readonly port: number) {}

  async send(request: string): Promise<HttpAnswer> {
    const connection = this.free() ?? (await HttpConnection.open(this.port))
    const answer = await connection.send(request)
    this.idle.push(connection)
    return answer
  }

  close(): void {
    for (const connection of this.idle.splice(0)) connection.close()
  }

  private free(): HttpConnection | undefined {
    for (;;) {
      const connection = this.idle.pop()
      if (connection === undefined || connection.isOpen) return connection
    }
  }
}
