import { Readiness } from './readiness.js'

it('names what is missing to anybody, and why to the operator alone', async () => {
  const readiness = new Readiness()
  readiness.add('tax database', () => true)
  readiness.add(
    'tax bus',
    () => false,
    () => ['motlan.tax.replies.a1 is not read', 'nothing can be sent'],
  )
  readiness.add('tax catalogue', () => Promise.reject(new Error('away')))
  expect(await readiness.missing()).toEqual(['tax bus', 'tax catalogue'])
  expect(await readiness.missingWithReasons()).toEqual([
    'tax bus: motlan.tax.replies.a1 is not read, nothing can be sent',
    'tax catalogue',
  ])
})
