import type { IHeaders } from 'kafkajs'
import { isJoined, serviceNames, type ServiceName } from '#contracts'
import { envelopeVersion } from '../../envelope.js'

/**
 * What travels in clear beside a sealed question. All of it is one header, as JSON: kafkajs pays for each header of
 * each message, and the sealed value is bound to that text as a whole.
 */
export interface QuestionHead {
  v: string
  id: string
  pattern: string
  from: ServiceName
  /** Epoch milliseconds. */
  deadline: number
  /** The topic that hears the reply. */
  reply: string
  /** Correlation id. */
  cid: string
  /** `traceparent` (W3C Trace Context), where the question is part of a trace. */
  tp?: string
}

/**
 * What travels in clear beside sealed replies. All replies of one turn of the event loop to one asker are one message:
 * the sealed value holds their JSON texts, one on each line, in the order of `replies`. Without any it is a sign of
 * life: what was asked of this instance is being worked on.
 */
export interface ReplyHead {
  v: string
  from: ServiceName
  /** The instance that answers. */
  by: string
  /** The partitions of the request topic this instance reads. */
  reads: number[]
  /** The questions answered and how each ended. */
  replies: [id: string, status: 'ok' | 'error'][]
}

/** What of a question is sealed: the actor token, which names a person, on a line of its own before the body. */
export function sealedText(actorToken: string | undefined, body: string): string {
  return `${actorToken ?? ''}\n${body}`
}

/** The parts of {@link sealedText}. */
export function readSealedText(text: string): { actorToken: string | undefined; body: string } {
  const end = text.indexOf('\n')
  return { actorToken: text.slice(0, Math.max(0, end)) || undefined, body: text.slice(end + 1) }
}

/** The question that only asks for a sign of life. */
export const probePattern = 'bus.probe'

const headName = 'head'

/** A head as its message's one header. */
export function headers(text: string): IHeaders {
  return { [headName]: text }
}

/** What a sealed value is bound to: its topic, which binds the direction, and its head. */
export function aad(topic: string, head: string): string {
  return `${topic}\n${head}`
}

/** The text of a message's head. */
export function headText(from: IHeaders | undefined): string | undefined {
  return from?.[headName]?.toString()
}

/** The head of a question, or why it is none. */
export function questionHead(text: string | undefined): QuestionHead | 'version' | 'envelope' {
  const head = parse<QuestionHead>(text)
  if (!head) return 'envelope'
  if (head.v !== envelopeVersion) return 'version'
  const texts = [head.id, head.pattern, head.reply, head.cid, head.tp ?? ''].every((part) => typeof part === 'string')
  return texts && Number.isSafeInteger(head.deadline) && isService(head.from) ? head : 'envelope'
}

/** The head of a reply, or nothing where it is none. */
export function replyHead(text: string | undefined): ReplyHead | undefined {
  const head = parse<ReplyHead>(text)
  const isWhole =
    head?.v === envelopeVersion &&
    isService(head.from) &&
    typeof head.by === 'string' &&
    Array.isArray(head.reads) &&
    head.reads.every(Number.isSafeInteger) &&
    Array.isArray(head.replies) &&
    head.replies.every(isReply)
  return isWhole ? head : undefined
}

function isReply(reply: unknown): boolean {
  if (!Array.isArray(reply)) return false
  const [id, status] = reply as unknown[]
  return typeof id === 'string' && (status === 'ok' || status === 'error')
}

/** The header of one message as text. */
export function header(from: IHeaders | undefined, name: string): string | undefined {
  const value = from?.[name]
  return value === undefined ? undefined : String(value)
}

function isService(name: unknown): name is ServiceName {
  return typeof name === 'string' && (isJoined(name) || serviceNames.some((known) => known === name))
}

function parse<T extends object>(text: string | undefined): T | undefined {
  if (text === undefined) return undefined
  try {
    const value = JSON.parse(text) as T | null
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
