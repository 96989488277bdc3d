import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { docx, pdf, png, program, TestFiles } from '../../libs/files/src/inspection/files.fixture.js'
import { buses } from '../system/buses.js'
import {
  socialHousingAnswers,
  type AttachmentBody,
  type Client,
  type ProblemBody,
  type Reply,
} from '../system/client.js'
import { claimsOf, personaOf, TestSystem } from '../system/system.js'

const procedure = '1.014632'
const paper = 'Giấy xác nhận'

interface Page {
  items: (AttachmentBody & { name: string; path?: string; paper?: string; addedBy: string })[]
}

function refused(reply: Reply<unknown>, status: number, code: string): void {
  expect([reply.status, (reply.body as ProblemBody).code]).toEqual([status, code])
}

describe.each(buses)('files of a dossier ($bus)', ({ options }) => {
  let system: TestSystem
  let lan: Client
  let official: Client
  const files = new TestFiles()
  const store = join(mkdtempSync(join(tmpdir(), 'store-')), 'files')
  beforeAll(async () => {
    system = await TestSystem.start({ ...options, env: { FILES_DIR: store } })
    lan = system.as('lan')
    official = system.as('official-dai-mo')
  })
  afterAll(async () => {
    files.remove()
    await system?.stop()
  })

  const submit = async (id: string) => {
    const { snapshotId } = await lan.prefill(id)
    await lan.answer(id, socialHousingAnswers)
    await lan.submit(id, snapshotId)
  }
  const listed = async (client: Client, id: string) =>
    (await client.send<Page>('GET', `/v1/dossiers/${id}/attachments`)).body.items
  const stored = () =>
    readdirSync(store, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)

  it('are taken in, listed, given out as downloads, and removed while it is a draft', async () => {
    const { id } = await lan.open(procedure)
    const { status, body, headers } = await lan.upload(id, pdf, { paper }, { name: 'C:\\Giấy tờ\\xác nhận “1”.pdf' })
    expect(status).toBe(201)
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    expect(body).toEqual({
      attachmentId: expect.any(String) as string,
      ...{ sha256, size: pdf.length, mediaType: 'application/pdf' },
    })
    expect(headers.get('etag')).toMatch(/^"\d+"$/)
    expect(await listed(lan, id)).toEqual([
      {
        ...body,
        paper,
        name: 'xác nhận “1”.pdf',
        addedBy: expect.any(String) as string,
        addedAt: expect.any(String) as string,
      },
    ])
    const address = `/v1/dossiers/${id}/attachments/${body.attachmentId}`
    const given = await lan.download(address)
    expect(await given.text()).toBe(pdf)
    expect(given.headers.get('content-type')).toBe('application/pdf')
    expect(given.headers.get('content-disposition')).toBe(
      `attachment; filename="xac nhan 1.pdf"; filename*=UTF-8''x%C3%A1c%20nh%E1%BA%ADn%20%E2%80%9C1%E2%80%9D.pdf`,
    )
    expect(given.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await lan.send('DELETE', address)).status).toBe(204)
    refused(await lan.send('DELETE', address), 404, 'attachment_not_found')
    expect((await lan.download(address)).status).toBe(404)
    expect(await listed(lan, id)).toEqual([])
    expect((await lan.timeline(id)).items.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['attached', 'attachmentRemoved']),
    )
  })

  it('belong to it: strangers and other dossiers do not reach them, the office of the dossier does', async () => {
    const { id } = await lan.open(procedure)
    const { attachmentId } = (await lan.upload(id, png, { path: '/home/floorArea' })).body
    const other = await lan.open(procedure)
    expect((await lan.download(`/v1/dossiers/${other.id}/attachments/${attachmentId}`)).status).toBe(404)
    const address = `/v1/dossiers/${id}/attachments/${attachmentId}`
    expect((await system.as('minh').download(address)).status).toBe(404)
    expect((await system.as('ministry-land').download(address)).status).toBe(403)
    refused(await system.as('minh').upload(id, png, { paper }), 404, 'dossier_not_found')
    expect((await system.with(undefined).upload(id, png, { paper })).status).toBe(401)
  })

  it('can be added by the office once it is submitted, and removed by nobody', async () => {
    const { id } = await lan.open(procedure)
    const { attachmentId } = (await lan.upload(id, png, { paper })).body
    await submit(id)
    refused(await lan.upload(id, png, { paper }), 409, 'dossier_not_editable')
    refused(
      await lan.send('DELETE', `/v1/dossiers/${id}/attachments/${attachmentId}`),
      409,
      'only_drafts_can_be_removed',
    )
    expect((await official.upload(id, pdf, { paper })).status).toBe(201)
    expect(await listed(lan, id)).toHaveLength(2)
    expect(
      await (await official.download(`/v1/dossiers/${id}/attachments/${attachmentId}`)).arrayBuffer(),
    ).toHaveProperty('byteLength', png.length)
  })

  it('a paper shown at the counter is noted by the office, and by nobody else', async () => {
    const { id } = await lan.open(procedure)
    await submit(id)
    const path = `/v1/dossiers/${id}/shown-papers`
    refused(await lan.send('POST', path, { paper }), 403, 'role_not_allowed')
    const key = { 'idempotency-key': randomUUID() }
    for (let times = 0; times < 2; times++)
      expect((await official.send('POST', path, { paper, note: 'Bản gốc' }, key)).status).toBe(201)
    refused(await official.send('POST', path, {}), 422, 'purpose_needed')
    expect((await lan.send<{ items: object[] }>('GET', path)).body.items).toEqual([
      { paper, note: 'Bản gốc', seenBy: expect.any(String) as string, shownAt: expect.any(String) as string },
    ])
  })

  it('shown papers and what happened stay lists that can be read, however often somebody adds to them', async () => {
    const { id } = await lan.open(procedure)
    await submit(id)
    await system.rows(
      'dossiers',
      `insert into shown_paper (id, dossier_id, paper, shown_at, seen_by)
       select gen_random_uuid(), $1, 'x', now(), 'x' from generate_series(1, 200)`,
      [id],
    )
    refused(await official.send('POST', `/v1/dossiers/${id}/shown-papers`, { paper }), 409, 'too_many_shown_papers')
    await system.rows(
      'dossiers',
      `insert into dossier_event (id, dossier_id, at, event, actor, actor_name, note)
       select gen_random_uuid(), $1, now(), 'attached', 'x', 'x', repeat('ẵ', 300) from generate_series(1, 10000)`,
      [id],
    )
    const page = (query: string) =>
      official.send<{ items: object[]; nextCursor: string | null }>('GET', `/v1/dossiers/${id}/timeline${query}`)
    const { items, nextCursor } = (await page('?limit=100')).body
    expect(items).toHaveLength(100)
    expect((await page(`?limit=100&cursor=${nextCursor}`)).body.items).toHaveLength(100)
  })

  it('with one key is one attachment, and no second file is kept', async () => {
    const { id } = await lan.open(procedure)
    const key = { headers: { 'idempotency-key': randomUUID() } }
    const before = stored().length
    const sent = await Promise.all([1, 2, 3].map(() => lan.upload(id, pdf, { paper }, key)))
    expect(new Set(sent.map(({ body }) => body.attachmentId)).size).toBe(1)
    expect(stored()).toHaveLength(before + 1)
    refused(await lan.upload(id, png, { paper }, key), 409, 'idempotency_key_reused')
  })

  it('of a kind that is not taken are refused, and nothing is kept', async () => {
    const { id } = await lan.open(procedure)
    const before = stored().length
    const zip = async (entries: Record<string, string | Buffer>) => readFileSync((await files.zip(entries)).path)
    refused(await lan.upload(id, program, { paper }), 422, 'file_type_refused')
    refused(await lan.upload(id, '', { paper }), 422, 'file_empty')
    refused(await lan.upload(id, await zip({ ...docx, 'word/vbaProject.bin': 'x' }), { paper }), 422, 'archive_refused')
    refused(await lan.upload(id, await zip({ 'a.txt': Buffer.alloc(25_000_000) }), { paper }), 422, 'archive_refused')
    refused(await lan.upload(id, pdf.replace('/Root', '/Encrypt 2 0 R /Root'), { paper }), 422, 'file_encrypted')
    refused(await lan.upload(id, pdf, {}), 422, 'purpose_needed')
    refused(await lan.upload(id, pdf, { paper, path: '/home/floorArea' }), 422, 'purpose_needed')
    refused(await lan.upload(id, pdf, { path: '/no/such/place' }), 422, 'unknown_field')
    refused(await lan.upload(id, pdf, { paper, colour: 'red' }), 422, 'invalid_input')
    refused(await lan.send('POST', `/v1/dossiers/${id}/attachments`, { paper }), 415, 'media_type_not_supported')
    refused(await lan.send('PATCH', `/v1/dossiers/${id}/answers`, new FormData()), 415, 'media_type_not_supported')
    const empty = new FormData()
    empty.set('paper', paper)
    refused(await lan.send('POST', `/v1/dossiers/${id}/attachments`, empty), 422, 'file_expected')
    expect(await listed(lan, id)).toEqual([])
    // a file that no dossier claims is left to the hourly cleaning
    expect(stored().length - before).toBeLessThanOrEqual(3)
  })

  it('larger than the limit are refused before they are read, and while they are', async () => {
    const { id } = await lan.open(procedure)
    refused(
      await lan.upload(id, Buffer.concat([Buffer.from(pdf), Buffer.alloc(20 * 1024 * 1024)]), { paper }),
      413,
      'file_too_large',
    )
    const announced = await new Promise<string>((answered) => {
      const { hostname, port } = new URL(system.url)
      const socket = connect(Number(port), hostname, () =>
        socket.write(
          `POST /v1/dossiers/${id}/attachments HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${system.issuer.token(claimsOf(personaOf('lan')))}\r\n` +
            `content-type: multipart/form-data; boundary=b\r\ncontent-length: 2147483648\r\n\r\n--b\r\n`,
        ),
      )
      let answer = ''
      socket.on('data', (piece) => (answer += String(piece)))
      socket.on('close', () => answered(answer))
      socket.on('error', () => answered(answer))
    })
    expect(announced).toMatch(/^HTTP\/1.1 413/)
  })

  it('asked for by their id in capitals are the same, and texts no database keeps are refused', async () => {
    const { id } = await lan.open(procedure)
    const { attachmentId } = (await lan.upload(id, pdf, { paper })).body
    const address = `/v1/dossiers/${id}/attachments/${attachmentId.toUpperCase()}`
    expect((await lan.download(address)).status).toBe(200)
    refused(await lan.upload(id, pdf, { paper: 'a\u0000b' }), 422, 'invalid_input')
    refused(await lan.upload(id, pdf, { path: '/home/floorArea\u0000' }), 422, 'invalid_input')
    expect((await lan.send('DELETE', address)).status).toBe(204)
    expect(stored()).not.toContain(attachmentId)
  })

  it('beyond what a full dossier may have are refused, and nothing is kept', async () => {
    const { id } = await lan.open(procedure)
    for (let times = 0; times < 10; times++)
      await Promise.all([1, 2, 3, 4, 5].map(() => lan.upload(id, pdf, { paper })))
    const before = stored().length
    refused(await lan.upload(id, pdf, { paper }), 409, 'too_many_attachments')
    expect(await listed(lan, id)).toHaveLength(20)
    expect(stored()).toHaveLength(before)
  })

  it('are not kept while the store cannot be written, and the dossier goes on', async () => {
    const { id } = await lan.open(procedure)
    renameSync(store, `${store}.away`)
    writeFileSync(store, 'no directory')
    const away = await lan.upload<ProblemBody>(id, pdf, { paper })
    expect([away.status, away.body.code, away.body.retryable]).toEqual([503, 'store_unavailable', true])
    expect(away.headers.get('retry-after')).toBe('30')
    expect(await listed(lan, id)).toEqual([])
    rmSync(store)
    renameSync(`${store}.away`, store)
    expect((await lan.upload(id, pdf, { paper })).status).toBe(201)
    expect(await listed(lan, id)).toHaveLength(1)
  })
})
