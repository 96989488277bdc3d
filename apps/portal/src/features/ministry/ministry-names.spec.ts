import type { Agreement, Announcement } from '../../shared/api/types'
import { givenOf, proposalsFor, statementsOf } from './ministry-names'

const announced = (concept: string, territory: string, complete = false): Announcement => ({
  ...{ id: `${concept} ${territory}`, concept, territory, complete, basis: 'authority' },
  ...{ from: '2026-01-01', legalBasis: 'Luật' },
})
const agreement = (id: string, more: Partial<Agreement> = {}): Agreement => ({
  ...{ id, consumerClass: 'communeOffice', procedure: '1.013314', concepts: ['land.home.floorArea', 'tax.code'] },
  ...{ legalBasis: 'Luật', validFrom: '2026-01-01', status: 'approved' },
  ...more,
})

it('puts territories with the same announcements side by side, the country first', () => {
  const statements = statementsOf([
    announced('land.home.owned', '01', true),
    announced('land.home.floorArea', '04'),
    announced('land.home.parcel', '04'),
    announced('land.home.parcel', '08'),
    announced('land.home.floorArea', '08'),
    announced('tax.code', 'VN'),
  ])
  expect(statements.map(({ territories, complete, concepts }) => [territories, complete, concepts])).toEqual([
    [['VN'], false, ['tax.code']],
    [['04', '08'], false, ['land.home.floorArea', 'land.home.parcel']],
    [['01'], true, ['land.home.owned']],
  ])
})

it('leaves a ministry its own proposals only', () => {
  const own = agreement('1', { status: 'proposed', owner: 'G10' })
  expect(proposalsFor([own, { ...own, owner: 'G12' }, { ...own, status: 'rejected' }], 'G10')).toEqual([own])
})

const own = new Set(['land.home.floorArea'])

it('names of an agreement only the concepts of the ministry', () => {
  expect(givenOf([agreement('1'), agreement('2', { status: 'proposed' })], own)).toEqual([
    { agreement: agreement('1'), concepts: ['land.home.floorArea'], state: 'given' },
  ])
  expect(givenOf([agreement('3', { concepts: ['tax.code'] })], own)).toEqual([])
})

it('names what is in force while it is proposed anew, and what is withheld', () => {
  const withheld = [
    {
      owner: 'G10',
      concepts: ['land.home.floorArea'],
      state: 'suspended' as const,
      since: '2026-11-30',
      reason: 'Vì.',
    },
  ]
  const inForce = { ...agreement('1', { concepts: ['tax.code'] }), withheld }
  expect(givenOf([agreement('1', { status: 'rejected', inForce })], own)).toEqual([
    { agreement: inForce, concepts: ['land.home.floorArea'], state: 'suspended', since: '2026-11-30', reason: 'Vì.' },
  ])
})
