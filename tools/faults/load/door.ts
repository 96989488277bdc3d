import type { Random } from '#sandbox'
import { Client, type ProblemBody } from '../../../test/system/client.js'
import type { Rig } from '../rig.js'
import type { Journal, Outcome } from './journal.js'

/** An answer, or what is known when none came. */
export interface Told<T> {
  outcome: Outcome
  status: number
  body: T
  /** The code of a problem; empty where there is none. */
  problem: string
  etag: string
  sentAt: number
  endedAt: number
}

/** The longest anybody may wait at an instance that lives: the gateway gives up after 5 s, the rest is a busy machine. */
const longestMs = 15_000

/** Refusals that are right somewhere in this load; any other is an outrage. */
const rightRefusals = new Set([
  'action_not_allowed',
  'identity_unverified',
  'dossier_incomplete',
  'nothing_to_correct',
  'dossier_not_editable',
  'registry_value_supplied',
  'snapshot_changed',
  'version_stale',
])

/** What of a request is not its body. */
export interface Request {
  headers?: Record<string, string>
  /** Codes of refusals that are right here beside those that are right everywhere. */
  mayRefuse?: readonly string[]
}

/** Two requests with one key: a sender who was not told the first one's outcome is told to ask again. */
const underWay = 'request_under_way'

const unavailable = /^(database_unavailable|bus_down|no_answer|overloaded|catalogue_stale)$/

/** The public doors: sends to any instance, and holds every answer against what the API promises. */
export class Doors {
  /** Keys that were sent before, whatever came of it. */
  private readonly usedKeys = new Set<string>()

  constructor(
    private readonly rig: Rig,
    private readonly journal: Journal,
    private readonly random: Random,
  ) {}

  async send<T>(
    token: string,
    method: string,
    path: string,
    body?: unknown,
    { headers = {}, mayRefuse = [] }: Request = {},
  ): Promise<Told<T>> {
    const index = this.random.int(0, this.rig.system.urls.length - 1)
    const sentAt = Date.now()
    const wasSent = this.wasSent(headers['idempotency-key'])
    const client = new Client(this.rig.system.urls[index] ?? '', token)
    const reply = await inTime(client.send<T>(method, path, body, headers))
    const endedAt = Date.now()
    const base = { sentAt, endedAt, status: 0, etag: '', body: {} as T, problem: '' }
    if (reply === 'hung' || reply === 'lost') {
      this.lost(reply, index, sentAt, `${method} ${route(path)}`)
      return { ...base, outcome: 'unknown' }
    }
    this.journal.waited.push({ endedAt, ms: endedAt - sentAt })
    const { status } = reply
    const problem = (status < 300 ? {} : (reply.body ?? {})) as Partial<ProblemBody>
    const isUnderWay = wasSent && problem.code === underWay
    const outcome = status < 300 ? 'acknowledged' : status < 500 && !isUnderWay ? 'refused' : 'unknown'
    this.journal.count(`${method} ${route(path)} ${status} ${problem.code ?? ''}`)
    if (isUnderWay) this.judgeWait(reply.headers, problem, `${method} ${route(path)}`)
    else if (outcome !== 'acknowledged' && !mayRefuse.includes(problem.code ?? ''))
      this.judge(reply.status, reply.headers, problem, `${method} ${route(path)}`)
    const etag = reply.headers.get('etag') ?? ''
    return { ...base, outcome, status, body: reply.body, etag, problem: problem.code ?? '' }
  }

  private lost(how: 'hung' | 'lost', index: number, sentAt: number, what: string): void {
    this.journal.count(`${what} ${how}`)
    const gateway = this.rig.both('gateway')[index]
    const undisturbed = gateway?.wasLeftAlone(10_000, sentAt) === true
    if (undisturbed) this.journal.outrage(`${what}: ${how} at an instance of the gateway that no fault had touched.`)
  }

  private wasSent(key: string | undefined): boolean {
    if (key === undefined) return false
    const known = this.usedKeys.has(key)
    this.usedKeys.add(key)
    return known
  }

  private judgeWait(headers: Headers, { retryable }: Partial<ProblemBody>, what: string): void {
    if (retryable === true && Number(headers.get('retry-after')) >= 1) return
    this.journal.outrage(`${what}: 409 ${underWay} does not say when to ask again.`)
  }

  private judge(status: number, headers: Headers, body: Partial<ProblemBody>, what: string): void {
    const { code = '', retryable, detail = '' } = body
    const told = `${what}: ${status} ${code}`
    if (status >= 500) {
      const isClear = status === 503 && unavailable.test(code) && retryable === true && detail !== ''
      if (!isClear) this.journal.outrage(`${told} is no clear 503 (${JSON.stringify({ retryable, hop: body.hop })}).`)
      else if (!(Number(headers.get('retry-after')) >= 1)) this.journal.outrage(`${told} without Retry-After.`)
    } else if (status === 401 && this.journal.clocksWereWrong) return
    else if (!rightRefusals.has(code)) this.journal.outrage(`${told} is a refusal nobody deserved (${body.hop ?? ''}).`)
  }
}

function route(path: string): string {
  return path.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')
}

async function inTime<T>(answer: Promise<T>): Promise<T | 'hung' | 'lost'> {
  let timer: NodeJS.Timeout | undefined
  const hung = new Promise<'hung'>((resolve) => (timer = setTimeout(() => resolve('hung'), longestMs)))
  const told = answer.catch(() => 'lost' as const)
  return Promise.race([told, hung]).finally(() => clearTimeout(timer))
}
