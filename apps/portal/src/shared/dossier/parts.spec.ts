import type { DossierPart } from '../api/types'
import { actsOnWhole, isByParts, partLines } from './parts'

const part = (procedure: string, more: Partial<DossierPart> = {}): DossierPart => ({
  procedure,
  name: `Phần ${procedure}`,
  handler: 'Công an xã, phường',
  ...{ status: 'waiting', after: [], dueAt: null, certainty: 'A', fields: [], completedAt: null, completedBy: null },
  allowedActions: [],
  ...more,
})
const now = new Date('2026-12-03T04:00:00Z')

it('tells what a part waits for until that is completed', () => {
  const [birth, residence, card] = partLines(
    [
      part('1', { status: 'completed' }),
      part('2', { status: 'inProgress', after: ['1'], allowedActions: ['complete'] }),
      part('3', { status: 'waiting', after: ['1', '2'] }),
    ],
    now,
  )
  expect(birth).toMatchObject({ status: 'completed', waitsFor: [], mayComplete: false })
  expect(residence).toMatchObject({ waitsFor: [], mayComplete: true })
  expect(card?.waitsFor).toEqual(['Phần 2'])
})

it('counts the days a part is late, and none once it is completed', () => {
  const dueAt = '2026-12-01T10:00:00Z'
  const [late, done, today, inTime, none] = partLines(
    [
      part('1', { dueAt, status: 'inProgress' }),
      part('2', { dueAt, status: 'completed' }),
      part('3', { dueAt: '2026-12-03T03:00:00Z' }),
      part('4', { dueAt: '2026-12-03T10:00:00Z' }),
      part('5', { dueAt: null }),
    ],
    now,
  )
  expect([late, done, today, inTime, none].map((line) => line?.daysLate)).toEqual([
    2,
    undefined,
    0,
    undefined,
    undefined,
  ])
})

it('leaves the act on the whole where a dossier has no parts', () => {
  expect(actsOnWhole(['start', 'complete'], undefined)).toEqual(['start', 'complete'])
})

it('leaves completing to the parts where they are completed one by one', () => {
  expect(actsOnWhole(['start', 'complete', 'stop'], [part('1', { status: 'inProgress' })])).toEqual(['start', 'stop'])
  expect(isByParts([part('1', { status: 'completed' }), part('2', { status: 'waiting' })])).toBe(true)
  expect([undefined, [], [part('1', { status: 'completed' })]].map(isByParts)).toEqual([false, false, false])
})
