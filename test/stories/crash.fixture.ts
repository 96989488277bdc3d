import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedServer } from '#platform'
import { eventually } from '#testing'
import { socialHousingAnswers, type Client, type ProblemBody, type Reply, type Snapshot } from '../system/client.js'

/** A draft that only has to be submitted. */
export interface FilledDraft {
  id: string
  snapshotId: string
}

/** What the public API says to a submission. */
export interface Receipt {
  code: string
  status: string
  receivedAt: string
  dueAt: string
}

/** Drafts of form 1.014632 with every answer given. */
export function filledDrafts(who: Client, count: number): Promise<FilledDraft[]> {
  return sideBySide(count, 4, async () => {
    const { id } = await who.open('1.014632')
    const { snapshotId } = await who.prefill(id)
    await who.answer(id, socialHousingAnswers)
    return { id, snapshotId }
  })
}

/** Submits a draft; an answer that never came is none. */
export function submission(who: Client, draft: FilledDraft): Promise<Reply<Receipt & ProblemBody> | undefined> {
  const body = { snapshotId: draft.snapshotId, declaration: true }
  return who.send<Receipt & ProblemBody>('POST', `/v1/dossiers/${draft.id}/submission`, body).catch(() => undefined)
}

/** A prefill as it is answered, with the milliseconds it took. */
export async function timedPrefill(who: Client, id: string): Promise<Reply<Snapshot & ProblemBody> & { took: number }> {
  const asked = Date.now()
  const reply = await who.send<Snapshot & ProblemBody>('POST', `/v1/dossiers/${id}/prefill`, {})
  return { ...reply, took: Date.now() - asked }
}

/** Does `work` `count` times, at most `atOnce` side by side; results in order. */
export async function sideBySide<T>(count: number, atOnce: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

/**
 * Open loop: begins `work` `perSecond` times a second whether earlier ones have ended or not, `count` times in all.
 * Nobody waits for more than `atMost` at once: beyond that the loop holds back.
 */
export async function openLoop<T>(
  { perSecond, count, atMost }: { perSecond: number; count: number; atMost: number },
  work: (index: number) => Promise<T>,
): Promise<T[]> {
  const started = Date.now()
  const results: Promise<T>[] = []
  let underWay = 0
  while (results.length < count) {
    const due = Math.min(count, Math.floor(((Date.now() - started) / 1000) * perSecond))
    while (results.length < due && underWay < atMost) {
      underWay++
      results.push(work(results.length).finally(() => underWay--))
    }
    await pause(5)
  }
  return Promise.all(results)
}

/** Milliseconds until `works` says yes; throws when it does not within `within`. */
export async function backAfter(works: () => Promise<boolean>, within = 20_000): Promise<number> {
  const since = Date.now()
  await eventually(
    () => works().catch(() => false),
    (answer) => {
      if (!answer) throw new Error('Not back yet.')
    },
    { within, every: 10 },
  )
  return Date.now() - since
}

/** A PostgreSQL server of a test's own that keeps what it acknowledged, on a port that stays. */
export class OwnServer {
  private readonly directory = mkdtempSync(join(tmpdir(), 'motlan-crash-'))

  private constructor(private server?: EmbeddedServer) {}

  static async start(): Promise<OwnServer> {
    const own = new OwnServer()
    own.server = await EmbeddedServer.start(own.directory)
    return own
  }

  get address(): EmbeddedServer['address'] {
    if (!this.server) throw new Error('The server has not been started.')
    return this.server.address
  }

  /** SIGKILL to the server; its backends find out and end themselves. */
  kill(): void {
    if (this.server) process.kill(this.server.processId, 'SIGKILL')
  }

  /** Starts on the same data and port, as soon as the last backend of the killed server is gone. */
  async restart(): Promise<void> {
    const { port } = this.address
    const start = () => EmbeddedServer.start(this.directory, { port }).catch(() => undefined)
    this.server = await eventually(start, (server) => expect(server).toBeDefined(), { within: 20_000 })
  }

  async stop(): Promise<void> {
    await this.server?.stop().catch(() => undefined) // it may be dead already
    rmSync(this.directory, { recursive: true, force: true })
  }
}
