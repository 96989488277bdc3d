import type { SnapshotField } from '../api/types'
import { canBeNone, isAnswered, isAskable, isNone, isOpen, workedOutFromOld } from './entries'
import type { Entry } from './form-view'

const entry = (state: Entry['state'], field: Partial<SnapshotField> = {}, required = false): Entry => ({
  path: '/partner/fullName',
  label: { vi: 'Họ tên', en: 'Full name' },
  schema: {},
  required,
  state,
  field: { path: '/partner/fullName', status: 'ask', editable: true, ...field },
})
const notAsked = { kind: 'consentRefused', role: 'partner', message: 'Người này không đồng ý.' } as const

it.each([
  ['a gap is open, and there can be none', entry('gap', { status: 'gap' }), [true, true]],
  ['what nobody was asked is open, and there can be none', entry('ask', { notAsked }), [true, true]],
  ['unless the form demands it', entry('ask', { notAsked }, true), [false, true]],
  ['an optional question is not open', entry('ask'), [false, false]],
])('%s', (_, each, expected) => {
  expect([canBeNone(each), isOpen(each)]).toEqual(expected)
})

describe('"there is none"', () => {
  const gap = entry('gap', { status: 'gap' })

  it('is what the person said, not what was left untouched', () => {
    expect([isNone(gap), isOpen(gap)]).toEqual([false, true])
    expect([isNone({ ...gap, answer: null }), isOpen({ ...gap, answer: null })]).toEqual([true, false])
  })

  it('is no answer where the form demands one', () => {
    const demanded = { ...gap, required: true, answer: null }
    expect([isNone(demanded), isOpen(demanded)]).toEqual([false, true])
  })

  it.each([[null], [[]], [{}], [[{}]], [[{ fullName: null }]]])('%j is no answer', (answer) => {
    expect(isAnswered({ ...gap, answer })).toBe(false)
  })
})

it.each([
  ['a question', entry('ask'), true],
  ['a declaration not made yet', entry('attest'), true],
  ['no declaration that was made', { ...entry('attest'), answer: true }, false],
  ['no fact a registry knows', entry('known', { status: 'provided' }), false],
])('a supplement asks for %s', (_, each, expected) => {
  expect(isAskable(each)).toBe(expected)
})

describe('values worked out from one that is said to be wrong', () => {
  const known = (path: string, more: Partial<Entry> & { derivedFrom?: string[] } = {}): Entry => {
    const { derivedFrom, ...rest } = more
    return { ...entry('known', { path, status: 'provided', ...(derivedFrom && { derivedFrom }) }), path, ...rest }
  }
  const entries = (claimed: Partial<Entry>) => [
    known('/qualifies', { derivedFrom: ['/perHead', '/owned'] }),
    known('/perHead', { derivedFrom: ['/floorArea'] }),
    known('/floorArea', claimed),
    known('/owned'),
    known('/monthly', { derivedFrom: ['/income'] }),
    known('/income'),
  ]

  it('are marked, also those worked out from them, and no others', () => {
    expect([...workedOutFromOld(entries({ answer: 61.5 }))].sort()).toEqual(['/perHead', '/qualifies'])
  })

  it('are none where nothing was corrected', () => {
    expect(workedOutFromOld(entries({})).size).toBe(0)
  })
})
