import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '#testing'
import { socialHousingAnswers, type Client, type ProblemBody, type Reply, type Snapshot } from '../system/client.js'
import { sideBySide } from '../system/side-by-side.js'
import type { TestSystem } from '../system/system.js'

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

/** The kinds of the gaps of a snapshot. */
export function gapsOf(snapshot: Snapshot): string[] {
  return snapshot.fields.flatMap(({ gap }) => gap?.kind ?? [])
}

/** A clear 503 that says when to try again. */
export function expectUnavailable(reply: { status: number; headers: Headers; body: object } | undefined): void {
  const { code, retryable, detail } = (reply?.body ?? {}) as Partial<ProblemBody>
  expect({ status: reply?.status, code, retryable, detail }).toEqual({
    status: 503,
    code: expect.stringMatching(/^(database_unavailable|bus_down|no_answer|overloaded)$/),
    retryable: true,
    detail: expect.stringMatching(/\S/),
  })
  expect(Number(reply?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
}

/** The codes of one authority and day are 1, 2, 3 … */
export function expectNoCodeLost(codes: string[]): void {
  const numbers = codes.map((code) => Number(code.split('-').at(-1))).sort((left, right) => left - right)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
}

/** A dossier as its database keeps it. */
export interface KeptDossier {
  id: string
  code: string | null
  status: string
  due_at: Date | null
  submissions: number
}

/** What the database holds of these drafts, in their order. */
export async function dossiersOf(system: TestSystem, drafts: FilledDraft[]): Promise<KeptDossier[]> {
  const rows = await system.rows<KeptDossier>(
    'dossiers',
    `select id, code, status, due_at, (select count(*)::int from dossier_event e where e.dossier_id = d.id and e.event = 'submitted') as submissions
     from dossier d`,
  )
  return drafts.map(({ id }) => rows.find((row) => row.id === id) as KeptDossier)
}
