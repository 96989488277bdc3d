import { readFileSync } from 'node:fs'
import type { LookupAnswer } from '#contracts'
import { aLookup, keysOfPersona, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { draftMapping } from './commands/draft-mapping.js'
import { connectorService } from './connector.service-definition.js'
import { checkedWith, during, settingsFor } from './example.fixture.js'
import { parseMapping, readMapping } from './mapping/read-mapping.js'
import { mariadbMissing } from '../../../tools/mariadb/mariadb.js'
import { ministryMariadb, type MinistryMariadb } from './mariadb.fixture.js'
import { assertAnswers, openSource } from './sources/open-source.js'
import type { SourceSettings } from './sources/source-settings.js'

const folder = 'apps/connector/examples/business-households'
const file = `${folder}/business-households.yaml`
const example = readFileSync(file, 'utf8')
const read = readMapping(file)
const record = Object.values(read.mapping.records)[0]!
const concepts = Object.keys(record.facts)
const today = '2026-11-24'

const missing = await mariadbMissing()
if (missing) process.stderr.write(`${missing} What reads it is not tested.\n`)
const describeOnMariadb = missing ? describe.skip : describe

describeOnMariadb('household businesses', () => {
  let ministry: MinistryMariadb
  let registry: RegistryUnderTest
  beforeAll(async () => {
    ministry = await ministryMariadb(`${folder}/business-households.sql`, 'business_reader')
    const source = openSource(read.mapping, settings())
    await assertAnswers(source, read)
    registry = await startRegistry(connectorService(read.mapping, source), { registry: 'business', demo: false })
  })
  afterAll(async () => {
    await registry?.stop()
    await ministry?.drop()
  })

  const settings = (change: Partial<SourceSettings> = {}) => settingsFor(ministry.url, change)

  const lan = keysOfPersona('lan')
  const about = async (subject: object): Promise<LookupAnswer | undefined> =>
    (await registry.ask(aLookup(subject, concepts)))[0]

  const withSource = async <T>(
    work: (source: ReturnType<typeof openSource>) => Promise<T>,
    change = {},
  ): Promise<T> => {
    const source = openSource(read.mapping, settings(change))
    return work(source).finally(() => source.close())
  }

  const checked = (from: string, to: string) => checkedWith(file, ministry.url, [from, to])

  const meanwhile = (change: string, back: string, work: () => Promise<void>) => during(ministry, [change, back], work)

  describe('an answer from MariaDB', () => {
    it('has what is in force today, with unit, code list, quality and day; the key is a number without its zeros', async () => {
      const answer = await about(lan)
      expect(answer).toMatchObject({ registry: 'business', outcome: 'found', missing: [], absences: [] })
      expect(valuesOf(answer, 'householdBusiness')).toEqual([
        {
          'householdBusiness.code': '01A8012345',
          'householdBusiness.name': 'Tạp hoá Lan',
          'householdBusiness.address': 'Số 7 đường Hữu Hưng',
          'householdBusiness.registeredOn': '2021-03-15',
          'householdBusiness.status': 'đang hoạt động',
          'householdBusiness.lines': 'Bán lẻ hàng tạp hoá',
          'householdBusiness.capital': 80_500_000,
        },
      ])
      expect(answer?.records[0]?.facts[0]).toMatchObject({ quality: 'verified', recordDate: '2023-01-02' })
    })

    it('leaves out what stands empty', async () => {
      expect(await about({ personId: '001085000002', fullName: 'Trần Văn Bình' })).toMatchObject({
        outcome: 'found',
        missing: ['address', 'registeredOn', 'lines', 'capital'].map((each) => `householdBusiness.${each}`),
      })
    })

    it('tells nobody a record under another name, and takes a key for a key whatever it says', async () => {
      expect(await about({ ...lan, fullName: 'Nguyễn Thị Lành' })).toMatchObject({ outcome: 'ambiguous', records: [] })
      for (const personId of ["' or 1=1 -- ", 'abc', '0', '1188014826e0', '9'.repeat(30)])
        expect(await about({ personId })).toMatchObject({ outcome: 'notFound' })
    })

    it('takes no letter for another: a text key is compared as it is written, in whatever character set', async () => {
      const byCode = { ...record, keys: { certificate: 'ma_so' } }
      const found = (key: string) => withSource((source) => source.read(byCode, 'certificate', [key], today))
      expect(await found('01A8012345')).toHaveLength(1)
      for (const other of ['01a8012345', '01Á8012345', '01A8012345 ', 'Đ1']) expect(await found(other)).toEqual([])
    })

    it('of many keys is each under its own', async () => {
      const keys = [lan.personId ?? '', '001085000002', ...Array.from({ length: 250 }, (_, n) => String(n + 1))]
      const rows = await withSource((source) => source.read(record, 'personId', keys, today))
      expect(rows.map(({ key }) => key)).toEqual([lan.personId, '001085000002'])
    })

    it('takes a query that is asked with the key and the day, in whatever order it names them', async () => {
      const query = `select h.* from ho_kinh_doanh h where :today >= hieu_luc_tu and so_dinh_danh = :key and '?' <> :key`
      const text = example
        .replace('table: ho_kinh_doanh', `query: "${query}"`)
        .replace(/    (changedAt|history).*\n/g, '')
      const asked = parseMapping(text, 'query.yaml')
      const source = openSource(asked.mapping, settings())
      await assertAnswers(source, asked)
      const rows = await source.read(
        asked.mapping.records['householdBusiness']!,
        'personId',
        [lan.personId ?? ''],
        today,
      )
      await source.close()
      expect(rows.map(({ key, values }) => [key, values['ten_hkd']]).sort()).toEqual([
        [lan.personId, 'Quán nước Lan'],
        [lan.personId, 'Tạp hoá Lan'],
      ])
    })
  })

  it('a hundred thousand rows of one key are ambiguous, and no more of them are read than tell so', async () => {
    const numbers = 'with recursive n (n) as (select 1 union all select n + 1 from n where n < 100000)'
    const many = `set max_recursive_iterations = 200000;
    insert into ho_kinh_doanh (ma_so, so_dinh_danh, ho_ten, ten_hkd, trang_thai, hieu_luc_tu, cap_nhat)
    ${numbers} select n, 1080000007, 'Vũ Văn Bảy', 'x', 'HD', '2020-01-01', '2020-01-01' from n`
    await meanwhile(many, 'delete from ho_kinh_doanh where so_dinh_danh = 1080000007', async () => {
      expect(await withSource((source) => source.read(record, 'personId', ['001080000007'], today))).toHaveLength(6)
      expect(await about({ personId: '001080000007' })).toMatchObject({ outcome: 'ambiguous', records: [] })
    })
  })

  describe('before it starts, a mapping is held against MariaDB', () => {
    it.each([
      ['table: ho_kinh_doanh', 'table: hokinhdoanh', ':10:5: There is no table or view "hokinhdoanh"'],
      ['{ personId: so_dinh_danh }', '{ personId: owner }', ':11:13: There is no column "owner".'],
      [
        '{ personId: so_dinh_danh }',
        '{ personId: cap_nhat }',
        ':11:13: "cap_nhat" holds neither text nor whole numbers.',
      ],
      ['column: von_trieu,', 'column: ten_hkd,', '"ten_hkd" holds text, not number'],
      ['column: ngay_dang_ky,', 'column: da_doi_chieu,', '"da_doi_chieu" holds boolean, not date'],
      ['table: ho_kinh_doanh', 'query: select * from nowhere', 'The database does not take this query: '],
      ['table: ho_kinh_doanh', 'query: select ten from from ho_kinh_doanh', 'The database does not take this query: '],
    ])('%s → %s', async (from, to, said) => {
      expect(await checked(from, to)).toContain(said)
    })
  })

  describe('a role of MariaDB that may write', () => {
    it.each([
      ['insert on ministry.*', /It may insert on `ministry`\.\*\. Revoke it: revoke insert on `ministry`\.\* from/],
      ['update (ten_hkd) on ministry.ho_kinh_doanh', /It may update \(`?ten_hkd`?\) on `ministry`\.`ho_kinh_doanh`/],
      ['create temporary tables on ministry.*', /It may create temporary tables/],
      ['file on *.*', /It may file on \*\.\*/],
    ])('%s keeps the connector from starting, with what to revoke', async (what, said) => {
      await meanwhile(
        `grant ${what} to 'business_reader'@'%'`,
        `revoke ${what} from 'business_reader'@'%'`,
        async () => {
          expect(
            await checked('householdBusiness.name: ten_hkd', 'householdBusiness.name: { column: ten_hkd }'),
          ).toMatch(said)
        },
      )
    })

    it('through a role it was given, too', async () => {
      await meanwhile(
        `create role writers; grant delete on ministry.* to writers; grant writers to 'business_reader'@'%'`,
        'drop role writers',
        async () => {
          expect(await checked('many: 5', 'many: 6')).toMatch(/It was given `?writers`?\. Revoke it/)
        },
      )
    })

    it('could not write even then: every session is read-only', async () => {
      const [grant, revoke] = ['grant', 'revoke'].map(
        (word) => `${word} delete on ministry.* ${word === 'grant' ? 'to' : 'from'} 'business_reader'@'%'`,
      )
      await meanwhile(grant ?? '', revoke ?? '', async () => {
        const source = openSource(read.mapping, settings())
        const ask = (source as unknown as { ask(text: string): Promise<unknown> }).ask('delete from ho_kinh_doanh')
        await expect(ask).rejects.toMatchObject({ reason: 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION' })
        await source.close()
      })
      expect(await about(lan)).toMatchObject({ outcome: 'found' })
    })
  })

  describe('a MariaDB', () => {
    it('that lets the connector in no more is no answer, and answers again when it does', async () => {
      const away = `alter user 'business_reader'@'%' account lock; kill user business_reader`
      await meanwhile(away, `alter user 'business_reader'@'%' account unlock`, async () => {
        await expect(registry.reply([aLookup(lan, concepts)])).rejects.toMatchObject({
          kind: 'unavailable',
          code: 'source_away',
        })
      })
      expect(await about(lan)).toMatchObject({ outcome: 'found' })
    })

    it('that changes its schema is no answer, with the column in the log, until it is as the mapping says again', async () => {
      await meanwhile(
        'alter table ho_kinh_doanh rename column ten_hkd to ten',
        'alter table ho_kinh_doanh rename column ten to ten_hkd',
        async () => {
          await expect(registry.reply([aLookup(lan, concepts)])).rejects.toMatchObject({
            kind: 'unavailable',
            code: 'source_changed',
            reason: expect.stringContaining('ten_hkd') as string,
          })
        },
      )
      expect(await about(lan)).toMatchObject({ outcome: 'found' })
    })

    it('that answers too slowly is no answer', async () => {
      const query = `select * from ho_kinh_doanh where so_dinh_danh = :key and sleep(5) = 0`
      const slow = parseMapping(
        example.replace('table: ho_kinh_doanh', `query: '${query}'`).replace(/    changedAt.*\n/, ''),
        'slow.yaml',
      )
      const source = openSource(slow.mapping, settings({ sourceTimeoutMs: 200 }))
      const asked = source.read(slow.mapping.records['householdBusiness']!, 'personId', [lan.personId ?? ''], today)
      await expect(asked).rejects.toMatchObject({ code: 'source_slow' })
      await source.close()
    })
  })

  it('changes are found by the moment of the row, in order, page by page, each key with its zeros', async () => {
    await withSource(async (source) => {
      const newest = await source.newest(record)
      await ministry.run(`update ho_kinh_doanh set nganh_nghe = 'Bán lẻ' where so_dinh_danh = 1188014826`)
      const overlap = await source.changes(record, { at: newest, id: '', isOverlap: true }, 10)
      const changed = overlap.filter(({ isNewer }) => isNewer)
      expect(changed.map(({ keys }) => keys)).toEqual([[lan.personId], [lan.personId]])
      const [first] = await source.changes(record, { at: changed[0]?.at ?? '', id: '', isOverlap: false }, 1)
      const rest = await source.changes(record, { at: first?.at ?? '', id: first?.id ?? '', isOverlap: false }, 10)
      const rows = (found: typeof rest) => found.map(({ at, id, keys }) => ({ at, id, keys }))
      expect(rows([first!])).toEqual(rows(changed.slice(0, 1)))
      expect(rows(rest)).toEqual(rows(changed)) // rows of one moment and one number come again, so that a page never ends between them
      expect(await source.newest(record)).toBe(changed.at(-1)?.at)
    })
  })

  it('an address is refused where it says what is not read', () => {
    for (const url of [
      `${ministry.url}?sslmode=prefer`,
      `${ministry.url}?multipleStatements=true`,
      'postgres://a@b/c',
      'x',
    ])
      expect(() => openSource(read.mapping, settings({ sourceUrl: url }))).toThrow(/SOURCE_URL must be mysql:/)
  })

  it('a draft is a mapping with its guesses marked, and fits once what is missing is filled in', async () => {
    const draft = await draftMapping(ministry.url)
    expect(draft).toContain('source: mysql\n')
    expect(draft).toContain('    keys: { personId: so_dinh_danh } # guess\n    name: ho_ten # guess\n    id: ma_so\n')
    expect(draft).toContain('{ column: da_doi_chieu, type: boolean } # guess')
    expect(draft).toContain('{ column: von_trieu, type: number } # guess')
  })
})
