import { TestSystem } from '../system/system.js'
import { clock } from './clock.js'
import { databases } from './databases.js'
import { dossiers } from './dossiers.js'
import { groundRules } from './ground-rules.js'
import { lists } from './lists.js'
import { ministries } from './ministries.js'
import { reference } from './reference.js'
import { unknownIds } from './unknown-ids.js'

describe('the public contract', () => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start({ bus: 'local' })
  })
  afterAll(() => system?.stop())

  const chapters = {
    'ground rules': groundRules,
    'unknown ids': unknownIds,
    'reference data': reference,
    dossiers,
    'lists of dossiers': lists,
    ministries,
    clock,
    databases,
  }
  describe.each(Object.entries(chapters))('%s', (_, sentences) => {
    it.each(sentences)('%s', async (_says, holds) => holds(system), 120_000)
  })
})
