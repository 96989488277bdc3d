import { jest } from '@jest/globals'
import { registrySilent } from './lookup.errors.js'
import { Patience } from './patience.js'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const answer = (ms: number) => later(ms).then(() => 'answer')
const silence = (ms: number) =>
  later(ms).then(() => {
    throw registrySilent('land')
  })

/** When a wait ended and how. */
async function waited(patience: Patience, given: Promise<unknown>) {
  const since = Date.now()
  const end = patience.wait('land', given).then(
    (text) => ({ took: Date.now() - since, text }),
    (error: { code: string }) => ({ took: Date.now() - since, text: error.code }),
  )
  await jest.advanceTimersByTimeAsync(3000)
  return end
}

it('waits to the deadline until a registry was silent three times in a row, then only a short time', async () => {
  const patience = new Patience()
  for (let time = 0; time < 3; time++)
    expect(await waited(patience, silence(1900))).toEqual({ took: 1900, text: 'no_answer' })
  expect(await waited(patience, silence(1900))).toEqual({ took: 600, text: 'no_answer' })
})

it('takes the answer of a repaired registry at once, and waits for it again', async () => {
  const patience = new Patience()
  for (let time = 0; time < 4; time++) await waited(patience, silence(1900))
  expect(await waited(patience, answer(40))).toEqual({ took: 40, text: 'answer' })
  expect(await waited(patience, answer(1500))).toEqual({ took: 1500, text: 'answer' })
})

it('is restored by an answer that came too late for its own citizen', async () => {
  const patience = new Patience()
  for (let time = 0; time < 3; time++) await waited(patience, silence(1900))
  expect(await waited(patience, answer(1000))).toEqual({ took: 600, text: 'no_answer' })
  expect(await waited(patience, answer(1000))).toEqual({ took: 1000, text: 'answer' })
})

it('starts counting anew with every answer', async () => {
  const patience = new Patience()
  for (let time = 0; time < 2; time++) await waited(patience, silence(1900))
  await waited(patience, answer(40))
  for (let time = 0; time < 2; time++) await waited(patience, silence(1900))
  expect(await waited(patience, silence(1900))).toEqual({ took: 1900, text: 'no_answer' })
})
