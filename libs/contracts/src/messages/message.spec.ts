import { contracts, isAsk } from '../contracts.js'

/**
 * Commands of which two copies have the effect of one: an accepted submission is answered again, a switch stands where it stood,
 * a flag is raised by the first word of a change.
 */
const mayRepeat = /^dossiers\.(submit|factChanged|correctionSettled)\.v1$|^identity\.token\.v1$|\.setOutage\.v1$/

it('sends a query twice where no answer comes, and a command only where it says so', () => {
  const asks = contracts.filter(isAsk)
  const repeated = asks.filter((each) => each.kind === 'command' && each.mayRepeat).map(({ pattern }) => pattern)
  expect(repeated.length).toBeGreaterThan(2)
  expect(repeated.filter((pattern) => !mayRepeat.test(pattern))).toEqual([])
  expect(asks.filter(({ kind, mayRepeat: twice }) => kind === 'query' && !twice)).toEqual([])
})
