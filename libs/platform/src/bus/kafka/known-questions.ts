import type { Outgoing } from './sender.js'

interface Known {
  expires: number
  reply: Outgoing | undefined
}

const mostQuestions = 5000
const mostBytes = 16_000_000

/** The short memory that lets a copy of a question be answered without running its handler again. */
export class KnownQuestions {
  private readonly known = new Map<string, Known>()
  private bytes = 0

  find(id: string): Known | undefined {
    return this.known.get(id)
  }

  /** Notes a question that is being answered, until nobody waits for it any more. */
  begin(id: string, expires: number): void {
    this.forgetOld()
    this.known.set(id, { expires, reply: undefined })
  }

  end(id: string, reply: Outgoing): void {
    const known = this.known.get(id)
    if (!known) return
    known.reply = reply
    this.bytes += reply.value.length
  }

  private forgetOld(): void {
    const now = Date.now()
    for (const [id, { expires, reply }] of this.known) {
      if (expires > now && this.known.size < mostQuestions && this.bytes < mostBytes) return
      this.known.delete(id)
      this.bytes -= reply?.value.length ?? 0
    }
  }
}
