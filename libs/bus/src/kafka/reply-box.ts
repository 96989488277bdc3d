import type { ServiceName } from '#contracts'
import { envelopeVersion, type Answer } from '../envelope.js'
import type { Sealer } from '../ports.js'
import type { Outgoing, Sender } from './connection/sender.js'
import { aad, headers, type ReplyHead } from './connection/wire.js'

interface Letter {
  to: ServiceName
  replies: ReplyHead['replies']
  bodies: string[]
  size: number
  expires: number
}

const fullAt = 200_000
const signOfLifeMs = 1000

/** Collects the replies of one turn of the event loop; each asker gets them as one sealed message. */
export class ReplyBox {
  private letters = new Map<string, Letter>()
  private partitions: number[] = []

  constructor(
    private readonly service: ServiceName,
    private readonly instance: string,
    private readonly sealer: Sealer,
    private readonly sender: Sender,
  ) {}

  /** The partitions this instance reads; told in every message. */
  assign(partitions: number[]): void {
    this.partitions = partitions
  }

  /** Puts one answer in; it goes out with the others of this turn. */
  put(to: ServiceName, topic: string, id: string, answer: Answer, expires: number): void {
    const letter = this.letterTo(to, topic)
    const body = answer.ok ? answer.body : JSON.stringify(answer.error)
    letter.replies.push([id, answer.ok ? 'ok' : 'error'])
    letter.bodies.push(body)
    letter.size += body.length
    letter.expires = Math.max(letter.expires, expires)
    if (letter.size > fullAt) this.post(topic)
  }

  /** Tells an asker that this instance lives. */
  signOfLife(to: ServiceName, topic: string): void {
    this.letterTo(to, topic)
  }

  private letterTo(to: ServiceName, topic: string): Letter {
    const known = this.letters.get(topic)
    if (known) return known
    const letter = { to, replies: [], bodies: [], size: 0, expires: Date.now() + signOfLifeMs }
    if (this.letters.size === 0)
      this.sender.sendLater(() => [...this.letters.keys()].forEach((each) => this.post(each)))
    this.letters.set(topic, letter)
    return letter
  }

  private post(topic: string): void {
    const letter = this.letters.get(topic)
    if (!letter) return
    this.letters.delete(topic)
    const { service: from, instance: by, partitions: reads } = this
    const text = JSON.stringify({ v: envelopeVersion, from, by, reads, replies: letter.replies } satisfies ReplyHead)
    const value = this.sealer.seal(letter.to, Buffer.from(letter.bodies.join('\n')), aad(topic, text))
    const message: Outgoing = { topic, partition: 0, headers: headers(text), value, expires: letter.expires }
    this.sender.send(message)
  }
}
