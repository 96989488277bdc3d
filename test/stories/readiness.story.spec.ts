import { Client, socialHousingAnswers } from '../system/client.js'
import { buses } from '../system/buses.js'
import { TestSystem } from '../system/system.js'
import { refused } from './refusal.fixture.js'

interface Readiness {
  authority: string
  name: string
  ready: number
  missing: number
  items: { procedure: string; item: string; state: string; todo?: string; certainty?: string }[]
}

describe.each(buses)('readiness ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  }, 120_000)
  afterAll(() => system?.stop())

  const read = async (code: string, language = 'vi') =>
    (
      await new Client(system.url, undefined).send<Readiness>('GET', `/v1/authorities/${code}/readiness`, undefined, {
        'accept-language': language,
      })
    ).body
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

  it('counts the procedures of the country that need no paper', async () => {
    const { body } = await new Client(system.url, undefined).send<{
      procedures: number
      needNoPaper: number
      items: { code: string; papersLeft: number }[]
    }>('GET', '/v1/readiness')
    expect(body.procedures).toBe(body.items.length)
    expect(body.needNoPaper).toBe(body.items.filter(({ papersLeft }) => papersLeft === 0).length)
    expect(body.items.find(({ code }) => code === '1.013314')?.papersLeft).toBe(1)
  })
})
