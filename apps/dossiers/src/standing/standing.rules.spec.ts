import fc from 'fast-check'
import { dossierStatuses, type Actor, type HandlingAction } from '#contracts'
import { standardProcess } from '#forms'
import { actionsAt, askingOffice, assertTakesSteps, type OfficeStanding } from './standing.rules.js'

const [receiver, handler, asked, consulted] = ['H26.00637', 'H26.00004', 'H26.00008', 'H26.00166']
const of = (authority: string, role: Actor['role'] = 'official'): Actor => ({
  ...{ issuer: 'https://issuer.test', subject: authority, role, name: 'Tám', authority },
  permissions: ['reception', 'process', 'sign'],
})
const transfer = { from: handler, to: asked, at: '2026-11-25T02:00:00.000Z', by: 'Tám', reason: 'Đất ở nơi khác.' }
const dossier: OfficeStanding = {
  ...{ status: 'inProgress', receivedBy: receiver, handledBy: handler, transfer },
  inquiries: [{ id: '1', to: consulted, dueAt: '2026-11-30T10:00:00.000Z', isOpen: true }],
}

it.each<[string, Actor, Partial<OfficeStanding>, HandlingAction[]]>([
  [
    'the handling office goes on',
    of(handler),
    {},
    ['requestSupplement', 'complete', 'stop', 'assign', 'transfer', 'requestOpinion'],
  ],
  ['the asked office answers', of(asked), {}, ['accept', 'reject']],
  ['the asked office without reception only reads', { ...of(asked), permissions: ['process'] }, {}, []],
  ['the receiving office serves its counter', of(receiver), { status: 'supplementRequested' }, ['supplement']],
  ['the receiving office hands over the result', of(receiver), { status: 'completed' }, ['returnResult']],
  ['the receiving office decides nothing', of(receiver), {}, []],
  ['the consulted office gives its opinion', of(consulted), {}, ['giveOpinion']],
  ['the consulted office without process or sign only reads', { ...of(consulted), permissions: ['reception'] }, {}, []],
  ['the consulted office that has answered does nothing', of(consulted), { inquiries: [] }, []],
  ['the consulted office does nothing once it has ended', of(consulted), { status: 'completed' }, []],
  ['a stranger does nothing', of('H26.00070'), {}, []],
  [
    'the head above both answers and goes on',
    of('H26', 'head'),
    { status: 'submitted' },
    ['accept', 'reject', 'assign', 'transfer', 'requestOpinion', 'giveOpinion'],
  ],
])('%s', (_, actor, change, expected) => {
  expect(actionsAt(standardProcess, { ...dossier, ...change }, actor)).toEqual(expected)
})

it('nobody but the handling office takes a step that is not offered', () => {
  const offices = fc.constantFrom(receiver, handler, asked, consulted, 'H26.00070')
  const status = fc.constantFrom(...dossierStatuses)
  fc.assert(
    fc.property(
      offices,
      status,
      fc.option(fc.constant(transfer)),
      fc.constantFrom('complete', 'stop', 'transfer' as const),
      (office, at, waiting, action) => {
        const now = { ...dossier, status: at, transfer: waiting }
        const take = () => assertTakesSteps(standardProcess, now, action, of(office))
        if (office === handler) expect(take).not.toThrow()
        else expect(take).toThrow(expect.objectContaining({ code: 'not_handling_office' }))
      },
    ),
  )
})

describe('databases are asked in the name of', () => {
  const lan: Actor = { issuer: 'https://issuer.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Lan' }
  const isOffice = (code: string) => code === receiver || code === handler

  it.each<[string, Actor, Partial<OfficeStanding>, string | undefined]>([
    ['the office that took the dossier over, by its official', of(handler), {}, handler],
    ['the office that received it, at its counter', of(receiver), { status: 'supplementRequested' }, receiver],
    ['the office that handles it, by a head above', of('H26', 'head'), {}, handler],
    ['the office that handles it, by the citizen', lan, {}, handler],
    ['the office a draft is for', lan, { status: 'draft', handledBy: receiver }, receiver],
    ['no office, where a draft was for one that is no more', lan, { status: 'draft', handledBy: asked }, undefined],
    ['no office, where none is chosen', lan, { status: 'draft', handledBy: null, receivedBy: null }, undefined],
    ['the own office, where none is chosen', of(asked), { status: 'draft', handledBy: null, receivedBy: null }, asked],
  ])('%s', (_, actor, change, expected) => {
    expect(askingOffice({ ...dossier, ...change }, actor, isOffice)).toBe(expected)
  })
})
