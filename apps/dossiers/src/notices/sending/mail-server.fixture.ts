import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A message the server took. */
interface Mail {
  to: string[]
  messageId: string
  subject: string
  text: string
}

/** A real SMTP server, which can be away and can refuse receivers. */
export class MailServer {
  readonly got: Mail[] = []
  readonly refused = new Set<string>()
  private server: SMTPServer | undefined
  private port = 0

  static async start(): Promise<MailServer> {
    const mail = new MailServer()
    await mail.up()
    return mail
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`
  }

  /** Listens, at the same port as before. */
  async up(): Promise<void> {
    if (this.server) return
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 50,
      onRcptTo: ({ address }, _, done) => {
        const refusal = Object.assign(new Error('No such mailbox'), { responseCode: 550 })
        done(this.refused.has(address) ? refusal : null)
      },
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          this.got.push({ to: envelope.rcptTo.map(({ address }) => address), ...read(Buffer.concat(parts).toString()) })
          done()
        })
      },
    })
    server.on('error', () => undefined)
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.server.address() as AddressInfo).port
    this.server = server
  }

  async down(): Promise<void> {
    const { server } = this
    this.server = undefined
    await new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()))
  }
}

/** Header and text of a message in UTF-8 (RFC 2047, quoted-printable or base64). */
function read(raw: string): Omit<Mail, 'to'> {
  const end = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
  const body = raw.slice(end + 4)
  const encoding = header('Content-Transfer-Encoding')
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : quoted(body)
  const subject = header('Subject')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : quoted(word.replaceAll('_', ' ')),
    )
  return { messageId: header('Message-ID'), subject, text: text.replaceAll('\r\n', '\n') }
}

function quoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
