import { createHash } from 'node:crypto'
import { pdf, png } from '../../libs/files/src/inspection/files.fixture.js'
import { buses } from '../system/buses.js'
import { socialHousingAnswers, type Client, type DossierBody, type ProblemBody, type Reply } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'

const paper = 'Giấy chứng sinh'
const code = '000.00.00.G15-KQ004389'

interface Kept {
  id: string
  kind: string
  code?: string
  paper?: string
  sha256: string
  verifiedBy: string
  dossierId: string
}

interface Exported {
  person: object
  dossiers: {
    dossier: DossierBody
    snapshot?: { fields: object[] } | null
    history?: object[]
    attachments?: object[]
  }[]
  messages: object[]
  accesses: object[]
  documents: Kept[]
}

function refused(reply: Reply<unknown>, status: number, codeOf: string): void {
  expect([reply.status, (reply.body as ProblemBody).code]).toEqual([status, codeOf])
}

describe.each(buses)('papers that were given once ($bus)', ({ options }) => {
  let system: TestSystem
  let lan: Client
  let minh: Client
  let official: Client
  beforeAll(async () => {
    system = await TestSystem.start(options)
    lan = system.as('lan')
    minh = system.as('minh')
    official = system.as('official-dai-mo', { permissions: ['reception', 'process', 'sign'] })
  })
  afterAll(() => system?.stop())

  const kept = async (client: Client) => (await client.send<{ items: Kept[] }>('GET', '/v1/me/documents')).body.items
  const offered = async (client: Client, id: string) =>
    (await client.send<{ items: Kept[] }>('GET', `/v1/dossiers/${id}/kept-papers`)).body.items
  const take = (client: Client, id: string, keptPaper: string) =>
    client.send<{ attachmentId: string }>('POST', `/v1/dossiers/${id}/kept-papers`, { keptPaper })

  /** Lan's birth certificate from the hospital, compared with the original at the counter. */
  const compared = async () => {
    const { personId, name: fullName, birthDate } = personaOf('lan')
    const opening = { procedure: '1.001193', receivedBy: 'H26.00637', applicant: { personId, fullName, birthDate } }
    const { id } = (await official.send<DossierBody>('POST', '/v1/dossiers', opening)).body
    const { attachmentId } = (await official.upload(id, pdf, { paper })).body
    const noted = await official.send('POST', `/v1/dossiers/${id}/shown-papers`, { attachmentId })
    expect(noted).toMatchObject({ status: 201, body: { paper, attachmentId } })
    return { id, attachmentId }
  }

  it('a paper an official compared is offered by another procedure and taken by it', async () => {
    await compared()
    const [mine] = await kept(lan)
    expect(mine).toMatchObject({ kind: 'upload', code, sha256: createHash('sha256').update(pdf).digest('hex') })
    const { id } = await lan.open('2.000986')
    const [offer] = await offered(lan, id)
    expect(offer).toMatchObject({ id: mine?.id, paper, code })
    const taken = await take(lan, id, mine?.id ?? '')
    expect(taken.status).toBe(201)
    expect((await take(lan, id, mine?.id ?? '')).body.attachmentId).toBe(taken.body.attachmentId)
    expect(await offered(lan, id)).toEqual([])
    const given = await lan.download(`/v1/dossiers/${id}/attachments/${taken.body.attachmentId}`)
    expect(await given.text()).toBe(pdf)
  })

  it('nobody but its owner sees, downloads, takes or removes it', async () => {
    const [mine] = await kept(lan)
    const address = `/v1/me/documents/${mine?.id}`
    expect(await (await lan.download(address)).text()).toBe(pdf)
    expect((await minh.download(address)).status).toBe(404)
    refused(await minh.send('DELETE', address), 404, 'kept_paper_not_found')
    expect((await official.download(address)).status).toBe(403)
    expect((await kept(minh)).map(({ id }) => id)).not.toContain(mine?.id)
    const theirs = await minh.open('2.000986')
    refused(await take(minh, theirs.id, mine?.id ?? ''), 409, 'kept_paper_not_usable')
    const { id } = await lan.open('2.000986')
    refused(await minh.send('GET', `/v1/dossiers/${id}/kept-papers`), 404, 'dossier_not_found')
    refused(
      await official.send('POST', `/v1/dossiers/${id}/kept-papers`, { keptPaper: mine?.id }),
      403,
      'role_not_allowed',
    )
    refused(await take(lan, id, 'x/../y'), 422, 'invalid_input')
  })

  it('the owner removes it, and a dossier that has it keeps it', async () => {
    const { id } = await lan.open('2.000986')
    const [mine] = await offered(lan, id)
    const { attachmentId } = (await take(lan, id, mine?.id ?? '')).body
    expect((await lan.send('DELETE', `/v1/me/documents/${mine?.id}`)).status).toBe(204)
    expect((await kept(lan)).map((each) => each.id)).not.toContain(mine?.id)
    expect((await lan.download(`/v1/dossiers/${id}/attachments/${attachmentId}`)).status).toBe(200)
    expect((await lan.send('DELETE', `/v1/dossiers/${id}/attachments/${attachmentId}`)).status).toBe(204)
    refused(await lan.send('DELETE', `/v1/me/documents/${mine?.id}`), 404, 'kept_paper_not_found')
  })

  it('a signed result is kept, and stays', async () => {
    const { id } = await lan.open('1.014632')
    const { snapshotId } = await lan.prefill(id)
    await lan.answer(id, socialHousingAnswers)
    await lan.submit(id, snapshotId)
    for (const action of ['accept', 'start', 'complete']) await official.act(id, action)
    const result = (await kept(lan)).find(({ dossierId }) => dossierId === id)
    expect(result).toMatchObject({ kind: 'result' })
    const [one, other] = await Promise.all([
      lan.download(`/v1/me/documents/${result?.id}`),
      lan.download(`/v1/dossiers/${id}/result`),
    ])
    expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await other.arrayBuffer()))).toBe(true)
    refused(await lan.send('DELETE', `/v1/me/documents/${result?.id}`), 409, 'results_stay')
  })

  it('everything about a person is one file, for that person only', async () => {
    const { id } = await lan.open('1.013314')
    await lan.prefill(id)
    await lan.upload(id, png, { paper: 'Giấy xác nhận' })
    const { status, body } = await lan.send<Exported>('GET', '/v1/me/export')
    expect(status).toBe(200)
    const { personId, name } = personaOf('lan')
    expect(body.person).toEqual({ name, personId })
    const whole = body.dossiers.find(({ dossier }) => dossier.id === id)
    expect(whole?.snapshot?.fields.length).toBeGreaterThan(5)
    expect(whole).toMatchObject({ attachments: [{ paper: 'Giấy xác nhận' }], history: expect.any(Array) as object[] })
    expect(body.documents.length).toBe((await kept(lan)).length)
    expect(body.messages.length).toBeGreaterThan(0)
    expect(body.accesses.length).toBeGreaterThan(0)
    const others = await minh.send<Exported>('GET', '/v1/me/export')
    expect(others.body.dossiers.map(({ dossier }) => dossier.id)).not.toContain(id)
    expect(JSON.stringify(others.body)).not.toContain(personId)
    expect((await official.send('GET', '/v1/me/export')).status).toBe(403)
    expect((await system.with(undefined).send('GET', '/v1/me/export')).status).toBe(401)
  })

  it('an export of many dossiers has each of them once', async () => {
    const hoa = system.as('hoa')
    const ids = await Promise.all(Array.from({ length: 103 }, async () => (await hoa.open('1.013314')).id))
    const { body } = await hoa.send<Exported>('GET', '/v1/me/export')
    expect(body.dossiers.map(({ dossier }) => dossier.id).sort()).toEqual(ids.sort())
  })
})
