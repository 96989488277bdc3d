import type { FormDocument } from '#contracts'
import { eventually } from '#testing'
import { dayOf } from '#vietnam'
import { Client, socialHousingAnswers } from '../system/client.js'
import { readAll } from '../contract/sentence.js'
import { buses } from '../system/buses.js'
import { TestSystem } from '../system/system.js'
import { answersTo } from './forms.fixture.js'
import { placesOf, refused } from './refusal.fixture.js'

interface Readiness {
  authority: string
  name: string
  ready: number
  missing: number
  items: { procedure: string; item: string; state: string; todo?: string; certainty?: string }[]
  nextCursor: string | null
}

describe.each(buses)('readiness ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  })
  afterAll(() => system?.stop())

  const read = async (code: string, language = 'vi'): Promise<Readiness> => {
    const path = `/v1/authorities/${code}/readiness`
    const page = (query: string) =>
      new Client(system.url, undefined).send<Readiness>('GET', `${path}?${query}`, undefined, {
        'accept-language': language,
      })
    return { ...(await page('limit=1')).body, items: await readAll(page, 100) }
  }
  const itemOf = ({ items }: Readiness, procedure: string, item: string) =>
    items.find((each) => each.procedure === procedure && each.item === item)

  it('lists what an office is missing, and no longer once it has it', async () => {
    const before = await read('H26.00637')
    expect(before.name).toBe('Uỷ ban nhân dân phường Đại Mỗ')
    expect(before.ready + before.missing).toBe(before.items.length)
    expect(itemOf(before, '1.014632', 'form')).toEqual({ procedure: '1.014632', item: 'form', state: 'ready' })
    expect(itemOf(before, '1.014632', 'agreements')?.state).toBe('ready')
    expect(itemOf(before, '1.004873', 'localFee')).toMatchObject({ state: 'ready', certainty: 'C' })
    expect(itemOf(before, '1.012784', 'localFee')).toMatchObject({
      state: 'missing',
      todo: 'Nhập mức phí theo nghị quyết của Hội đồng nhân dân tỉnh.',
    })
    expect(itemOf(before, '1.014632', 'trialDossier')?.state).toBe('missing')

    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    const { snapshotId } = await lan.prefill(id)
    await lan.answer(id, socialHousingAnswers)
    expect(itemOf(await read('H26.00637'), '1.014632', 'trialDossier')?.state).toBe('missing')
    await lan.submit(id, snapshotId)
    const after = await read('H26.00637')
    expect(itemOf(after, '1.014632', 'trialDossier')).toEqual({
      ...{ procedure: '1.014632', item: 'trialDossier', state: 'ready' },
    })
    expect(after.missing).toBe(before.missing - 1)
  })

  it('tells another office, in English, that nobody there has been named', async () => {
    const other = await read('H26.00004', 'en')
    expect(itemOf(other, '1.014632', 'signer')).toMatchObject({
      state: 'missing',
      todo: 'Say which function signs the results.',
    })
    expect(itemOf(other, '1.014632', 'trialDossier')?.state).toBe('missing')
    refused(
      await new Client(system.url, undefined).send('GET', '/v1/authorities/H99/readiness'),
      404,
      'authority_not_found',
    )
  })

  it('learns a province’s fee at once, and a dossier received from then on costs it', async () => {
    const [lan, official] = [system.as('lan'), system.as('official-dai-mo')]
    const fee = { amount: 5000, validFrom: dayOf(new Date()), source: 'Nghị quyết 09/2026/NQ-HĐND' }
    const enter = (code: string, who = official, province = '01', body: object = fee) =>
      who.send('PUT', `/v1/procedures/${code}/fees/${province}`, body)
    const localFee = async (code: string, query: string) =>
      (await lan.send<{ localFee?: object | null }>('GET', `/v1/procedures/${code}${query}`)).body.localFee

    const head = system.as('official-dai-mo', { role: 'head', authority: 'H26', permissions: [] })
    refused(await enter('1.012784', lan), 403, 'role_not_allowed')
    refused(await enter('1.012784', system.as('official-ba-dinh')), 403, 'permission_missing')
    refused(await enter('1.012784', official), 403, 'fee_not_yours')
    refused(await enter('1.012784', head, '79'), 403, 'fee_not_yours')
    refused(await enter('1.012784', head, '97'), 404, 'province_not_found')
    refused(await enter('1.004222', head), 409, 'fee_not_local')
    refused(await enter('1.012784', head, '01', { ...fee, validFrom: '2020-01-01' }), 422, 'fee_in_past')
    expect(placesOf(refused(await enter('1.012784', official, '01', { amount: -1 }), 422, 'invalid_input'))).toEqual([
      '/amount too_small',
      '/source required',
      '/validFrom required',
    ])
    expect(await localFee('1.012784', '?authority=H26.00637')).toBeNull()
    expect(await enter('1.012784', head)).toMatchObject({
      status: 200,
      body: { ...fee, province: '01', certainty: 'A' },
    })
    expect(itemOf(await read('H26.00637'), '1.012784', 'localFee')).toMatchObject({ state: 'ready', certainty: 'A' })
    expect(await localFee('1.012784', '?authority=H26.00637')).toEqual({ ...fee, province: '01', certainty: 'A' })
    expect(await localFee('1.012784', '?province=79')).toBeNull()
    expect(await localFee('1.012784', '')).toBeUndefined()

    const costs = async (procedure: string) => {
      const { id } = await lan.open(procedure)
      const snapshot = await lan.prefill(id)
      const form = (await lan.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)).body
      const gaps = snapshot.fields.filter(({ status }) => status === 'gap').map(({ path }) => [path, null])
      await lan.answer(id, { ...answersTo(form), ...Object.fromEntries(gaps) })
      expect((await lan.send<{ fee: object | null }>('GET', `/v1/dossiers/${id}`)).body.fee).toBeNull()
      const receipt = await lan.submit(id, snapshot.snapshotId)
      const { body } = await lan.send<{ fee: object | null }>('GET', `/v1/dossiers/${id}`)
      expect(receipt).toMatchObject({ fee: body.fee })
      return body.fee
    }
    expect(await costs('1.004873')).toMatchObject({ amount: 3000, per: 'dossier', certainty: 'C' })
    expect((await enter('1.004873', head)).status).toBe(200)
    await eventually(
      () => costs('1.004873'),
      (cost) => expect(cost).toEqual({ amount: 5000, per: 'dossier', source: fee.source, certainty: 'A' }),
    )
    expect(await costs('1.004222')).toMatchObject({ amount: 10_000, per: 'dossier', certainty: 'A' })
    expect(await costs('1.001193')).toBeNull()
  })

  it('counts the procedures of the country that need no paper', async () => {
    const { body } = await new Client(system.url, undefined).send<{
      procedures: number
      needNoPaper: number
      items: { code: string; papersLeft: number }[]
    }>('GET', '/v1/readiness?limit=100')
    expect(body.procedures).toBe(body.items.length)
    expect(body.needNoPaper).toBe(body.items.filter(({ papersLeft }) => papersLeft === 0).length)
    const left = (procedure: string) => body.items.find(({ code }) => code === procedure)?.papersLeft
    expect([left('1.013314'), left('1.013225'), left('2.000815')]).toEqual([0, 1, 1])
    expect(body.needNoPaper).toBeGreaterThan(0)
  })
})
