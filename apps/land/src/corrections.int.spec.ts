import type { HearContext } from '#bus'
import type { CorrectionView, DossierFact } from '#contracts'
import { newLookupId, startRegistry, type RegistryUnderTest } from '#testing/registry-under-test'
import { landService } from './land.service-definition.js'

const view: CorrectionView = {
  correctionId: newLookupId(),
  dossierId: newLookupId(),
  registry: 'land',
  concept: 'land.home.floorArea',
  lookupId: newLookupId(),
  claimedValue: 61.5,
  reason: 'Đã xây thêm gác lửng.',
  at: '2026-11-24T03:00:00.000Z',
}
const asked: string[] = []
let registry: RegistryUnderTest
beforeAll(async () => {
  const bus = {
    ask: (contract: { pattern: string }) => {
      asked.push(contract.pattern)
      return Promise.resolve(view as never)
    },
  }
  registry = await startRegistry({ ...landService, name: 'land' }, { people: 1, bus })
})
afterAll(() => registry.stop())

const hear = (fact: Partial<DossierFact>) =>
  registry.database.database.transaction((tx) =>
    registry.receiveCorrection.execute({ kind: 'correctionOpened', dossierId: view.dossierId, at: view.at, ...fact }, {
      tx,
      eventId: 'event-1',
      topic: 'dossiers.facts.v1',
      key: view.dossierId,
      group: 'main',
    } satisfies HearContext),
  )
const stored = () => registry.database.database.query('select * from correction')

it('ignores what is not a correction for it, without asking anybody', async () => {
  await hear({ kind: 'submitted' })
  await hear({ registry: 'tax', correctionId: view.correctionId })
  expect([asked, await stored()]).toEqual([[], []])
})

it('takes a correction to its books, once however often it is told', async () => {
  await hear({ registry: 'land', correctionId: view.correctionId })
  await hear({ registry: 'land', correctionId: view.correctionId })
  expect(await stored()).toMatchObject([
    { correction_id: view.correctionId, status: 'received', claimed_value: 61.5, concept: 'land.home.floorArea' },
  ])
})
