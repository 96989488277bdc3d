import { believable } from './fact-flag.rules.js'

const now = new Date('2026-11-25T03:00:00.000Z')

it.each([
  ['a moment ago', '2026-11-25T02:59:59.000Z', '2026-11-25T02:59:59.000Z'],
  ['now', '2026-11-25T03:00:00.000Z', '2026-11-25T03:00:00.000Z'],
  ['a day that has not come', '9999-12-31T00:00:00.000Z', '2026-11-25T03:00:00.000Z'],
  ['long ago', '1970-01-01T00:00:00.000Z', '2026-11-25T03:00:00.000Z'],
  ['no instant', 'hôm qua', '2026-11-25T03:00:00.000Z'],
  ['nothing', '', '2026-11-25T03:00:00.000Z'],
])('a connector’s word of %s', (_, said, taken) => {
  expect(believable(said, now).toISOString()).toBe(taken)
})
