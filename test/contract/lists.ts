import { randomUUID } from 'node:crypto'
import { searchKey } from '#vietnam'
import type { DossierBody } from '../system/client.js'
import type { TestSystem } from '../system/system.js'
import { expectRefusal, readAll, type Page, type Sentence } from './sentence.js'

const authority = 'H26.00637'
const day = 86_400_000

interface Row {
  code: string
  name: string
  due: number | null
  status?: string
  received?: number
  personId?: string
}

/** Dossiers of an office as they would stand after years of work, put into its database. */
async function put(system: TestSystem, rows: Row[]): Promise<void> {
  const connection = await system.connect('dossiers')
  const now = Date.now()
  await connection
    .query(
      `insert into dossier (id, code, procedure, form_version, status, identity, channel, created_by, applicant_name, search_name,
         applicant_person_id, received_by, handled_by, created_at, changed_at, received_at, due_at)
       select id::uuid, code, '1.014632', '1.0.0', status, 'verified', 'counter', 'x', name, key, person, $2, $2, received, changed, received, due
       from jsonb_to_recordset($1) as r (id text, code text, status text, name text, key text, person text,
         received timestamptz, changed timestamptz, due timestamptz)`,
      [
        JSON.stringify(
          rows.map(({ code, name, due, status = 'accepted', received = -day, personId = null }, index) => ({
            ...{ id: randomUUID(), code, name, status, person: personId },
            key: searchKey(name),
            received: new Date(now + received).toISOString(),
            changed: new Date(now - index * 60_000).toISOString(),
            due: due === null ? null : new Date(due).toISOString(),
          })),
        ),
        authority,
      ],
    )
    .finally(() => connection.end())
}

type Item = DossierBody & { applicantName: string; code: string }

/** The work list: sorted, filtered, searched and counted where the dossiers are. */
export const lists: readonly Sentence[] = [
  [
    'lists of dossiers take due, assigned and sort (default due for officials, changed for citizens) and answer total',
    async (system) => {
      const now = Date.now()
      const midnight = Math.floor((now + 7 * 3_600_000) / day) * day - 7 * 3_600_000
      const rows = Array.from({ length: 240 }, (_, index): Row => {
        const name = `Người Thứ ${index}`
        const code = `${authority}-200101-${String(index).padStart(4, '0')}`
        // the most urgent ones were changed longest ago: the newest hundred hold none of them
        if (index >= 200 && index < 214) return { code, name, due: now - (index - 190) * day }
        if (index >= 214) return { code, name, due: Math.max(midnight + day - 1000 - index, now + 1000) }
        return { code, name, due: midnight + (2 + (index % 20)) * day }
      })
      await put(system, rows)
      const list = (query: string) => system.as('official-dai-mo').send<Page<Item>>('GET', `/v1/dossiers?${query}`)
      const mine = (query: string) => list(`q=${authority}-200101&${query}`)
      const first = (await mine('')).body
      expect(first.items).toHaveLength(20)
      expect([first.total, first.items[0]?.code]).toEqual([240, `${authority}-200101-0213`])
      const overdue = await readAll<Item>((page) => mine(`due=overdue&${page}`), 5)
      expect(overdue.map(({ code }) => code.slice(-4))).toEqual(
        Array.from({ length: 14 }, (_, index) => `0${213 - index}`),
      )
      const today = await readAll<Item>((page) => mine(`due=today&${page}`), 100)
      expect(today).toHaveLength(26)
      expect((await mine('due=today&limit=1')).body.total).toBe(26)
      expect((await mine('due=week&limit=1')).body.total).toBe(26 + 200 * (5 / 20))
      const all = await readAll<Item>((page) => mine(`sort=due&${page}`), 100)
      const dues = all.map(({ dueAt }) => String(dueAt))
      expect(dues).toEqual([...dues].sort())
      expect(new Set(all.map(({ id }) => id)).size).toBe(240)
      expect((await mine('sort=changed&limit=1')).body.items[0]?.code).toBe(`${authority}-200101-0000`)
      expect((await mine('assigned=me')).body).toMatchObject({ items: [], total: 0 })
      expect((await mine('assigned=none')).body.total).toBe(240)
    },
  ],
  [
    'a cursor of one order is none of another',
    async (system) => {
      const page = await system.as('official-dai-mo').send<Page>('GET', '/v1/dossiers?limit=1&sort=due')
      const path = `/v1/dossiers?sort=received&cursor=${page.body.nextCursor ?? ''}`
      await expectRefusal(system, { as: 'official-dai-mo', path, status: 422, code: 'cursor_invalid' })
    },
  ],
  [
    'dossiers whose clock stands come after those whose clock runs, then drafts, then ended ones; open leaves out the last two',
    async (system) => {
      const now = Date.now()
      await put(system, [
        { code: `${authority}-200102-0001`, name: 'Kết Thúc', due: now - 900 * day, status: 'completed' },
        { code: `${authority}-200102-0002`, name: 'Chờ Bổ Sung', due: now - 800 * day, status: 'supplementRequested' },
        { code: `${authority}-200102-0003`, name: 'Đang Làm', due: now + day, status: 'inProgress' },
        { code: `${authority}-200102-0004`, name: 'Nháp', due: null, status: 'draft' },
      ])
      const codes = async (query: string) =>
        (
          await system.as('official-dai-mo').send<Page<Item>>('GET', `/v1/dossiers?q=${authority}-200102&${query}`)
        ).body.items.map(({ code }) => code.slice(-1))
      expect(await codes('')).toEqual(['3', '2', '4', '1'])
      expect(await codes('open=true')).toEqual(['3', '2'])
      expect(await codes('due=overdue')).toEqual([])
    },
  ],
  [
    'q finds name (accents, case, i/y and Đ ignored), code, personal id and procedure',
    async (system) => {
      await put(system, [
        { code: `${authority}-200103-0001`, name: 'Lý Thị Kỳ Đan', due: null, personId: '001188999001' },
        { code: `${authority}-200103-0002`, name: 'Người Khác', due: null, personId: '001188999002' },
      ])
      const found = async (q: string) =>
        (
          await system
            .as('official-dai-mo')
            .send<Page<Item>>('GET', `/v1/dossiers?limit=100&q=${encodeURIComponent(q)}`)
        ).body.items.map(({ code }) => code)
      for (const q of [
        'Lý Thị Kỳ Đan',
        'lí thị kì đan',
        'LY THI KY DAN',
        'Kì Ðan',
        '001188999001',
        '001 188 999 001',
        '200103-0001',
      ])
        expect({ q, found: await found(q) }).toEqual({ q, found: [`${authority}-200103-0001`] })
      expect(await found('00118899900')).toEqual([])
      expect((await found('1.014632')).length).toBeGreaterThan(1)
    },
  ],
]
