import { createTransport } from 'nodemailer'
import type { Channel, Outcome, Outgoing } from './channel.js'

/** Milliseconds a mail server has for each step. */
const patience = 10_000

/** E-mail by SMTP (RFC 5321). The message id is made of the id of the message, so that a repetition is recognised. */
export class MailChannel implements Channel {
  readonly name = 'email'
  private readonly transport

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: 5,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  async send({ id, to, subject, text, language, at }: Outgoing): Promise<Outcome> {
    try {
      await this.transport.sendMail({
        messageId: `<${id}@${this.from.split('@')[1] ?? 'motlan.invalid'}>`,
        from: this.from,
        to: { name: '', address: to },
        subject,
        text,
        date: at,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      })
      return 'sent'
    } catch (error) {
      return isRefusal(error) ? 'refused' : 'failed'
    }
  }

  close(): void {
    this.transport.close()
  }
}

/** Only a final answer (5xx) to the receiver's address is one; a refused sender or sign-in is the operator's matter. */
function isRefusal(error: unknown): boolean {
  const { command, responseCode } = error as { command?: string; responseCode?: number }
  return command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500
}
