import fc from 'fast-check'
import { changesOf, requestedOf } from './supplements.js'

it('tells each place that differs, as it was and as it is', () => {
  const changed = changesOf({ '/a': 1, '/b': 'x', '/c': [1] }, { '/a': 2, '/c': [1], '/d': null })
  expect(changed).toEqual([
    { path: '/a', before: 1, after: 2 },
    { path: '/b', before: 'x' },
    { path: '/d', after: null },
  ])
})

it('tells nothing of what stayed, whatever it is', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (answers) => {
      const again = () => JSON.parse(JSON.stringify(answers)) as Record<string, unknown>
      expect(changesOf(again(), again())).toEqual([])
    }),
  )
})

it('says what is asked for, with what stood there, only while it is awaited', () => {
  const wanted = [{ path: '/a', answer: 1 }, { path: '/b' }]
  expect(requestedOf({ status: 'supplementRequested', wanted })).toEqual({
    requestedFields: ['/a', '/b'],
    requestedBefore: { '/a': 1 },
  })
  expect(requestedOf({ status: 'inProgress', wanted })).toEqual({})
})
