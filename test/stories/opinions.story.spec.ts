import { pdf } from '../../libs/files/src/inspection/files.fixture.js'
import { buses } from '../system/buses.js'
import type { DossierBody } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { readyToSubmit, refused } from './refusal.fixture.js'

const [daiMo, baDinh] = ['H26.00637', 'H26.00004']

interface Inquiry {
  id: string
  number: string
  etag: string
  dossierId: string
  state: string
  question: string
  values: { path: string; label: string; value: unknown }[]
  files: { attachmentId: string }[]
  due: { at: string; explanation: unknown[] }
}
type Shown = DossierBody & { due: { at: string }; opinions?: { state: string; answer?: { text: string } }[] }

describe.each(buses)('the opinion of another office ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const asking = () => system.as('official-dai-mo')
  const asked = () => system.as('official-ba-dinh')
  const question = { to: baDinh, question: 'Thửa đất có tranh chấp không?' }
  const opinion = { decision: 'needs', text: 'Cần biên bản hiện trạng.' }
  const act = (id: string, action: string, more: object = {}, as = asking()) =>
    as.sendOnNewest('POST', `/v1/dossiers/${id}/actions`, { action, ...more })
  const started = async () => {
    const lan = system.as('lan')
    const { id, snapshotId } = await readyToSubmit(lan)
    const { body: file } = await lan.upload(id, pdf, { paper: 'Giấy xác nhận' })
    await lan.submit(id, snapshotId, { receivedBy: daiMo })
    await asking().act(id, 'accept')
    await asking().act(id, 'start')
    return { id, file: file.attachmentId }
  }
  const waiting = async (id: string, as = asked()) => {
    const { body } = await as.send<{ items: Inquiry[] }>('GET', '/v1/opinions?limit=100')
    return body.items.find(({ dossierId }) => dossierId === id)
  }
  const one = (id: string, as = asked()) => as.send<Inquiry>('GET', `/v1/opinions/${id}`)
  const give = async (id: string, inquiry: string, headers: Record<string, string> = {}) => {
    const { etag } = (await one(inquiry)).body
    const body = { action: 'giveOpinion', opinion }
    const tag = { 'if-match': etag, ...headers }
    return asked().send<Shown>('POST', `/v1/dossiers/${id}/actions`, body, tag)
  }

  it('is asked, read with what was shared, given once, and told to who asked', async () => {
    const { id, file } = await started()
    const before = (await asking().send<Shown>('GET', `/v1/dossiers/${id}`)).body
    await asking().act(id, 'requestOpinion', { ...question, fields: ['/contact/phone'], attachments: [file] })
    const item = await waiting(id)
    expect(item?.number).toBe(`${before.code}-YK1`)
    const { body: seen } = await one(item?.id ?? '')
    expect(seen).toMatchObject({ state: 'open', question: question.question, files: [{ attachmentId: file }] })
    expect(seen.values.map(({ path }) => path)).toEqual(['/contact/phone'])
    expect(seen.due.explanation.length).toBeGreaterThan(1)
    expect(JSON.stringify(seen)).not.toMatch(/Nguyễn Thị Lan|001188014826/)
    const path = `/v1/dossiers/${id}`
    expect((await asked().download(`${path}/attachments/${file}`)).status).toBe(200)
    for (const part of ['', '/timeline', '/snapshot', '/attachments', '/notes', '/documents/receipt'])
      expect({ part, status: (await asked().send('GET', path + part)).status }).toEqual({ part, status: 404 })
    refused(await system.as('lan').send('GET', `/v1/opinions/${item?.id}`), 403, 'role_not_allowed')
    refused(await one(item?.id ?? '', asking()), 404, 'inquiry_not_found')
    const key = { 'idempotency-key': `opinion-${id}` }
    const given = await give(id, item?.id ?? '', key)
    expect(given).toMatchObject({ status: 200, body: { id, applicantName: null, answers: {}, allowedActions: [] } })
    const repeated = { 'if-match': '"1"', ...key }
    const again = await asked().send('POST', `${path}/actions`, { action: 'giveOpinion', opinion }, repeated)
    expect(again).toMatchObject({ status: 200, body: { id, applicantName: null } })
    refused(await give(id, item?.id ?? ''), 409, 'inquiry_ended')
    const after = (await asking().send<Shown>('GET', path)).body
    expect(after.opinions).toMatchObject([{ state: 'given', answer: { text: opinion.text } }])
    expect(after.due.at).toBe(before.due.at)
    const citizen = await system.as('lan').send<Shown>('GET', path)
    expect(JSON.stringify(citizen.body.opinions)).not.toMatch(/tranh chấp|biên bản/)
    expect(await waiting(id)).toBeUndefined()
  })

  it('is not waited for only with a reason, and ends with the dossier', async () => {
    const { id } = await started()
    await asking().act(id, 'requestOpinion', question)
    const item = await waiting(id)
    const problem = refused(
      await act(id, 'complete', { outcome: { decision: 'granted' } }),
      422,
      'opinions_outstanding',
    )
    expect(problem.errors?.map(({ path }) => path)).toEqual(['/reason'])
    await asking().act(id, 'complete', { outcome: { decision: 'granted' }, reason: 'Đã có biên bản trong hồ sơ.' })
    expect((await one(item?.id ?? '')).body.state).toBe('ended')
    const late = await give(id, item?.id ?? '')
    expect([late.status, late.body]).toMatchObject([409, { code: 'dossier_closed' }])
  })

  it('needs the version of the dossier, and is given by one of two who answer at once', async () => {
    const { id } = await started()
    await asking().act(id, 'requestOpinion', question)
    const item = (await waiting(id))?.id ?? ''
    const body = { action: 'giveOpinion', opinion }
    refused(await asked().send('POST', `/v1/dossiers/${id}/actions`, body), 428, 'version_needed')
    const came = await Promise.all([give(id, item), give(id, item)])
    expect(came.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect([409, 412]).toContain(came.map(({ status }) => status).find((status) => status !== 200))
  })
})
