import { buses } from '../system/buses.js'
import { byPath, type Field, type ProblemBody } from '../system/client.js'
import { TestSystem } from '../system/system.js'

const procedure = '1.013314'
const serial = 'L 118830'
const place = { commune: '07900', mappedOn: '1998-12-30', sheet: 5, plot: 19 }

describe.each(buses)('a land record that may be somebody else’s ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const prefilled = async (who: string, id: string, land?: object | null) =>
    byPath(await system.as(who).prefill(id, undefined, land))
  const expectAmbiguous = (fields: Record<string, Field>) => {
    expect(fields['/dwelling/area']).toMatchObject({ status: 'gap', editable: true, gap: { kind: 'ambiguous' } })
    expect(Object.values(fields).filter(({ source }) => source?.registry === 'land')).toEqual([])
  }

  it.each([
    ['the serial of the certificate, however it is typed', { certificate: 'l118830' }],
    ['commune with its day, sheet and plot', place],
  ])('is released once Khôi names it by %s', async (_, land) => {
    const { id } = await system.as('khoi').open(procedure)
    expectAmbiguous(await prefilled('khoi', id))
    const found = await prefilled('khoi', id, land)
    expect(found['/dwelling/area']).toMatchObject({
      status: 'provided',
      value: 150,
      source: { registry: 'land', lookupId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    })
    expect(found['/dwelling/floorArea']).toMatchObject({ status: 'provided', value: 60 })
  })

  it('is asked with again at every later prefill, until the keys are taken back', async () => {
    const { id } = await system.as('khoi').open(procedure)
    await prefilled('khoi', id, { certificate: serial })
    expect((await prefilled('khoi', id))['/dwelling/area']?.status).toBe('provided')
    expectAmbiguous(await prefilled('khoi', id, null))
    expectAmbiguous(await prefilled('khoi', id))
  })

  it('stays where it is for keys that lead to no record of hers, and lets her answer', async () => {
    const { id } = await system.as('khoi').open(procedure)
    for (const land of [
      { certificate: 'DA 004417' },
      { certificate: 'ZZ 000001' },
      { ...place, mappedOn: '2026-01-01' },
    ])
      expectAmbiguous(await prefilled('khoi', id, land))
    await system.as('khoi').answer(id, { '/dwelling/area': 150 })
    const stranger = await system.as('minh').open(procedure)
    expectAmbiguous(await prefilled('minh', stranger.id, { certificate: serial }))
  })

  it('is found at the counter by what the paper in Khôi’s hand says', async () => {
    const applicant = { personId: '025055094926', fullName: 'Đinh Công Khôi', birthDate: '1955-01-15' }
    const { id } = await system.as('official-dai-mo').open(procedure, { applicant })
    expectAmbiguous(await prefilled('official-dai-mo', id))
    expect((await prefilled('official-dai-mo', id, { certificate: serial }))['/dwelling/area']?.value).toBe(150)
  })

  it.each<[string, unknown, string]>([
    ['a serial nobody can read', { certificate: '118830' }, '/land/certificate wrong_form'],
    ['a commune without its day', { ...place, mappedOn: undefined }, '/land/mappedOn date_required'],
    ['a code that named no commune then', { ...place, commune: '99999' }, '/land/commune unit_not_found'],
    ['both ways at once', { ...place, certificate: serial }, '/land one_way'],
    ['no way', {}, '/land one_way'],
    ['a plot that is no number', { ...place, plot: '19' }, '/land/plot wrong_type'],
    ['a plot below one', { ...place, plot: 0 }, '/land/plot too_small'],
    ['a field nobody knows', { certificate: serial, owner: 'x' }, '/land/owner unknown_field'],
    ['a text', serial, '/land wrong_type'],
  ])('refuses %s with a sentence in the reader’s language', async (_, land, fault) => {
    const { id } = await system.as('khoi').open(procedure)
    const send = (language: string) =>
      system
        .as('khoi')
        .send<ProblemBody>('POST', `/v1/dossiers/${id}/prefill`, { land }, { 'accept-language': language })
    const [vi, en] = [await send('vi'), await send('en')]
    expect([vi.status, en.status]).toEqual([422, 422])
    expect(vi.body.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([fault])
    expect(vi.body.errors?.[0]?.message).not.toBe(en.body.errors?.[0]?.message)
  })

  it('leaves no key in any log, and none outside the dossier', async () => {
    const logs = system.processes.map(({ output }) => output).join('\n')
    expect(logs).toContain('"')
    for (const key of [serial, 'l118830', 'DA 004417']) expect(logs).not.toContain(key)
    for (const [service, table] of [
      ['exchange', 'disclosure'],
      ['land', 'access_log'],
    ] as const) {
      const rows = await system.rows<{ line: string }>(service, `select row_to_json(t)::text as line from ${table} t`)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.filter(({ line }) => line.includes('118830'))).toEqual([])
    }
  })
})
