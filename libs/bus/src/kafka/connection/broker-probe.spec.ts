import { TookTooLong } from './waiting/in-time.js'
import { BrokerProbe } from './broker-probe.js'

const cluster = { brokers: [], controller: 1, clusterId: 'c' }

/** A broker's client whose first `stuck` answers never come. */
function clients(stuck: number) {
  let made = 0
  const gone: number[] = []
  const createAdmin = () => {
    const own = ++made
    return {
      connect: () => Promise.resolve(),
      describeCluster: () => (own > stuck ? Promise.resolve(cluster) : new Promise<never>(() => undefined)),
      disconnect: () => Promise.resolve(void gone.push(own)),
    }
  }
  return { createAdmin, gone, made: () => made }
}

describe('looking for the broker', () => {
  it('ends in time with a client that waits for ever, and asks anew with another', async () => {
    const { createAdmin, gone } = clients(1)
    const probe = new BrokerProbe(createAdmin, 20)
    await expect(probe.reach()).rejects.toThrow(TookTooLong)
    await probe.reach()
    expect(gone).toEqual([1, 2])
  })

  it('asks once for all who want to know at one time', async () => {
    const { createAdmin, made } = clients(0)
    const probe = new BrokerProbe(createAdmin)
    await Promise.all([probe.reach(), probe.reach(), probe.reach()])
    expect(made()).toBe(1)
    await probe.reach()
    expect(made()).toBe(2)
  })
})
