import type { SnapshotField } from '../api/types'
import { isAskable, isMissing, isOpen, wasNotFound, workedOutFromOld } from './entries'
import type { Entry } from './form-view'

const entry = (state: Entry['state'], field: Partial<SnapshotField> = {}, required = false): Entry => ({
  path: '/partner/fullName',
  label: { vi: 'Họ tên', en: 'Full name' },
  schema: {},
  required,
  state,
  field: { path: '/partner/fullName', status: 'ask', ...field },
})
const notAsked = { kind: 'consentRefused', role: 'partner', message: 'Người này không đồng ý.' }

it.each([
  ['a gap is open and may be left blank', entry('gap', { status: 'gap' }), [true, true, false]],
  ['what nobody was asked is open and may be left blank', entry('ask', { notAsked }), [true, true, false]],
  ['unless the form demands it', entry('ask', { notAsked }, true), [true, true, true]],
  ['an optional question is not open', entry('ask'), [false, false, false]],
])('%s', (_, each, expected) => {
  expect([wasNotFound(each), isOpen(each), isMissing(each)]).toEqual(expected)
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
