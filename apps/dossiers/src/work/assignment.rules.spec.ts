import fc from 'fast-check'
import { dossierStatuses, type Actor } from '#contracts'
import { standardProcess } from '#forms'
import { assertMayAssign, type Assignment } from './assignment.rules.js'

const official: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'hanh', role: 'official', name: 'Hạnh', authority: 'H26.00637' },
  permissions: ['reception', 'process'],
}
const supervisor: Actor = { ...official, permissions: ['supervise'] }
const here = { receivedBy: 'H26.00637', handledBy: 'H26.00637', transfer: null, inquiries: [] }
const assigning =
  (
    assignedTo: string | null,
    assignee: string | null,
    actor = official,
    status: (typeof dossierStatuses)[number] = 'accepted',
  ) =>
  () =>
    assertMayAssign({ ...here, status, assignedTo }, actor, { own: 'hanh', assignee }, standardProcess)

it.each<[string, string | null, string | null]>([
  ['takes over what nobody has', null, 'hanh'],
  ['keeps what is theirs', 'hanh', 'hanh'],
  ['gives back what is theirs', 'hanh', null],
])('an official %s', (_, before, assignee) => {
  expect(assigning(before, assignee)).not.toThrow()
})

it.each<[string, string | null, string | null]>([
  ['take what another has', 'phuc', 'hanh'],
  ['give away what another has', 'phuc', null],
  ['give others what nobody has', null, 'phuc'],
  ['give others what is theirs', 'hanh', 'phuc'],
])('an official cannot %s without supervising', (_, before, assignee) => {
  expect(assigning(before, assignee)).toThrow(expect.objectContaining({ code: 'permission_missing' }))
  expect(assigning(before, assignee, supervisor)).not.toThrow()
})

it('a citizen assigns nothing, not even to nobody', () => {
  const citizen: Actor = { ...official, role: 'citizen', permissions: [] }
  for (const assignee of [null, 'hanh'])
    expect(assigning(null, assignee, citizen)).toThrow(expect.objectContaining({ code: 'permission_missing' }))
})

it('nothing is assigned that no office works on', () => {
  const ended = ['draft', 'rejected', 'withdrawn', 'stopped', 'completed', 'returned'] as const
  for (const status of ended)
    expect(assigning(null, 'hanh', supervisor, status)).toThrow(expect.objectContaining({ code: 'action_not_allowed' }))
})

it('without supervising, nobody else ever gains or loses a dossier', () => {
  const account = fc.constantFrom(null, 'hanh', 'phuc', 'nga')
  fc.assert(
    fc.property(account, account, fc.constantFrom(...dossierStatuses), (before, assignee, status) => {
      const isOthers = [before, assignee].some((one) => one !== null && one !== 'hanh')
      const asked: Assignment = { own: 'hanh', assignee }
      const assign = () => assertMayAssign({ ...here, status, assignedTo: before }, official, asked, standardProcess)
      if (isOthers) expect(assign).toThrow()
    }),
  )
})
