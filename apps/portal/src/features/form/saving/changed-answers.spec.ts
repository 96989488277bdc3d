import { aSnapshot } from '../../../shared/api/snapshot.fixture'
import { changedAnswers } from './changed-answers.rules'

const told = (answers: Record<string, string>, ...provided: string[]) => ({
  answers,
  snapshot: aSnapshot(...provided.map((path) => ({ path, status: 'provided' as const, value: 'x', editable: false }))),
})

describe('changedAnswers', () => {
  it('are none where the saved answers are those that were shown, whatever is typed', () => {
    expect(changedAnswers({ '/a': '1' }, told({ '/a': '1' }), { '/a': '2', '/b': '3' })).toEqual([])
  })

  it('name what another tab saved, with what this one holds', () => {
    const changes = changedAnswers({ '/a': '1' }, told({ '/a': '2', '/b': '5' }), { '/a': '3' })
    expect(changes).toEqual([
      { path: '/a', now: '2', mine: '3' },
      { path: '/b', now: '5', mine: undefined },
    ])
  })

  it('are none where both tabs typed the same', () => {
    expect(changedAnswers({ '/a': '1' }, told({ '/a': '2' }), { '/a': '2' })).toEqual([])
  })

  it('leave out an answer that a database took the place of, but not one that was taken back', () => {
    const seen = { '/a': '1', '/b': '1' }
    expect(changedAnswers(seen, told({}, '/a'), seen)).toEqual([{ path: '/b', now: undefined, mine: '1' }])
  })

  it('look only at the places that are asked about', () => {
    const now = told({ '/a': '2', '/b': '2' })
    expect(changedAnswers({ '/a': '1', '/b': '1' }, now, { '/b': '3' }, ['/b'])).toEqual([
      { path: '/b', now: '2', mine: '3' },
    ])
  })
})
