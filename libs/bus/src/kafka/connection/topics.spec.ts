import { Topics } from './topics.js'

describe('the topics of a system', () => {
  const topics = new Topics({ brokers: [], namespace: 'n', replicationFactor: 3 })

  it.each([
    ['questions', topics.requestConfig('land')],
    ['replies', topics.replyConfig('gateway', 'a1')],
    ['facts', topics.factConfig('dossiers.facts.v1')],
    ['state', topics.stateConfig('catalog.state.v1')],
  ])('%s have as many copies as the setting says', (_, { topic, replicationFactor }) => {
    expect(topic).toMatch(/^n\./)
    expect(replicationFactor).toBe(3)
  })

  it('have one copy unless a setting says otherwise', () => {
    expect(new Topics({ brokers: [] }).requestConfig('land').replicationFactor).toBe(1)
  })
})
