import { byPath } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'
import { refused } from '../stories/refusal.fixture.js'

describe('a correction is about one person’s value of one record', () => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared({ bus: 'local' })
  })
  afterAll(() => system?.stop())

  it('another person named for the role has her own values', async () => {
    const official = system.as('official-dai-mo', { sub: 'a' })
    const claimOf = (persona: string) => {
      const { personId, name: fullName, birthDate } = personaOf(persona)
      return { personId, fullName, birthDate }
    }
    const { id } = await official.open('1.000894', { applicant: claimOf('minh') })
    const path = '/partner/birthDate'
    const name = async (persona: string) => {
      const named = { subjects: [{ role: 'partner', ...claimOf(persona) }], reason: 'Có mặt tại quầy.' }
      expect((await official.sendOnNewest('PUT', `/v1/dossiers/${id}/subjects`, named)).status).toBe(200)
      return byPath(await official.prefill(id))[path]
    }
    const correct = (claimedValue: string) =>
      official.send('POST', `/v1/dossiers/${id}/corrections`, { path, claimedValue, reason: 'Sai ngày.' })
    await name('hoa')
    expect((await correct('1990-05-11')).status).toBe(201)
    expect(await name('lan')).toMatchObject({ status: 'provided', quality: 'verified', editable: false })
    const typed = { answers: { [path]: '1991-01-01' } }
    const patched = await official.sendOnNewest('PATCH', `/v1/dossiers/${id}/answers`, typed)
    refused(patched, 422, 'registry_value_supplied')
    expect((await correct('1988-01-02')).status).toBe(201)
    expect(await name('hoa')).toMatchObject({ quality: 'disputed', editable: true })
    refused(await correct('1990-05-12'), 409, 'correction_asked_already')
  })

  it('another chosen record has its own values', async () => {
    const thu = system.as('thu')
    const { id } = await thu.open('1.014632')
    const keys = byPath(await thu.prefill(id))['/home/parcel']?.choices?.map(({ key }) => key) ?? []
    const path = '/home/floorArea'
    const choose = async (key = '') => byPath(await thu.prefill(id, { '/home/parcel': key }))[path]
    const correct = () =>
      thu.send('POST', `/v1/dossiers/${id}/corrections`, { path, claimedValue: 41, reason: 'Sai diện tích.' })
    await choose(keys[0])
    expect((await correct()).status).toBe(201)
    expect(await choose(keys[1])).toMatchObject({ status: 'provided', quality: 'verified', editable: false })
    expect((await correct()).status).toBe(201)
    expect(await choose(keys[0])).toMatchObject({ quality: 'disputed', editable: true })
    refused(await correct(), 409, 'correction_asked_already')
  })
})
