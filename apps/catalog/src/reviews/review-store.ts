import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Bilingual, FormDocument, ReviewAnswer, ReviewState, WaitingState } from '#contracts'
import { Database } from '#database'
import type { Doubt, Verdict } from '#forms'

/** A form that was sent to be published and has doubts. */
export interface WaitingForm {
  id: string
  procedure: string
  formVersion: string
  /** Of the form's canonical JSON. */
  hash: string
  form: FormDocument
  /** Agency code of the ministry that sent it. */
  office: string
  /** Who sent it, as a pseudonym: only good to tell whether somebody is the same. */
  author: string
  state: WaitingState
  sentAt: Date
}

/** What is kept of a doubt beside its words: where the question stands and how it was bound. */
export type KeptDoubt = Doubt & { heading: Bilingual; label: Bilingual; help?: Bilingual; binding: object }

/** A doubt about a question of a waiting form. */
export interface KeptReview {
  id: string
  /** Agency code of who answers. */
  owner: string
  doubt: KeptDoubt
  answer: ReviewAnswer | null
  reason: string | null
  answeredBy: string | null
  answeredAt: Date | null
  /** When it was opened, or else answered. */
  changedAt: Date
  form: WaitingForm
}

/** A place in the list of reviews, newest change first. */
export type ReviewPlace = Pick<KeptReview, 'id' | 'changedAt'>

/** A doubt that is to be answered. */
export type OpenedReview = Pick<KeptReview, 'id' | 'owner' | 'doubt'> & { question: string }

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const columns = `r.id, r.owner, r.doubt, r.answer, r.reason, r.answered_by as "answeredBy", r.answered_at as "answeredAt",
  r.changed_at as "changedAt",
  json_build_object('id', f.id, 'procedure', f.procedure, 'formVersion', f.form_version, 'hash', f.hash,
    'office', f.office, 'author', f.author, 'state', f.state) as form, f.sent_at as "sentAt"`
const states: Record<ReviewState, string> = {
  open: `r.answer is null and f.state = 'waiting'`,
  answered: 'r.answer is not null',
  closed: `r.answer is null and f.state <> 'waiting'`,
}

type Row = Omit<KeptReview, 'form'> & { form: Omit<WaitingForm, 'form' | 'sentAt'>; sentAt: Date }
/** A review without the document of its form. */
export type ListedReview = Omit<KeptReview, 'form'> & { form: Omit<WaitingForm, 'form'> }
const listed = ({ sentAt, ...row }: Row): ListedReview => ({ ...row, form: { ...row.form, sentAt } })

/** Forms that wait for a second person, and the doubts about them. */
@Injectable()
export class ReviewStore {
  constructor(private readonly database: Database) {}

  /** At most `limit` reviews, in a state if one is named, newest change first, behind a place. */
  async list({
    state,
    after,
    limit,
  }: {
    state?: ReviewState
    after?: ReviewPlace
    limit: number
  }): Promise<ListedReview[]> {
    const rows = await this.database.query<Row>(
      `select ${columns} from review r join waiting_form f on f.id = r.form_id
       where ${state === undefined ? 'true' : states[state]}
         and ($1::timestamptz is null or r.changed_at < $1 or r.changed_at = $1 and r.id > $2)
       order by r.changed_at desc, r.id limit $3`,
      [after?.changedAt ?? null, after?.id ?? null, limit],
    )
    return rows.map(listed)
  }

  /** Whether there is such a review, however it has changed since. */
  async has(id: string): Promise<boolean> {
    return isId.test(id) && (await this.database.query('select from review where id = $1', [id])).length > 0
  }

  async find(tx: EntityManager, id: string): Promise<KeptReview | undefined> {
    if (!isId.test(id)) return undefined
    const [row]: (Row & { document: FormDocument })[] = await tx.query(
      `select ${columns}, f.form as document from review r join waiting_form f on f.id = r.form_id where r.id = $1`,
      [id],
    )
    if (!row) return undefined
    const { document, ...rest } = row
    const found = listed(rest)
    return { ...found, form: { ...found.form, form: document } }
  }

  /** Changes with every answer. */
  async stamp(): Promise<string> {
    const [row] = await this.database.query<{ stamp: string }>(
      `select count(*) || ':' || coalesce(max(answered_at)::text, '') as stamp from review where answer is not null`,
    )
    return row?.stamp ?? ''
  }

  /** What was said of questions, by `questionKey`; of several answers the newest. `offices` names who answered. */
  async verdicts(
    offices: (code: string) => Promise<Bilingual>,
    tx?: EntityManager,
  ): Promise<ReadonlyMap<string, Verdict>> {
    const sql = `select distinct on (question) question, answer, reason, answered_by as "answeredBy"
      from review where answer is not null order by question, answered_at desc`
    type Answered = { question: string; answer: ReviewAnswer; reason: string; answeredBy: string }
    const rows: Answered[] = tx ? await tx.query(sql) : await this.database.query<Answered>(sql)
    const names = new Map<string, Bilingual>()
    for (const { answeredBy } of rows) if (!names.has(answeredBy)) names.set(answeredBy, await offices(answeredBy))
    return new Map(
      rows.map(({ question, answer, reason, answeredBy }) => {
        const office = names.get(answeredBy) ?? { vi: answeredBy, en: answeredBy }
        return [question, { answer, reason, office }]
      }),
    )
  }

  /** The form of a procedure that waits now, with the doubts that are open. */
  async waiting(
    tx: EntityManager,
    procedure: string,
  ): Promise<(Pick<WaitingForm, 'id' | 'hash' | 'sentAt'> & { open: string[] }) | undefined> {
    const [row]: (Pick<WaitingForm, 'id' | 'hash' | 'sentAt'> & { open: string[] })[] = await tx.query(
      `select f.id, f.hash, f.sent_at as "sentAt",
         array(select r.id::text from review r where r.form_id = f.id and r.answer is null order by r.id) as open
       from waiting_form f where f.procedure = $1 and f.state = 'waiting'`,
      [procedure],
    )
    return row
  }

  /** Keeps a form, and with it the doubts, in place of one of the procedure that waits. */
  async keep(tx: EntityManager, form: WaitingForm, reviews: readonly OpenedReview[]): Promise<void> {
    await this.replace(tx, form.procedure)
    await tx.query(
      `insert into waiting_form (id, procedure, form_version, hash, form, office, author, state, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[form.id, form.procedure, form.formVersion, form.hash, JSON.stringify(form.form)],
        ...[form.office, form.author, form.state, form.sentAt],
      ],
    )
    await this.open(tx, form.id, reviews, form.sentAt)
  }

  async open(tx: EntityManager, form: string, reviews: readonly OpenedReview[], at: Date): Promise<void> {
    for (const { id, owner, question, doubt } of reviews)
      await tx.query(
        'insert into review (id, form_id, owner, question, doubt, changed_at) values ($1, $2, $3, $4, $5, $6)',
        [id, form, owner, question, JSON.stringify(doubt), at],
      )
  }

  /** Another form of the procedure takes the place of the one that waits. */
  async replace(tx: EntityManager, procedure: string): Promise<void> {
    await tx.query(`update waiting_form set state = 'replaced' where procedure = $1 and state = 'waiting'`, [procedure])
  }

  async decide(tx: EntityManager, form: string, state: WaitingState): Promise<void> {
    await tx.query(`update waiting_form set state = $2 where id = $1 and state = 'waiting'`, [form, state])
  }

  async answer(
    tx: EntityManager,
    id: string,
    { answer, reason, office, at }: { answer: ReviewAnswer; reason: string; office: string; at: Date },
  ): Promise<void> {
    await tx.query(
      `update review set answer = $2, reason = $3, answered_by = $4, answered_at = $5, changed_at = $5
       where id = $1 and answer is null`,
      [id, answer, reason, office, at],
    )
  }
}
