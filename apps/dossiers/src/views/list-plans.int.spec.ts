import type { Actor, DossierOrder } from '#contracts'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { citizen, clock, official } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { countStatement, listStatement, type ListQuestion, type Statement } from './dossier-list.statement.js'

const headOfProvince: Actor = { ...official, role: 'head', authority: 'H26' }
const headOfOffice: Actor = { ...official, role: 'head' }
const askers = { official, headOfOffice, headOfProvince, citizen }

const orders: readonly DossierOrder[] = ['due', 'received', 'changed']
const filters: readonly Partial<ListQuestion>[] = [
  {},
  { status: 'submitted' },
  { status: 'rejected' },
  { procedure: '1.000894' },
  { procedure: '1.000894', status: 'inProgress' },
  { open: true },
  { open: false },
  { due: 'overdue' },
  { due: 'today' },
  { due: 'week' },
  { assigned: 'none' },
  { assigned: 'me' },
  { q: 'nguyễn' },
  { q: 'Nguyễn Văn Tên77' },
  { q: 'H26.00637-261122' },
  { q: '000000000077' },
]

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  await kept.asOwner(async (owner) => {
    await owner.query(`
      insert into dossier (id, code, procedure, form_version, status, identity, channel, created_by, applicant_person_id,
        applicant_name, search_name, received_by, handled_by, created_at, changed_at, received_at, due_at)
      select gen_random_uuid(), 'H26.' || lpad((i % 300)::text, 5, '0') || '-261122-' || lpad(i::text, 6, '0'),
        '1.' || lpad((i % 700)::text, 6, '0'), '1.0.0',
        (array['submitted', 'inProgress', 'completed', 'returned', 'returned', 'returned', 'rejected'])[1 + i % 7], 'verified', 'counter',
        'x', lpad(i::text, 12, '0'), 'Nguyễn Văn Tên' || i, 'nguien van ten' || i, office, case when i % 50 = 0 then 'H26.101' else office end,
        now(), now() - i * interval '1 second', now() - i * interval '1 minute', now() + (i % 90 - 45) * interval '1 day'
      from (select i, (array['H26.', 'H26.', 'H01.', 'H29.', 'H44.'])[1 + i % 5] || case when i % 10 = 0 then '00637' else lpad((i % 300)::text, 5, '0') end as office
        from generate_series(1, 20000) as i) as rows`)
    await owner.query('vacuum (analyze) dossier')
  })
})
afterAll(() => kept.drop())

interface Plan {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  Plans?: Plan[]
}

async function planOf({ text, values }: Statement): Promise<Plan[]> {
  const [row] = await kept.database.queryPlanned<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `explain (format json, costs off) ${text}`,
    values,
  )
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
  return (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan: plan }) => nodes(plan))
}

const indexesOf = (plan: readonly Plan[]) => plan.flatMap((node) => node['Index Name'] ?? [])
const question = (actor: Actor, sort: DossierOrder, filter: Partial<ListQuestion> = {}): ListQuestion => ({
  ...{ actor, sort, now: clock.now() },
  ...filter,
})

describe.each(Object.entries(askers))('a list of %s', (_, actor) => {
  it.each(filters.map((filter) => [JSON.stringify(filter), filter] as const))(
    'reads no whole table for %s, in any order, for a page, a later page and the count',
    async (_name, filter) => {
      const before = { id: '018f0000-0000-7000-8000-000000000001', place: '100000000000000000' }
      const statements = orders.flatMap((sort) => [
        listStatement(question(actor, sort, filter), undefined, 21),
        listStatement(question(actor, sort, filter), before, 21),
        ...(filter.q ? [listStatement(question(actor, sort, filter), undefined, 21, true)] : []),
        countStatement(question(actor, sort, filter)),
      ])
      for (const statement of statements) {
        const plan = await planOf(statement)
        expect(plan.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([])
      }
    },
  )
})

it.each<[string, Actor, Partial<ListQuestion>, DossierOrder, string]>([
  ['an office by due date', official, {}, 'due', 'dossier_of_office'],
  ['a province by due date', headOfProvince, {}, 'due', 'dossier_of_top_due'],
  ['a province by receipt', headOfProvince, {}, 'received', 'dossier_of_top_received'],
  ['a province by change', headOfProvince, {}, 'changed', 'dossier_of_top_changed'],
  ['a province by procedure', headOfProvince, { procedure: '1.000077' }, 'due', 'dossier_of_top_procedure'],
  ['a name', headOfProvince, { q: 'nguyễn văn tên77' }, 'due', 'dossier_words_found'],
  ['a person’s own', citizen, {}, 'changed', 'dossier_of_applicant'],
  ['what others handed over', { ...official, authority: 'H26.101' }, {}, 'due', 'dossier_of_handler'],
])('reads %s by the index made for it', async (_, actor, filter, sort, index) => {
  const statement = listStatement(question(actor, sort, filter), undefined, 21, filter.q !== undefined)
  expect(indexesOf(await planOf(statement))).toContain(index)
})

it('counts those of one status in a province by an index', async () => {
  const plan = await planOf(countStatement(question(headOfProvince, 'due', { status: 'rejected' })))
  expect(indexesOf(plan)).toContain('dossier_of_top_status')
})
