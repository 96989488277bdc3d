import { byPath, socialHousingAnswers, type Client, type Field, type Snapshot } from '../system/client.js'
import { Demo, type ShownPersona } from './demo.fixture.js'
import { answersToEveryGap } from './fallback.fixture.js'
import { refused } from './refusal.fixture.js'

const socialHousing = '1.014632'
const rented = '1.013314'
const claimOfLan = { personId: '001188014826', fullName: 'Nguyễn Thị Lan', birthDate: '1988-08-14' }

/** Milliseconds a prefill may take with one registry down, the way there and back counted. */
const withinMs = 8000

describe('the demo', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await Demo.shared()
  })
  afterAll(() => demo?.remove(), 30_000)
  afterEach(() => demo.repairAll())

  const fill = async (client: Client, procedure = socialHousing) => {
    const { id } = await client.open(procedure)
    const began = Date.now()
    const reply = await client.send<Snapshot>('POST', `/v1/dossiers/${id}/prefill`, {})
    expect(reply.status).toBe(200)
    return { id, snapshot: reply.body, fields: byPath(reply.body), took: Date.now() - began }
  }
  const citizens = async (): Promise<ShownPersona[]> => (await demo.personas()).filter(({ role }) => role === 'citizen')
  const heldBy = (fields: Record<string, Field>, registry: string) =>
    Object.values(fields).filter(({ source, concept = '' }) =>
      source
        ? source.registry === registry
        : concept.startsWith({ population: 'person.', land: 'land.', tax: 'tax.' }[registry] ?? '-'),
    )

  it('shows its people with their stories; the first is a citizen of whom everything is found', async () => {
    const personas = await demo.personas()
    expect(personas.length).toBeGreaterThanOrEqual(10)
    expect(personas[0]).toMatchObject({
      role: 'citizen',
      personId: expect.stringMatching(/^\d{12}$/),
      story: expect.stringMatching(/\S/),
    })
    const ofPeople = ['citizen', 'official', 'head', 'ministry', 'auditor', 'operator']
    expect(new Set(personas.map(({ role }) => role))).toEqual(new Set(ofPeople))
    for (const persona of personas) {
      const me = await (await demo.as(persona.id)).send<ShownPersona>('GET', '/v1/me')
      expect(me).toMatchObject({ status: 200, body: { role: persona.role, name: persona.name } })
      expect(me.body.personId).toBe(persona.personId)
    }
    refused(await demo.anyone.send('POST', '/demo/token', { persona: 'nobody' }), 404, 'persona_unknown')
  })

  it('opens and fills every form for every citizen', async () => {
    for (const { id } of await citizens()) {
      for (const procedure of [socialHousing, rented]) {
        const { snapshot } = await fill(await demo.as(id), procedure)
        const { total, reused, asked, gaps } = snapshot.summary
        expect(reused + asked + gaps).toBe(total)
        expect(reused).toBeGreaterThan(0)
      }
    }
    expect((await fill(await demo.as('lan'))).snapshot.summary.gaps).toBe(0)
  })

  describe.each(['population', 'tax', 'land'])('with %s', (registry) => {
    const others = ['population', 'tax', 'land'].filter((other) => other !== registry)

    it('down: gaps with a way on, the others as ever', async () => {
      const lan = await demo.as('lan')
      const usual = (await fill(lan)).fields
      await demo.fault(registry, 'down')
      const { fields, took } = await fill(lan)
      expect(took).toBeLessThan(withinMs)
      const gaps = heldBy(fields, registry)
      expect(gaps.length).toBeGreaterThan(0)
      for (const field of gaps) {
        expect(field).toMatchObject({
          status: 'gap',
          editable: true,
          gap: {
            kind: 'unavailable',
            lookupId: expect.stringMatching(/^[0-9a-f-]{36}$/),
            fallback: expect.stringMatching(/^ask(WithEvidence)?$/),
            message: expect.stringMatching(/\S/),
          },
        })
      }
      for (const other of others) {
        const own = heldBy(fields, other).filter(({ path }) => !path.includes('/spouse'))
        expect(own.length).toBeGreaterThan(0)
        for (const { path, value, status } of own)
          expect({ path, value, status }).toEqual({ path, value: usual[path]?.value, status: 'provided' })
      }
    })

    it('slow: waited for half a second, not for ten', async () => {
      const lan = await demo.as('lan')
      await demo.fault(registry, 'slow', 500)
      const patient = await fill(lan)
      expect(patient.snapshot.summary.gaps).toBe(0)
      expect(patient.took).toBeGreaterThanOrEqual(500)
      await demo.fault(registry, 'slow', 10_000)
      const { fields, took } = await fill(lan)
      expect(took).toBeLessThan(withinMs)
      for (const field of heldBy(fields, registry)) expect(field.gap?.kind).toBe('unavailable')
    })

    it('empty: nothing found, and never a statement that there is nothing', async () => {
      await demo.fault(registry, 'empty')
      for (const who of ['lan', 'minh']) {
        const { fields } = await fill(await demo.as(who))
        for (const field of heldBy(fields, registry)) {
          expect(field).toMatchObject({ status: 'gap', gap: { kind: 'notFound' } })
          expect(field.absent).toBeUndefined()
        }
      }
    })

    it('signing wrongly: not believed; and right again from the next question on', async () => {
      const lan = await demo.as('lan')
      await demo.fault(registry, 'wrongSignature')
      for (const field of heldBy((await fill(lan)).fields, registry)) expect(field.gap?.kind).toBe('unavailable')
      const { items } = (await demo.anyone.send<{ items: object[] }>('GET', '/demo/faults')).body
      expect(items).toContainEqual({ registry, mode: 'wrongSignature' })
      await demo.fault(registry, 'ok')
      expect((await fill(lan)).snapshot.summary.gaps).toBe(0)
    })

    it('down: health says nothing of it', async () => {
      await demo.fault(registry, 'down')
      for (const path of ['/health/live', '/health/ready'])
        expect((await demo.anyone.send('GET', path)).status).toBe(200)
    })
  })

  it('with population down asks land and tax about the applicant, and takes answers for all the rest', async () => {
    const lan = await demo.as('lan')
    await demo.fault('population', 'down')
    const { id, snapshot, fields } = await fill(lan)
    expect(fields['/home/floorArea']).toMatchObject({ status: 'provided', source: { registry: 'land' } })
    expect(fields['/income/applicant/total']).toMatchObject({ status: 'provided', source: { registry: 'tax' } })
    const failed = fields['/applicant/fullName']?.gap?.lookupId
    for (const field of Object.values(fields).filter(({ path }) => /spouse/.test(path))) {
      expect(field).toMatchObject({ status: 'gap', gap: { lookupId: failed, kind: 'unavailable' } })
    }
    const { body: form } = await lan.send<Parameters<typeof answersToEveryGap>[0]>(
      'GET',
      `/v1/procedures/${socialHousing}/form`,
    )
    const answers = answersToEveryGap(form, snapshot)
    expect(Object.keys(answers)).toContain('/household/members')
    await lan.answer(id, { ...socialHousingAnswers, ...answers })
    expect(await lan.submit(id, snapshot.snapshotId)).toMatchObject({ status: 'submitted' })
    const { papers } = await lan.get(id)
    expect(papers.map(({ path }) => path)).toEqual(expect.arrayContaining(['/spouse/home/parcel']))
  })

  it('with population down opens at the counter unverified, asks nothing, and accepts once it is matched', async () => {
    const official = await demo.as('official-dai-mo')
    await demo.fault('population', 'down')
    const opened = await official.open(socialHousing, { applicant: claimOfLan })
    expect(opened).toMatchObject({ identity: 'unverified', status: 'draft' })
    const snapshot = await official.prefill(opened.id)
    expect(snapshot.summary.reused).toBe(0)
    for (const { status, gap } of snapshot.fields.filter(({ concept }) => concept)) {
      expect({ status, kind: gap?.kind }).toEqual({ status: 'gap', kind: 'unavailable' })
    }
    const { body: form } = await official.send<Parameters<typeof answersToEveryGap>[0]>(
      'GET',
      `/v1/procedures/${socialHousing}/form`,
    )
    const tag = async () => ({
      'if-match': (await official.send('GET', `/v1/dossiers/${opened.id}`)).headers.get('etag') ?? '',
    })
    const answers = { ...socialHousingAnswers, ...answersToEveryGap(form, snapshot) }
    const kept = await official.send('PATCH', `/v1/dossiers/${opened.id}/answers`, { answers }, await tag())
    expect(kept.status).toBe(200)
    await official.submit(opened.id, snapshot.snapshotId)
    const accept = async () =>
      official.send('POST', `/v1/dossiers/${opened.id}/actions`, { action: 'accept' }, await tag())
    expect(refused(await accept(), 409, 'identity_unverified').retryable).toBe(true)
    await demo.fault('population', 'ok')
    const accepted = await official.act(opened.id, 'accept')
    expect(accepted).toMatchObject({ status: 'accepted', identity: 'verified' })
  })
})
