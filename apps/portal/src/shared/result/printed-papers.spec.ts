import { papersOf } from './printed-papers.rules'

const now = Date.parse('2026-11-30T09:00:00+07:00')
const dossier = (status: string, dueAt: string | null = null) =>
  ({ status, code: status === 'draft' ? null : 'H26.00637-261130-0001', dueAt }) as Parameters<typeof papersOf>[0]

it.each([
  ['draft', false, []],
  ['draft', true, []],
  ['submitted', false, []],
  ['submitted', true, ['control']],
  ['accepted', false, ['receipt']],
  ['supplementRequested', false, ['receipt', 'supplement']],
  ['rejected', false, ['refusal']],
  ['stopped', true, ['stop', 'control']],
  ['returned', false, ['receipt']],
])('of a dossier that is %s, for an official: %s', (status, isOfficial, papers) => {
  expect(papersOf(dossier(status), isOfficial, now)).toEqual(papers)
})

it.each([
  ['inProgress', '2026-11-27T17:00:00+07:00', true],
  ['inProgress', '2026-11-30T17:00:00+07:00', true],
  ['inProgress', '2026-12-04T17:00:00+07:00', false],
  ['completed', '2026-11-27T17:00:00+07:00', false],
])('an apology is offered to the office while it works and the date is near: %s, due %s', (status, dueAt, offered) => {
  expect(papersOf(dossier(status, dueAt), true, now).includes('apology')).toBe(offered)
  expect(papersOf(dossier(status, dueAt), false, now)).not.toContain('apology')
})
