import { randomUUID } from 'node:crypto'
import type { Actor } from '#contracts'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, aDraft, citizen, clock, dossiersIn, hoa, viewsIn } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { Consents } from './consents.js'
import { FindConsents } from './find-consents.js'

const her: Actor = { ...citizen, subject: 'hoa', personId: hoa.personId, name: hoa.fullName, birthDate: hoa.birthDate }

let kept: ThrowAwayDatabase
let service: FindConsents
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const { database } = kept
  const catalogue = aCatalogue()
  const consents = new Consents(catalogue, clock, viewsIn(database, catalogue))
  service = new FindConsents(database, dossiersIn(database, catalogue), consents)
})
beforeEach(() => kept.database.write('delete from consent'))
afterAll(() => kept.drop())

/** So many requests to her number, a microsecond apart, under a name; the ids, newest first. */
async function asked(many: number, fullName = hoa.fullName): Promise<string[]> {
  const dossier = await aDraft(kept.database)
  const ids = Array.from({ length: many }, () => randomUUID())
  await kept.database.write(
    `insert into consent (id, dossier_id, role, person_id, full_name, birth_date, requested_by, requested_at, expires_at)
     select id, $1, 'partner', $2, $3, $4, 'x', now() + n * interval '1 microsecond', now() + interval '1 day'
     from unnest($5::uuid[]) with ordinality as asked (id, n)`,
    [dossier, hoa.personId, fullName, hoa.birthDate, ids],
  )
  return ids.reverse()
}

/** The ids on every page, and how many items each page has. */
async function walk(limit?: number) {
  const [ids, sizes]: [string[], number[]] = [[], []]
  let cursor: string | null | undefined
  do {
    const page = await service.mine({ limit, ...(cursor ? { cursor } : {}) }, her)
    ids.push(...page.items.map(({ id }) => id))
    sizes.push(page.items.length)
    cursor = page.nextCursor
  } while (cursor)
  return { ids, sizes }
}

describe('the requests for the consent of somebody', () => {
  it.each([[50], [100], [undefined]])('are all reached, however many there are (pages of %s)', async (limit) => {
    const real = await asked(1)
    const junk = await asked(430)
    expect((await walk(limit)).ids).toEqual([...junk, ...real])
  })

  it('are reached behind those that name her number and somebody else, on full pages', async () => {
    const before = await asked(60)
    await asked(430, 'Trần Văn Khác')
    const after = await asked(60)
    expect(await walk(50)).toEqual({ ids: [...after, ...before], sizes: [50, 50, 20] })
  })

  it('have no cursor of a request to another person, or of none', async () => {
    await asked(2)
    for (const cursor of [randomUUID(), 'x', '']) {
      const made = Buffer.from(cursor).toString('base64url')
      await expect(service.mine({ cursor: made }, her)).rejects.toMatchObject({ code: 'cursor_invalid' })
    }
    const [first = ''] = (await walk()).ids
    const made = Buffer.from(first).toString('base64url')
    await expect(service.mine({ cursor: made }, citizen)).rejects.toMatchObject({ code: 'cursor_invalid' })
  })
})
