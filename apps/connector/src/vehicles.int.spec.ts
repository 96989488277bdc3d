import { readFileSync } from 'node:fs'
import type { LookupAnswer } from '#contracts'
import { aLookup, keysOfPersona, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { findingOf } from './answering/finding.rules.js'
import { draftMapping } from './commands/draft-mapping.js'
import { connectorService } from './connector.service-definition.js'
import { checkedWith, during, settingsFor } from './example.fixture.js'
import { parseMapping, readMapping } from './mapping/read-mapping.js'
import { ministryDatabase, type MinistryDatabase } from './postgres.fixture.js'
import { assertAnswers, openSource } from './sources/open-source.js'
import type { SourceSettings } from './sources/source-settings.js'

const folder = 'apps/connector/examples/vehicles'
const file = `${folder}/vehicles.yaml`
const example = readFileSync(file, 'utf8')
const read = readMapping(file)
const concepts = Object.keys(read.mapping.records['vehicle']?.facts ?? {})

let ministry: MinistryDatabase
let registry: RegistryUnderTest
beforeAll(async () => {
  ministry = await ministryDatabase(`${folder}/vehicles.sql`, 'vehicles_reader')
  const source = openSource(read.mapping, settings())
  await assertAnswers(source, read)
  registry = await startRegistry(connectorService(read.mapping, source), { registry: 'vehicles', demo: false })
})
afterAll(async () => {
  await registry?.stop()
  await ministry?.drop()
})

const settings = (change: Partial<SourceSettings> = {}) => settingsFor(ministry.url, change)

const lan = keysOfPersona('lan')
const about = async (subject: object, asked = concepts): Promise<LookupAnswer | undefined> =>
  (await registry.ask(aLookup(subject, asked)))[0]

const checked = (from: string, to: string) => checkedWith(file, ministry.url, [from, to])

const meanwhile = (change: string, back: string, work: () => Promise<void>) => during(ministry, [change, back], work)

describe('an answer', () => {
  it('has each vehicle of a person, with units, code list, quality and day, and only those of today', async () => {
    const answer = await about(lan)
    expect(answer).toMatchObject({ registry: 'vehicles', outcome: 'found', missing: [], absences: [] })
    expect(valuesOf(answer, 'vehicle')).toEqual([
      {
        'vehicle.plate': '29H1-678.90',
        'vehicle.kind': 'Xe mô tô',
        'vehicle.mass': 110,
        'vehicle.firstRegisteredOn': '2016-02-01',
        'vehicle.electric': true,
      },
      {
        'vehicle.plate': '30K-123.45',
        'vehicle.kind': 'Ô tô con',
        'vehicle.mass': 1250,
        'vehicle.firstRegisteredOn': '2019-05-06',
        'vehicle.electric': false,
      },
    ])
    expect(answer?.records[0]?.facts[0]).toEqual({
      concept: 'vehicle.plate',
      value: '29H1-678.90',
      quality: 'unverified',
      attribute: 'registration.vehicle.plate',
      recordDate: '2024-03-04',
    })
  })

  it('says that the database is complete where it holds nothing', async () => {
    expect(await about({ personId: '001080000009', fullName: 'Vũ Văn Tám' })).toMatchObject({
      outcome: 'notFound',
      absences: [{ concept: 'vehicle.plate', territory: 'VN', completeTo: '2026-11-24' }],
    })
  })

  it('is complete to today at most, whatever day its mapping says', () => {
    const later = parseMapping(example.replace('to: today', "to: '2099-12-31'"), 'later.yaml')
    const record = later.mapping.records['vehicle']
    const { absences } = findingOf(later.mapping, aLookup({}, concepts), () => new Map(), '2026-11-24')
    expect([record?.complete?.to, absences.map(({ completeTo }) => completeTo)]).toEqual(['2099-12-31', ['2026-11-24']])
  })

  it('leaves out a code that is in no list', async () => {
    const answer = await about({ personId: '001085000002', fullName: 'Trần Văn Bình' })
    expect(answer).toMatchObject({ outcome: 'found', missing: ['vehicle.kind'] })
  })

  it('tells nobody a record under another name', async () => {
    expect(await about({ ...lan, fullName: 'Nguyễn Thị Lành' })).toMatchObject({ outcome: 'ambiguous', records: [] })
  })

  it('takes a key for a value, whatever it says', async () => {
    expect(await about({ personId: "' or true --" })).toMatchObject({ outcome: 'notFound' })
  })

  it('has days of Vietnam where the database keeps instants, whatever its own time zone', async () => {
    const column = 'alter table registration.vehicle alter first_registered type'
    await meanwhile(
      `${column} timestamptz using first_registered::timestamp at time zone 'Asia/Ho_Chi_Minh';
       alter role ${ministry.role} set timezone = 'America/New_York'`,
      `${column} date using (first_registered at time zone 'Asia/Ho_Chi_Minh')::date;
       alter role ${ministry.role} reset timezone`,
      async () => {
        const source = openSource(read.mapping, settings())
        const there = await startRegistry(connectorService(read.mapping, source), { registry: 'vehicles', demo: false })
        const [answer] = await there.ask(aLookup(lan, concepts))
        await there.stop()
        expect(valuesOf(answer, 'vehicle').map((each) => each['vehicle.firstRegisteredOn'])).toEqual([
          ...['2016-02-01', '2019-05-06'],
        ])
      },
    )
  })

  it('of concepts that are announced for records of some places only has none: where a record lies is not known', async () => {
    const [answer] = await registry.ask(aLookup(lan, concepts, { territories: { 'vehicle.plate': ['01'] } }))
    expect(answer?.missing).toEqual(['vehicle.plate'])
    expect(valuesOf(answer, 'vehicle').map((each) => Object.keys(each).includes('vehicle.plate'))).toEqual([
      false,
      false,
    ])
  })

  it('leaves out what is not text and goes on with the rest', async () => {
    const wrong = `update registration.vehicle set plate = E'30K\\u0001' where plate = '30K-123.45'`
    await meanwhile(wrong, `update registration.vehicle set plate = '30K-123.45' where plate like '30K%'`, async () => {
      const answer = await about(lan)
      expect(answer).toMatchObject({ outcome: 'found', records: [{ key: '29H1-678.90' }] })
      expect(answer?.missing).toContain('vehicle.plate')
    })
  })
})

describe('too many rows', () => {
  const row = `select 'P' || n, '001080000007', 'Vũ Văn Bảy', 1, 1, null, false, true, '2020-01-01', null, '2020-01-01'`
  const insert = (count: number) =>
    `insert into registration.vehicle (plate, owner_id, owner_name, kind_code, mass_t, first_registered, electric, checked,
       owned_from, owned_to, updated_on) select p, i, n, k, m, f, e, c, o::date, null, u::date
     from (${row} from generate_series(1, ${count}) n) as v (p, i, n, k, m, f, e, c, o, t, u)`
  const remove = `delete from registration.vehicle where owner_id = '001080000007'`

  it('of one key are ambiguous, and never loaded: a million take no longer than two', async () => {
    await meanwhile(insert(1_000_000).replace('null, false', 'null::date, false'), remove, async () => {
      const source = openSource(read.mapping, settings())
      const record = read.mapping.records['vehicle']
      if (!record) throw new TypeError('The example has vehicles.')
      expect(await source.read(record, 'personId', ['001080000007'], '2026-11-24')).toHaveLength(21)
      await source.close()
      expect(await about({ personId: '001080000007' })).toMatchObject({ outcome: 'ambiguous', records: [] })
    })
  })

  it('are two, where the mapping lets a key have one', async () => {
    const one = parseMapping(example.replace('    many: 20\n', ''), 'one.yaml')
    const source = openSource(one.mapping, settings())
    const alone = await startRegistry(connectorService(one.mapping, source), { registry: 'vehicles', demo: false })
    const [answer] = await alone.ask(aLookup(lan, concepts))
    await alone.stop()
    expect(answer).toMatchObject({ outcome: 'ambiguous', records: [] })
  })
})

describe('before it starts, a mapping is held against the database', () => {
  it.each([
    [
      'table: registration.vehicle',
      'table: registration.vehicles',
      ':10:5: There is no table or view "registration.vehicles"',
    ],
    ['{ personId: owner_id }', '{ personId: owner }', ':11:13: There is no column "owner".'],
    ['vehicle.plate: plate', 'vehicle.plate: number_plate', ':22:7: There is no column "number_plate".'],
    ['column: mass_t,', 'column: plate,', ':24:7: "plate" holds text, not number'],
    ['column: electric,', 'column: kind_code,', ':26:7: "kind_code" holds number, not boolean'],
    [
      '{ personId: owner_id }',
      '{ personId: owned_from }',
      ':11:13: "owned_from" holds neither text nor whole numbers.',
    ],
    ['recordDate: updated_on', 'recordDate: written_on', ':16:5: There is no column "written_on".'],
    [
      'table: registration.vehicle',
      'query: select * from registration.nowhere',
      ':10:5: The database does not take this query: relation "registration.nowhere" does not exist.',
    ],
  ])('%s → %s', async (from, to, said) => {
    const message = await checked(from, to)
    expect(message).toContain(`vehicles.yaml${said}`)
  })

  it('takes a query that is asked with the key', async () => {
    const query = 'select * from registration.vehicle where owner_id = :key::bpchar and owned_from <= :today'
    const text = example.replace('table: registration.vehicle', `query: '${query}'`).replace(/    changedAt.*\n/, '')
    const asked = parseMapping(text, 'query.yaml')
    const source = openSource(asked.mapping, settings())
    await assertAnswers(source, asked)
    const record = asked.mapping.records['vehicle']
    const rows = record && (await source.read(record, 'personId', [lan.personId, '001085000002'], '2026-11-24'))
    await source.close()
    expect(rows?.map(({ key }) => key).sort()).toEqual([lan.personId, lan.personId, '001085000002'].sort())
  })
})

describe('a role that may write', () => {
  const refused = async (grant: string, revoke: string, said: RegExp) =>
    meanwhile(grant.replaceAll('$role', ministry.role), revoke.replaceAll('$role', ministry.role), async () => {
      expect(await checked('vehicle.plate: plate', 'vehicle.plate: { column: plate }')).toMatch(said)
    })

  it.each([
    ['a table', 'grant insert on registration.vehicle to $role', 'revoke insert on registration.vehicle from $role'],
    [
      'a column',
      'grant update (plate) on registration.vehicle to $role',
      'revoke update (plate) on registration.vehicle from $role',
    ],
    [
      'through everybody',
      'grant delete on registration.vehicle to public',
      'revoke delete on registration.vehicle from public',
    ],
  ])('%s keeps the connector from starting, with what to revoke', async (_, grant, revoke) => {
    await refused(
      grant,
      revoke,
      /may (insert|update|delete) on registration\.vehicle\. Revoke it: revoke \w+ on registration\.vehicle from/,
    )
  })

  it('in a schema keeps it from starting, too', async () => {
    await refused(
      'grant create on schema registration to $role',
      'revoke create on schema registration from $role',
      /may create tables in the schema registration/,
    )
  })

  it.each([
    [
      'a sequence',
      'create sequence registration.numbers; grant usage on sequence registration.numbers to $role',
      'drop sequence registration.numbers',
      /may use registration\.numbers\. Revoke it: revoke usage on sequence registration\.numbers from/,
    ],
    [
      'what it owns',
      'create materialized view registration.copied as select 1 as one; alter materialized view registration.copied owner to $role',
      'drop materialized view registration.copied',
      /owns registration\.copied/,
    ],
    [
      'new schemas',
      `do $do$ begin execute format('grant create on database %I to $role', current_database()); end $do$`,
      `do $do$ begin execute format('revoke create on database %I from $role', current_database()); end $do$`,
      /may create schemas in this database\. Revoke it: revoke create on database ministry_\w+ from/,
    ],
    [
      'files of the server',
      'grant pg_execute_server_program to $role',
      'revoke pg_execute_server_program from $role',
      /may write files or run programs on the server\. Revoke it: revoke pg_execute_server_program from/,
    ],
    ['roles', 'alter role $role createrole', 'alter role $role nocreaterole', /may make roles/],
  ])('that may write %s keeps it from starting, too', async (_, grant, revoke, said) => {
    await refused(grant, revoke, said)
  })

  it('as a superuser keeps it from starting, too', async () => {
    await refused('alter role $role superuser', 'alter role $role nosuperuser', /is a superuser/)
  })

  it('could not write even then: every transaction is read-only', async () => {
    await meanwhile(
      `grant insert on registration.vehicle to ${ministry.role}`,
      `revoke insert on registration.vehicle from ${ministry.role}`,
      async () => {
        const source = openSource(read.mapping, settings())
        const rows = (source as unknown as { rows(text: string): Promise<unknown> }).rows(
          'delete from registration.vehicle',
        )
        await expect(rows).rejects.toMatchObject({ reason: '25006' })
        await source.close()
      },
    )
  })
})

describe('a database', () => {
  it('that goes away is no answer, and answers again when it is back', async () => {
    await ministry.away(true)
    await expect(registry.reply([aLookup(lan, concepts)])).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'source_away',
    })
    await ministry.away(false)
    expect(await about(lan)).toMatchObject({ outcome: 'found' })
  })

  it('that changes its schema is no answer, with the column in the log, until it is as the mapping says again', async () => {
    await meanwhile(
      'alter table registration.vehicle rename plate to number',
      'alter table registration.vehicle rename number to plate',
      async () => {
        await expect(registry.reply([aLookup(lan, concepts)])).rejects.toMatchObject({
          kind: 'unavailable',
          code: 'source_changed',
          reason: expect.stringContaining('plate') as string,
        })
      },
    )
    expect(await about(lan)).toMatchObject({ outcome: 'found' })
  })

  it('that answers too slowly is no answer', async () => {
    const slow = parseMapping(
      example
        .replace(
          'table: registration.vehicle',
          `query: 'select v.*, pg_sleep(5) from registration.vehicle v where owner_id = :key::bpchar'`,
        )
        .replace(/    changedAt.*\n/, ''),
      'slow.yaml',
    )
    const source = openSource(slow.mapping, settings({ sourceTimeoutMs: 200 }))
    const record = slow.mapping.records['vehicle']
    if (!record) throw new TypeError('The example has vehicles.')
    await expect(source.read(record, 'personId', [lan.personId], '2026-11-24')).rejects.toMatchObject({
      code: 'source_slow',
    })
    await source.close()
  })
})

it('is asked over TLS where its address says so, and refused where it says what is not read', async () => {
  const source = openSource(read.mapping, settings({ sourceUrl: `${ministry.url}?sslmode=require` }))
  await expect(assertAnswers(source, read)).rejects.toMatchObject({ code: 'source_away' }) // the server has no certificate
  await source.close()
  for (const more of ['?sslmode=prefer', '?sslmode=toString', '?sslmode=require&options=-c%20statement_timeout%3D0'])
    expect(() => openSource(read.mapping, settings({ sourceUrl: ministry.url + more }))).toThrow(/SOURCE_URL must be/)
})

describe('a draft', () => {
  it('is a mapping with its guesses marked, and fits once they are confirmed', async () => {
    const draft = await draftMapping(ministry.url, 'registration')
    expect(draft).toContain('    keys: { personId: owner_id } # guess\n    name: owner_name # guess\n    id: plate\n')
    expect(draft).toContain('many: 20 # guess')
    const drafted = parseMapping(draft, 'draft.yaml')
    const source = openSource(drafted.mapping, settings())
    await assertAnswers(source, drafted)
    await source.close()
  })
})
