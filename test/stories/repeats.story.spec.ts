import type { FormFlag } from '#contracts'
import { eventually } from '#testing'
import { buses } from '../system/buses.js'
import { byPath, socialHousingAnswers } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { seedForm, type CheckedBody } from './forms.fixture.js'
import { refused } from './refusal.fixture.js'

const threshold = 5

describe.each(buses)('typed answers that a registry holds ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const as = (id: string) => system.as(id)
  const flags = async () => (await as('ministry-land').send<{ items: FormFlag[] }>('GET', '/v1/forms/flags')).body.items
  const counted = () =>
    system.rows<{ procedure: string; path: string; concept: string; dossiers: number }>(
      'dossiers',
      'select procedure, path, concept, dossiers from field_repeat order by procedure, path',
    )
  const submitWith = async (project: string) => {
    const lan = as('lan')
    const { id } = await lan.open('1.014632')
    const { snapshotId } = await lan.prefill(id)
    await lan.answer(id, { ...socialHousingAnswers, '/request/project': project })
    await lan.submit(id, snapshotId)
    return id
  }

  it('flag the field once as many dossiers as the setting says have seen it', async () => {
    await submitWith('Nhà ở xã hội Đại Mỗ')
    expect(await counted()).toEqual([])
    for (let dossier = 1; dossier < threshold; dossier++) await submitWith('nguyễn thị LAN')
    expect(await counted()).toEqual([
      { procedure: '1.014632', path: '/request/project', concept: 'person.fullName', dossiers: threshold - 1 },
    ])
    expect(await flags()).toEqual([])

    const last = await submitWith('Nguyễn Thị Lan')
    const flagged = await eventually(flags, (items) => expect(items).toHaveLength(1))
    expect(flagged).toEqual([
      {
        ...{ procedure: '1.014632', formVersion: '1.0.0', path: '/request/project', concept: 'person.fullName' },
        ...{ dossiers: threshold, since: expect.stringMatching(/^\d{4}-/) as string },
      },
    ])
    const kept = await system.rows<{ path: string }>('dossiers', 'select * from answer_repeat where dossier_id = $1', [
      last,
    ])
    expect(kept).toEqual([{ dossier_id: last, path: '/request/project' }])
  })

  it('warn whoever checks the next version, and are nobody else’s business', async () => {
    const { body } = await as('ministry-land').send<CheckedBody>('POST', '/v1/forms/check', {
      form: { ...seedForm('1.014632'), formVersion: '1.1.0' },
    })
    expect(body.findings).toContainEqual(
      expect.objectContaining({
        ...{ rule: 'ONCE011', severity: 'warning', field: '/request/project', concept: 'person.fullName' },
        message: expect.stringContaining(`Trong ${threshold} hồ sơ`) as string,
      }),
    )
    expect(body.certificate).toBeDefined()
    refused(await as('lan').send('GET', '/v1/forms/flags'), 403, 'role_not_allowed')
    refused(await system.with(undefined).send('GET', '/v1/forms/flags'), 401, 'sign_in_needed')
  })

  it('count where a gap was answered and a later look-up gives the same, once a dossier', async () => {
    const khoi = as('khoi')
    const keys = { certificate: 'L 118830' }
    const known = byPath(await khoi.prefill((await khoi.open('1.013314')).id, undefined, keys))
    const area = known['/dwelling/floorArea']?.value
    expect(area).toBe(60)
    const { id } = await khoi.open('1.013314')
    expect(byPath(await khoi.prefill(id))['/dwelling/floorArea']?.gap?.kind).toBe('ambiguous')
    await khoi.answer(id, { '/dwelling/floorArea': area })
    await khoi.prefill(id, undefined, keys)
    await khoi.prefill(id, undefined, keys)
    expect(await counted()).toContainEqual({
      ...{ procedure: '1.013314', path: '/dwelling/floorArea', concept: 'land.parcel.floorArea', dossiers: 1 },
    })
  })
})
