import { aSnapshot } from '../../../shared/api/snapshot.fixture'
import type { Answers, FormDocument } from '../../../shared/api/types'
import { heldBack } from './held-back.rules'

const account = { path: '/account', visibleWhen: { path: '/way', is: ['account'] } }
const form = {
  layout: { pages: [{ sections: [{ fields: [{ path: '/way' }, account, { path: '/note' }] }] }] },
} as unknown as FormDocument
const asked = ['/way', '/account', '/note'].map((path) => ({ path, status: 'ask' as const, editable: true }))
const shown = (answers: Answers) => ({ dossier: { answers }, form, snapshot: aSnapshot(...asked) })

describe('answers that wait', () => {
  it('are sent without one that another of them hides, which waits on', () => {
    expect(heldBack(shown({ '/way': 'account' }), { '/way': 'cash', '/account': '1', '/note': 'x' })).toEqual({
      now: { '/way': 'cash', '/note': 'x' },
      held: { '/account': '1' },
    })
  })

  it('are sent once they apply again, and while nobody knows', () => {
    const both = { '/way': 'account', '/account': '1' }
    expect(heldBack(shown({ '/way': 'cash' }), both)).toEqual({ now: both, held: {} })
    expect(heldBack(shown({}), { '/account': '1' })).toEqual({ now: { '/account': '1' }, held: {} })
  })
})
