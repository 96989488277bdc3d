import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busTables } from '#bus'
import { cursorOf, type Actor, type FormDocument, type FormPublished, type ReviewAnswer } from '#contracts'
import { createMissingKeys, ServiceKeys } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { catalogService } from '../catalog.service-definition.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { stateOf } from '../entries/state.fixture.js'
import { Certifier } from '../forms/certifier.js'
import { CheckForm } from '../forms/check-form.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { ReviewStore } from '../reviews/review-store.js'
import { CertifySeeds } from '../seeding/certify-seeds.js'
import { LoadSeeds } from '../seeding/load-seeds.js'
import { GrantWaiver } from '../waivers/grant-waiver.js'
import { AnswerReview } from './answer-review.js'
import { PublishForm } from './publish-form.js'
import { ReviewGuard } from './review-guard.js'
import { ViewReviews } from './view-reviews.js'

const clock = clockAt(() => new Date('2026-11-25T09:00:00+07:00'))
const directory = mkdtempSync(join(tmpdir(), 'keys-'))
const concept = 'drivingLicence.number'
let held: ThrowAwayDatabase
let store: CatalogueStore
let publishForm: PublishForm
let answerReview: AnswerReview
let view: ViewReviews
let check: CheckForm
let waive: GrantWaiver

beforeAll(async () => {
  createMissingKeys(directory)
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  const { database } = held
  store = new CatalogueStore(database, clock, stateOf(database, clock))
  const keys = ServiceKeys.load(directory, 'catalog')
  const certifier = new Certifier(keys, clock)
  await new LoadSeeds(database, store, clock, new CertifySeeds(store, certifier)).execute()
  const reviews = new ReviewStore(database)
  const surroundings = new FindSurroundings(store, clock, reviews)
  check = new CheckForm(surroundings, certifier)
  publishForm = new PublishForm(database, store, surroundings, certifier, reviews, keys, clock)
  view = new ViewReviews(store, reviews, keys)
  const guard = new ReviewGuard(keys, clock)
  answerReview = new AnswerReview(database, store, reviews, surroundings, publishForm, view, guard)
  waive = new GrantWaiver(store, new ChangeEntries(database, store), clock)
})
afterAll(async () => {
  rmSync(directory, { recursive: true })
  await held.drop()
})

const ministry = (authority: string, subject = authority): Actor => ({
  ...{ issuer: 'https://issuer.test', subject, role: 'ministry', name: subject, authority, permissions: [] },
})

/** The form of a procedure whose question about the telephone asks, in other words, for what these words say. */
async function misplaced(procedure: string, formVersion: string, label = 'Số giấy phép lái xe'): Promise<FormDocument> {
  const published = await store.find('form', procedure)
  if (!published) throw new Error(`no form of ${procedure}`)
  const form = { ...structuredClone(published), formVersion }
  for (const { sections } of form.layout.pages)
    for (const { fields } of sections)
      for (const field of fields)
        if (field.path === '/contact/phone') {
          field.label = { vi: label, en: label }
          delete field.help
        }
  const [binding, contact] = [form.bindings['/contact/phone'], form.schema.properties?.['contact']]
  if (binding) binding.asks = 'request.other'
  if (contact?.properties) contact.properties['phone'] = { type: 'string', maxLength: 100, examples: ['A'] }
  return form
}

const send = (form: FormDocument, actor: Actor) => publishForm.execute({ procedure: form.procedure, form }, actor)
const answer = (
  id: string | undefined,
  decision: ReviewAnswer,
  actor = ministry('G01'),
  reason = 'Đã đối chiếu với sổ.',
) => answerReview.execute({ id: id ?? '', body: { answer: decision, reason } }, actor)
const versionOf = async (procedure: string) => (await store.find('form', procedure))?.formVersion

/** Sends a form that then waits; gives its one review. */
async function waiting(procedure: string, version: string, actor: Actor, label?: string): Promise<string> {
  const sent = await send(await misplaced(procedure, version, label), actor)
  expect(sent).toMatchObject({ status: 'waiting', reviews: [expect.any(String)] })
  return sent.reviews?.[0] ?? ''
}

describe('a form that is sent', () => {
  const procedure = '1.012784'
  const ministryOf = async () => ministry((await store.find('procedure', procedure))?.ministry ?? '')
  const current = async () => structuredClone((await store.find('form', procedure)) as FormDocument)

  it('without places is refused where the one in force has them', async () => {
    const form = { ...(await current()), formVersion: '1.0.1' }
    for (const binding of Object.values(form.bindings)) delete binding.asks
    for (const paper of form.documents) delete paper.paper
    await expect(send(form, await ministryOf())).rejects.toMatchObject({ code: 'form_refused' })
    expect(await versionOf(procedure)).toBe('1.0.0')
  })

  it('is published as it was judged: what is of another type is not kept', async () => {
    const form = { ...(await current()), formVersion: '1.0.2', days: 1 } as unknown as FormDocument
    Object.assign(form.schema, { required: { length: 1 } })
    await send(form, await ministryOf())
    const published = await current()
    expect(published.formVersion).toBe('1.0.2')
    expect(published.days ?? []).toEqual([])
    expect(Array.isArray(published.schema.required ?? [])).toBe(true)
  })

  it.each([null, 1, true, [], {}])('with %j as its version is judged as one without', async (formVersion) => {
    const form = { ...(await current()), formVersion } as unknown as FormDocument
    const without = { ...form, formVersion: '' }
    const judged = await check.execute({ form })
    expect(judged).toEqual(await check.execute({ form: without }))
    expect(judged.certificate?.formVersion).toBe('')
  })
})

describe('a form with a doubt', () => {
  const [procedure, author] = ['1.000656', ministry('G15')]
  let sent: FormPublished

  it('waits, with when and for whom, and nothing is published', async () => {
    const form = await misplaced(procedure, '1.1.0')
    sent = await send(form, author)
    expect(sent).toMatchObject({
      procedure,
      formVersion: '1.1.0',
      status: 'waiting',
      sentAt: '2026-11-25T02:00:00.000Z',
    })
    expect(sent.certificate).toBeUndefined()
    expect(sent.findings.filter(({ rule }) => rule === 'ONCE013')).toMatchObject([{ field: '/contact/phone', concept }])
    expect(await versionOf(procedure)).toBe('1.0.0')
    expect((await check.execute({ form })).certificate).toBeUndefined()
    const { items } = await view.page('open', {}, ministry('G01'))
    expect(items).toMatchObject([
      {
        ...{ id: sent.reviews?.[0], state: 'open', formState: 'waiting', office: 'G15', owner: 'G01', concept },
        ...{ mayAnswer: true, asks: 'request.other', of: 'applicant', binding: { mode: 'ask' } },
      },
    ])
    expect(items[0]?.finding.patch?.length).toBeGreaterThan(0)
  })

  it('waits on when it is sent again as it is', async () => {
    const again = await send(await misplaced(procedure, '1.1.0'), author)
    expect(again.reviews).toEqual(sent.reviews)
    expect(
      (await publishForm.review({ procedure, form: await misplaced(procedure, '1.1.0') }, author)).reviews,
    ).toEqual(sent.reviews)
  })

  it.each([
    ['the office of the form', author],
    ['another ministry', ministry('G03')],
  ])('is not answered by %s', async (_, actor) => {
    await expect(answer(sent.reviews?.[0], 'other', actor)).rejects.toMatchObject({
      ...{ kind: 'forbidden', code: 'review_not_yours' },
    })
    const { items } = await view.page('open', {}, actor)
    expect(items[0]?.mayAnswer).toBe(false)
  })

  it('is published with the answer that it asks something else, which everybody reads', async () => {
    const answered = await answer(sent.reviews?.[0], 'other')
    expect(answered).toMatchObject({ state: 'answered', formState: 'published', left: 0 })
    expect(await versionOf(procedure)).toBe('1.1.0')
    const { items } = await view.page('answered', {})
    expect(items).toMatchObject([
      {
        mayAnswer: false,
        decision: { answer: 'other', reason: 'Đã đối chiếu với sổ.', office: 'G01', officeName: { vi: 'Bộ Công an' } },
      },
    ])
    const { form, certificate } = (await store.find('formVersion', `${procedure}@1.1.0`)) ?? {}
    expect(form?.process).toBeDefined()
    expect(certificate).toMatchObject({ formVersion: '1.1.0' })
  })

  it('is not doubted again for the same words at the same place', async () => {
    const next = await send(await misplaced(procedure, '1.2.0'), author)
    expect(next.status).toBeUndefined()
    expect(next.certificate).toBeDefined()
    expect(await versionOf(procedure)).toBe('1.2.0')
    await waiting(procedure, '1.3.0', author, 'Hạng GPLX đang có')
  })

  it('that has none is published at once, as ever, and is not sent to review', async () => {
    const form = { ...structuredClone(await store.find('form', '2.000635')), formVersion: '1.0.1' } as FormDocument
    const command = { procedure: '2.000635', form }
    await expect(publishForm.review(command, author)).rejects.toMatchObject({ code: 'nothing_to_review' })
    expect(Object.keys(await publishForm.execute(command, author)).sort()).toEqual([
      ...['certificate', 'findings', 'formVersion', 'procedure'],
    ])
  })
})

describe('an answer', () => {
  const author = ministry('G15')

  it('that it asks again: the form is not published, and whoever sends it reads why', async () => {
    const id = await waiting('1.000894', '1.1.0', author, 'Số GPLX')
    expect(await answer(id, 'repeat')).toMatchObject({ formState: 'refused', left: 0 })
    expect(await versionOf('1.000894')).toBe('1.0.0')
    await expect(send(await misplaced('1.000894', '1.1.0', 'Số GPLX'), author)).rejects.toMatchObject({
      code: 'form_refused',
      extra: {
        findings: expect.arrayContaining([expect.objectContaining({ rule: 'ONCE013', severity: 'error' })]) as object,
      },
    })
  })

  it('that it needs a waiver: it is published once there is one', async () => {
    const label = 'Tình trạng giấy phép lái xe'
    const id = await waiting('1.004873', '1.1.0', author, label)
    const { concept: suspected = '' } = await answer(id, 'waiver')
    const form = await misplaced('1.004873', '1.1.0', label)
    await expect(send(form, author)).rejects.toMatchObject({ code: 'form_refused' })
    await waive.execute(
      {
        ...{ procedure: '1.004873', concept: suspected, reason: 'incomplete', legalBasis: 'Nghị quyết' },
        ...{ explanation: { vi: 'Chưa đủ.', en: 'Incomplete.' }, until: '2026-12-31' },
      },
      { ...ministry('G01'), role: 'head', permissions: ['waive'] },
    )
    expect((await send(form, author)).certificate).toBeDefined()
  })

  it('is never given by who sent the form; another person of the owner may', async () => {
    const [one, other] = [ministry('G01', 'one'), ministry('G01', 'other')]
    const id = await waiting('1.004194', '1.1.0', one, 'Ngày cấp GPLX')
    await expect(answer(id, 'other', one)).rejects.toMatchObject({ kind: 'forbidden', code: 'review_of_own_form' })
    expect((await view.page('open', {}, one)).items.find((item) => item.id === id)?.mayAnswer).toBe(false)
    expect(await answer(id, 'other', other)).toMatchObject({ formState: 'published' })
  })

  it('counts once, whoever is first', async () => {
    const id = await waiting('2.000635', '1.1.0', author, 'Tình trạng GPLX')
    const both = await Promise.allSettled([
      answer(id, 'other', ministry('G01', 'a')),
      answer(id, 'repeat', ministry('G01', 'b')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'review_answered' } })
    await expect(answer(id, 'waiver')).rejects.toMatchObject({ kind: 'conflict', code: 'review_answered' })
  })

  it('comes too late once another form was sent', async () => {
    const id = await waiting('2.000815', '1.1.0', author, 'Hạng giấy phép lái xe')
    const next = await waiting('2.000815', '1.1.0', author, 'Ngày hết hạn giấy phép lái xe')
    await expect(answer(id, 'other')).rejects.toMatchObject({ kind: 'conflict', code: 'review_form_changed' })
    const form = { ...structuredClone(await store.find('form', '2.000815')), formVersion: '1.2.0' } as FormDocument
    await send(form, author)
    await expect(answer(next, 'other')).rejects.toMatchObject({ code: 'review_form_changed' })
    expect((await view.page('closed', {})).items.map((item) => item.id)).toEqual(expect.arrayContaining([id, next]))
  })

  it.each(['0192d000-0000-7000-8000-000000000000', 'x', "'; drop table review"])(
    'about %s finds nothing',
    async (id) => {
      await expect(answer(id, 'other')).rejects.toMatchObject({ kind: 'notFound', code: 'review_not_found' })
    },
  )
})

it('a form with several doubts is published with the last of them', async () => {
  const [procedure, author] = ['1.004222', ministry('G01', 'author')]
  const form = await misplaced(procedure, '1.1.0', 'Số giấy phép lái xe của bạn')
  for (const { sections } of form.layout.pages)
    for (const { fields } of sections)
      for (const field of fields)
        if (field.path === '/contact/email') field.label = { vi: 'Hạng GPLX', en: 'Hạng GPLX' }
  const binding = form.bindings['/contact/email']
  if (binding) binding.asks = 'request.reason'
  const { reviews = [] } = await send(form, author)
  expect(reviews).toHaveLength(2)
  expect(await answer(reviews[0], 'other')).toMatchObject({ formState: 'waiting', left: 1 })
  expect(await versionOf(procedure)).toBe('1.0.0')
  expect(await answer(reviews[1], 'other')).toMatchObject({ formState: 'published', left: 0 })
  expect(await versionOf(procedure)).toBe('1.1.0')
})

describe('the list of those that wait', () => {
  const author = ministry('G15')

  it('goes on behind one that was answered meanwhile, and names each once', async () => {
    const waited = [
      await waiting('1.000894', '2.0.0', author, 'Hạng giấy phép lái xe'),
      await waiting('1.004873', '2.0.0', author, 'Hạng giấy phép lái xe'),
      await waiting('2.000986', '2.0.0', author, 'Hạng giấy phép lái xe'),
    ]
    const whole = (await view.page('open', {}, ministry('G01'))).items.map(({ id }) => id)
    expect(whole).toEqual(expect.arrayContaining(waited))
    const first = await view.page('open', { limit: 1 }, ministry('G01'))
    await answer(first.items[0]?.id, 'repeat')
    const rest = await view.page('open', { cursor: first.nextCursor ?? '' }, ministry('G01'))
    expect(rest.items.map(({ id }) => id)).toEqual(whole.slice(1))
    expect(rest.nextCursor).toBeNull()
  })

  it.each(['x', '2026-11-25T02:00:00.000Z 0192d000-0000-7000-8000-000000000000', '2026-11-25T02:00:00.000Z x'])(
    'has no place like %s',
    async (key) => {
      await expect(view.page('open', { cursor: cursorOf(key) })).rejects.toMatchObject({ code: 'cursor_invalid' })
    },
  )
})
