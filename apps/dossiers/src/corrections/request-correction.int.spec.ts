import { randomUUID } from 'node:crypto'
import type { Outbox } from '#bus'
import { hostOf, registryIds, serviceNames, type RegistryId } from '#contracts'
import { Idempotent } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, aDraft, clock } from '../dossier/dossiers.fixture.js'
import { Dossiers } from '../dossier/dossiers.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { RequestCorrection } from './request-correction.js'

let kept: ThrowAwayDatabase
let service: RequestCorrection
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  service = new RequestCorrection(
    kept.database,
    new Dossiers(kept.database, clock),
    {} as Outbox,
    new Idempotent(kept.database, clock),
    aCatalogue(),
    clock,
  )
})
afterAll(() => kept.drop())

async function aCorrection(registry: RegistryId): Promise<string> {
  const [correctionId, dossierId] = [randomUUID(), await aDraft(kept.database)]
  await kept.database.write(
    `insert into correction (id, dossier_id, path, concept, registry, lookup_id, claimed_value, reason, at)
     values ($1, $2, '/note', 'person.fullName', $3, $1, '"Hoa"', 'Sai tên.', $4)`,
    [correctionId, dossierId, registry, clock.now()],
  )
  return correctionId
}

it.each(registryIds)('a correction of %s is read by the service that hosts it, and by no other', async (registry) => {
  const correctionId = await aCorrection(registry)
  const owner = hostOf(registry)
  expect(await service.read({ correctionId }, owner)).toMatchObject({ correctionId, registry, claimedValue: 'Hoa' })
  for (const asker of serviceNames.filter((name) => name !== owner))
    await expect(service.read({ correctionId }, asker)).rejects.toMatchObject({
      code: 'only_the_owner_reads_corrections',
    })
})

it('one that nobody asked for is not found', async () => {
  await expect(service.read({ correctionId: randomUUID() }, 'tax')).rejects.toMatchObject({
    code: 'correction_not_found',
  })
})
