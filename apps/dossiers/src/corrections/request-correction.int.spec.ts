import { randomUUID } from 'node:crypto'
import {
  accountOf,
  dossierAccess,
  hostOf,
  registryIds,
  serviceNames,
  type CorrectionCommand,
  type RegistryId,
} from '#contracts'
import { Idempotent } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, aDraft, citizen, clock, dossiersIn, questionOf } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import type { FindDossiers } from '../views/find-dossiers.js'
import { KeptReplies } from '../views/kept-replies.js'
import { CorrectionsController } from './corrections.controller.js'
import { RequestCorrection } from './request-correction.js'

let kept: ThrowAwayDatabase
let service: RequestCorrection
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const [{ database }, catalogue] = [kept, aCatalogue()]
  const idempotent = new Idempotent(database, clock)
  service = new RequestCorrection(database, dossiersIn(database, catalogue), idempotent, catalogue)
})
afterAll(() => kept.drop())

/** A controller of what is asked and read here; nobody decides. */
function controllerOf(...parts: [RequestCorrection, KeptReplies, FindDossiers]): CorrectionsController {
  const unused = undefined as never
  return new CorrectionsController(...parts, unused, unused, unused)
}

async function aCorrection(registry: RegistryId): Promise<string> {
  const [correctionId, dossierId] = [randomUUID(), await aDraft(kept.database)]
  await kept.database.write(
    `insert into correction (id, dossier_id, path, concept, registry, lookup_id, claimed_value, reason, at, due_at)
     values ($1, $2, '/note', 'person.fullName', $3, $1, '"Hoa"', 'Sai tên.', $4, $4)`,
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

describe('a correction that is asked for again with its key, after the dossier was closed', () => {
  const correctionId = randomUUID()
  const aQuestion = (dossier: string, bodyHash = 'x') => ({
    dossier,
    body: { path: '/partner/fullName', claimedValue: 'Hoa', reason: 'Sai tên.' },
    idempotency: { key: dossier, bodyHash },
  })

  /** The corrections of a dossier that is closed once the first is opened. */
  async function closedAfterOne(open: (command: CorrectionCommand) => Promise<unknown>) {
    const dossier = await aDraft(kept.database, { created_by: accountOf(citizen), channel: 'citizen' })
    const dossiers = dossiersIn(kept.database, aCatalogue())
    const readable = (id: string) => dossiers.get(dossierAccess.read, id, citizen)
    const found = { readable } as unknown as FindDossiers
    const replies = new KeptReplies(new Idempotent(kept.database, clock), found)
    const opening = { execute: open } as unknown as RequestCorrection
    await controllerOf(opening, replies, found)
      .correct(aQuestion(dossier), questionOf(citizen))
      .catch(() => undefined)
    await kept.database.write(`update dossier set status = 'completed' where id = $1`, [dossier])
    return { dossier, controller: controllerOf(service, replies, found) }
  }

  it.each([
    ['has its answer', () => Promise.resolve({ correctionId, status: 'open' })],
    [
      'has its answer, which the first request could not keep',
      async ({ dossier, idempotency }: CorrectionCommand) => {
        const claim = new Idempotent(kept.database, clock)
        const route = `correct ${dossier}`
        await kept.database.transaction((tx) => claim.claimed(tx, route, citizen, idempotency, correctionId))
        throw new Error('ended')
      },
    ],
  ])('%s, and with another body is told so', async (_, open) => {
    const { dossier, controller } = await closedAfterOne(open)
    const ask = (bodyHash?: string) => controller.correct(aQuestion(dossier, bodyHash), questionOf(citizen))
    expect(await ask()).toEqual({ correctionId, status: 'open' })
    await expect(ask('y')).rejects.toMatchObject({ code: 'idempotency_key_reused' })
    const other = { ...aQuestion(dossier), idempotency: { key: randomUUID(), bodyHash: 'x' } }
    await expect(controller.correct(other, questionOf(citizen))).rejects.toMatchObject({ code: 'dossier_closed' })
  })
})
