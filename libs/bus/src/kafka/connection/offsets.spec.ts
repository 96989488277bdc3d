import { Offsets } from './offsets.js'

describe('the offsets of a partition', () => {
  it('commit only what is finished, in whatever order it finished', () => {
    const offsets = new Offsets()
    const [finish5, finish6, finish7] = [5, 6, 7].map((offset) => offsets.begin(offset))
    finish6?.()
    expect(offsets.takeCommittable()).toBe(5)
    finish5?.()
    expect(offsets.takeCommittable()).toBe(7)
    expect(offsets.takeCommittable()).toBeUndefined()
    finish7?.()
    expect(offsets.takeCommittable()).toBe(8)
    expect(offsets.unfinished).toBe(0)
  })

  it('have nothing to commit before anything was read', () => expect(new Offsets().takeCommittable()).toBeUndefined())

  it('counts anew when the broker lost the topic and its offsets begin again', () => {
    const offsets = new Offsets()
    offsets.begin(208)()
    const late = offsets.begin(209)
    expect(offsets.takeCommittable()).toBe(209)
    offsets.begin(0)()
    expect(offsets.takeCommittable()).toBe(1)
    const second = offsets.begin(1)
    late()
    expect(offsets.unfinished).toBe(1)
    second()
    expect(offsets.takeCommittable()).toBe(2)
  })
})
