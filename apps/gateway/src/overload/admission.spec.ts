import { Admission, type Stage } from './admission.js'

const tries = (admission: Admission, stage: Stage, count: number, now: number) =>
  Array.from({ length: count }, () => admission.letIn(stage, now)).filter(Boolean).length

describe('how many requests are let in', () => {
  it('as many as the least while nothing has been finished yet, and half as many more that go on with something', () => {
    const admission = new Admission(10)
    expect(tries(admission, 'new', 30, 0)).toBe(10)
    expect(tries(admission, 'begun', 30, 0)).toBe(5)
    expect(admission.letIn('new', 0)).toBe(false)
  })

  it('one for each that ends', () => {
    const admission = new Admission(1)
    expect(tries(admission, 'new', 3, 0)).toBe(1)
    admission.done(1)
    expect(tries(admission, 'new', 3, 2)).toBe(1)
  })

  it('as many as were finished in the last second', () => {
    const admission = new Admission(10)
    for (let finished = 0; finished < 100; finished++) {
      expect(admission.letIn('new', finished * 9)).toBe(true)
      admission.done(finished * 9)
    }
    expect(tries(admission, 'new', 300, 900)).toBe(100)
  })

  it('the least again after a second in which nothing was finished', () => {
    const admission = new Admission(10)
    for (let finished = 0; finished < 100; finished++) if (admission.letIn('new', 0)) admission.done(0)
    expect(tries(admission, 'new', 300, 5000)).toBe(10)
  })

  it('of four times what can be done, what can be done goes on being done', () => {
    const admission = new Admission(20)
    const perTick = 4 // finished every 10 ms, oldest first
    const waiting: number[] = []
    let slowest = 0
    let refused = 0
    for (let now = 0; now < 10_000; now += 10) {
      for (let arrival = 0; arrival < 4 * perTick; arrival++) {
        if (admission.letIn('new', now)) waiting.push(now)
        else refused++
      }
      for (const began of waiting.splice(0, perTick)) {
        admission.done(now)
        slowest = Math.max(slowest, now - began)
      }
    }
    expect(waiting.length).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(11_000)
    expect(slowest).toBeLessThan(1500)
  })
})
