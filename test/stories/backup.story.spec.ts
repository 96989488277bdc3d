import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceNames, type ServiceName } from '#contracts'
import type { ServiceDatabaseAddress } from '#database'
import { testServer } from '#testing'
import { backUp, restore } from '../../tools/backup/backup.js'
import { socialHousingAnswers } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { filledDrafts, submission } from './crash.fixture.js'

describe('a backup that was taken while citizens went on', () => {
  const directory = mkdtempSync(join(tmpdir(), 'motlan-backup-'))
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start({ bus: 'local' })
  })
  afterAll(async () => {
    await system?.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  /** Everything a service keeps, table by table. */
  const contents = async (service: ServiceName, table: string) =>
    (await system.rows<{ row: string }>(service, `select t::text as row from ${table} t order by 1`)).map(
      ({ row }) => row,
    )

  it('is restored into databases that lost everything: each dossier as it was, and the codes go on', async () => {
    const minh = system.as('minh')
    const [before, after] = [await filledDrafts(minh, 3), await filledDrafts(minh, 3)]
    const kept = await Promise.all(before.map((draft) => submission(minh, draft)))
    expect(kept.map((reply) => reply?.status)).toEqual([201, 201, 201])
    const busy = { goesOn: true }
    const others = (async () => {
      while (busy.goesOn)
        await system
          .as('lan')
          .open('1.014632')
          .then(({ id }) => system.as('lan').prefill(id))
    })()
    await backUp(testServer(), system.prefix, directory)
    busy.goesOn = false
    await others
    const people = await contents('population', 'person')
    const catalogue = await contents('catalog', 'entry')
    const births = await contents('population', 'civil_status.birth')
    await Promise.all(after.map((draft) => submission(minh, draft)))

    await Promise.all(system.processes.map((each) => each.stop()))
    for (const service of serviceNames.filter((name) => system.databases.has(name))) {
      const tables = await system.rows<{ name: string }>(
        service,
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname in ('public', 'civil_status') and tablename <> 'migrations'`,
      )
      await system.rows(service, `truncate ${tables.map(({ name }) => name).join(', ')}`)
    }
    expect(await contents('population', 'person')).toEqual([])
    await restore(testServer(), directory, (service) => system.databases.get(service) as ServiceDatabaseAddress)
    expect(await contents('population', 'person')).toEqual(people)
    expect(await contents('catalog', 'entry')).toEqual(catalogue)
    expect(await contents('population', 'civil_status.birth')).toEqual(births)
    expect(births.length).toBeGreaterThan(0)
    const unrecorded = await lookupsWithoutRecord()
    expect(unrecorded).toEqual([])

    await Promise.all(system.processes.map((each) => each.start()))
    for (const [index, reply] of kept.entries()) {
      expect(await minh.get(before[index]?.id ?? '')).toMatchObject({ status: 'submitted', code: reply?.body.code })
    }
    for (const { id } of after) expect(await minh.get(id)).toMatchObject({ status: 'draft', code: null })
    const [again] = await filledDrafts(minh, 1)
    const next = await submission(minh, again as NonNullable<typeof again>)
    expect(Number(next?.body.code.split('-').at(-1))).toBe(4)
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    const { snapshotId, summary } = await lan.prefill(id)
    expect(summary.gaps).toBe(0)
    await lan.answer(id, socialHousingAnswers)
    await lan.submit(id, snapshotId)
  })

  it('is refused by another version', async () => {
    await system.rows('tax', `insert into migrations (timestamp, name) values (1, 'Later2000000000000')`)
    const restored = restore(
      testServer(),
      directory,
      (service) => system.databases.get(service) as ServiceDatabaseAddress,
    )
    await expect(restored).rejects.toThrow(/newer version/)
  })

  /** Look-ups in restored snapshots that the restored exchange or registry does not know. */
  async function lookupsWithoutRecord(): Promise<string[]> {
    const looked = await system.rows<{ lookup_id: string; registry: string }>(
      'dossiers',
      `select distinct lookup ->> 'id' as lookup_id, lookup ->> 'registry' as registry
       from snapshot, json_array_elements(kept -> 'lookups') lookup where lookup -> 'registryName' is not null`,
    )
    expect(looked.length).toBeGreaterThan(6)
    const known = new Set<string>()
    for (const row of await system.rows<{ lookup_id: string }>('exchange', 'select lookup_id from disclosure'))
      known.add(row.lookup_id)
    const logged = new Set<string>()
    const logs = [
      ['population', 'access_log'],
      ['population', 'civil_status.access_log'],
      ['tax', 'access_log'],
      ['land', 'access_log'],
    ] as const
    for (const [registry, log] of logs)
      for (const row of await system.rows<{ lookup_id: string }>(registry, `select lookup_id from ${log}`))
        logged.add(row.lookup_id)
    return looked.flatMap(({ lookup_id }) => (known.has(lookup_id) && logged.has(lookup_id) ? [] : [lookup_id]))
  }
})
