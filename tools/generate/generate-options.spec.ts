import { populationFrom } from './generate-options.js'

it('takes both, one or none', () => {
  expect(populationFrom(['--people', '40', '--seed=7'])).toEqual({ people: 40, seed: 7 })
  expect(populationFrom(['--seed', '7'])).toEqual({ ...populationFrom([]), seed: 7 })
})

it.each([
  [['--people', '0'], /from 1 to 1000000, not 0\./],
  [['--people', '-1'], /from 1 to 1000000, not -1\./],
  [['--people', '1000000000'], /from 1 to 1000000, not 1000000000\./],
  [['--people', '1e9'], /from 1 to 1000000, not 1000000000\./],
  [['--people', '1.5'], /from 1 to 1000000, not 1\.5\./],
  [['--people', 'many'], /from 1 to 1000000, not "many"\./],
  [['--people='], /from 1 to 1000000, not ""\./],
  [['--seed', 'x'], /^The seed is a whole number, not "x"\./],
  [['--persons', '5'], /^Use --people and --seed/],
])('refuses %j with one sentence that says the limit', (args, sentence) => {
  expect(() => populationFrom(args)).toThrow(sentence)
})
