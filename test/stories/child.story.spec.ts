import type { DossierPart, FormDocument } from '#contracts'
import { buses } from '../system/buses.js'
import { byPath, type DossierBody } from '../system/client.js'
import { TestSystem } from '../system/system.js'

const procedure = '2.000986'
const answers = {
  '/child/fullName': 'Trần Gia Hân',
  '/child/bornOn': '2026-11-02',
  '/child/sex': 'female',
  '/child/bornAt': 'Bệnh viện Phụ sản Hà Nội',
  '/child/ethnicityAfter': 'applicant',
  '/childHome/joins': 'applicant',
  '/insurance/clinic': 'Trạm y tế phường Đại Mỗ',
  '/insurance/card': 'electronic',
  '/request/copies': 1,
  '/contact/phone': '0912345678',
}
type WithParts = DossierBody & { parts: DossierPart[] }

describe.each(buses)('one dossier for birth, residence and health insurance ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const form = async () => (await system.as('lan').send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)).body
  const read = async (id: string, who = 'lan') =>
    (await system.as(who).send<WithParts>('GET', `/v1/dossiers/${id}`)).body

  it('asks each question once, fewer than the three procedures ask by themselves', async () => {
    const { bindings, parts = [] } = await form()
    const asked = Object.keys(bindings).filter((path) => bindings[path]?.mode === 'ask')
    expect(asked.sort()).toEqual(Object.keys(answers).sort())
    const needed = parts.flatMap(({ fields }) => fields.filter((path) => asked.includes(path)))
    expect(needed.length).toBeGreaterThan(asked.length)
    for (const path of ['/child/fullName', '/child/bornOn', '/contact/phone']) {
      expect(needed.filter((each) => each === path)).toHaveLength(3)
    }
  })

  it('is answered once, submitted once, and shows who handles which part by when', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open(procedure)
    const snapshot = await lan.prefill(id)
    const fields = byPath(snapshot)
    expect(fields['/household/number']).toMatchObject({ status: 'provided', source: { registry: 'population' } })
    expect(fields['/marriage/number']).toMatchObject({ status: 'provided', source: { registry: 'civil-status' } })
    const draft = await read(id)
    expect(draft.parts.map(({ dueAt }) => dueAt)).toEqual([null, null, null])

    await lan.answer(id, answers)
    const { dueAt } = await lan.submit(id, snapshot.snapshotId)
    const { parts } = await read(id)
    expect(parts.map(({ procedure: code, handler }) => [code, handler])).toEqual([
      ['1.001193', 'Uỷ ban nhân dân cấp xã'],
      ['1.004222', 'Công an cấp xã'],
      [procedure, 'Bảo hiểm xã hội cơ sở'],
    ])
    const dues = parts.map((part) => part.dueAt ?? '')
    expect(dues).toEqual([...dues].sort())
    expect(new Set(dues).size).toBe(3)
    expect(dues.at(-1)).toBe(dueAt)
    expect(parts.map(({ certainty }) => certainty)).toEqual(['C', 'C', 'A'])
    expect(parts[1]?.fields).toContain('/childHome/joins')
    expect(parts[1]?.fields).not.toContain('/insurance/clinic')
  })

  it('stops the clocks of all parts while the citizen is asked, and a dossier of one procedure has no parts', async () => {
    const [{ id } = { id: '' }] = (await system.as('official-dai-mo').list(`?procedure=${procedure}`)).items
    await system.as('official-dai-mo').act(id, 'accept')
    const reason = 'Xin ghi rõ tên cơ sở khám chữa bệnh.'
    await system.as('official-dai-mo').act(id, 'requestSupplement', { reason, fields: ['/insurance/clinic'] })
    expect((await read(id, 'official-dai-mo')).parts.map(({ dueAt }) => dueAt)).toEqual([null, null, null])
    await system.as('lan').answer(id, { '/insurance/clinic': 'Bệnh viện Phụ sản Hà Nội' })
    await system.as('lan').act(id, 'supplement')
    expect((await read(id)).parts.every(({ dueAt }) => dueAt !== null)).toBe(true)
    expect(await read((await system.as('lan').open('1.013314')).id)).not.toHaveProperty('parts')
  })

  it('tells the office of a birth that is reported twice, and of no twin', async () => {
    const lan = system.as('lan')
    const report = async (name: string) => {
      const { id } = await lan.open(procedure)
      const { snapshotId } = await lan.prefill(id)
      await lan.answer(id, { ...answers, '/child/fullName': name })
      await lan.submit(id, snapshotId)
      return id
    }
    type Told = DossierBody & { sameEvents?: { kind: string; code?: string }[] }
    const told = async (id: string, who: string) =>
      (await system.as(who).send<Told>('GET', `/v1/dossiers/${id}`)).body.sameEvents
    const first = await report('Trần Bảo An')
    const code = (await read(first)).code
    expect(await told(first, 'official-dai-mo')).toBeUndefined()
    expect(await told(await report('Trần Bảo Bình'), 'official-dai-mo')).toBeUndefined()
    const again = await report('TRẦN BẢO AN')
    expect(await told(again, 'official-dai-mo')).toMatchObject([{ kind: 'dossier', code }])
    expect(await told(again, 'lan')).toBeUndefined()

    const official = system.as('official-dai-mo')
    await official.act(again, 'accept')
    await official.act(again, 'requestSupplement', { reason: 'Sai tên con.', fields: ['/child/fullName'] })
    await lan.answer(again, { '/child/fullName': 'Trần Bảo Châu' })
    await lan.act(again, 'supplement')
    expect(await told(await report('Trần Bảo An'), 'official-dai-mo')).toHaveLength(1)
    const corrected = (await read(again)).code
    expect(await told(await report('Trần Bảo Châu'), 'official-dai-mo')).toMatchObject([{ code: corrected }])
  })

  it('tells the office of every marriage one person reports, also within a minute', async () => {
    const minh = system.as('minh')
    type Told = DossierBody & { receivedBy: string; sameEvents?: { kind: string; code?: string }[] }
    const report = async (name: string, personId: string) => {
      const { id } = await minh.open('1.000894')
      const { snapshotId, fields } = await minh.prefill(id)
      const typed: Record<string, unknown> = {
        ...{ '/partner/fullName': name, '/partner/personId': personId, '/partner/birthDate': '1990-05-09' },
        ...{ '/partnerStatus/maritalStatus': 'single', '/request/copies': 1, '/contact/phone': '0912345678' },
      }
      const asked = fields.filter(({ path, status }) => status !== 'provided' && path !== '/declaration')
      await minh.answer(id, Object.fromEntries(asked.map(({ path }) => [path, typed[path] ?? null])))
      await minh.submit(id, snapshotId)
      return (await minh.send<Told>('GET', `/v1/dossiers/${id}`)).body
    }
    const hoa = await report('Phạm Thị Hoa', '052190035174')
    const office = system.as('official-dai-mo', { authority: hoa.receivedBy })
    const page = (await office.send('GET', `/v1/dossiers/${hoa.id}`)).headers.get('etag') ?? ''
    const cuc = await report('Lê Thị Cúc', '052190035176')
    const accepting = { action: 'accept' }
    const decided = await office.send('POST', `/v1/dossiers/${hoa.id}/actions`, accepting, { 'if-match': page })
    expect(decided).toMatchObject({ status: 412, body: { code: 'version_stale' } })
    const told = async ({ id, receivedBy }: Told) =>
      (await system.as('official-dai-mo', { authority: receivedBy }).send<Told>('GET', `/v1/dossiers/${id}`)).body
    expect((await told(hoa)).sameEvents).toContainEqual(expect.objectContaining({ kind: 'dossier', code: cuc.code }))
    expect((await told(cuc)).sameEvents).toContainEqual(expect.objectContaining({ kind: 'dossier', code: hoa.code }))
    const places = Object.keys((await told(cuc)).answers)
    expect(places.filter((path) => /divorce|imes/.test(path))).toEqual([])
  })
})
