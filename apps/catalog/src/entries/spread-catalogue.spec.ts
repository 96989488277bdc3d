import type { StateOwner } from '#bus'
import type { CatalogueEntry } from '#contracts'
import { databaseUnavailable, type Database } from '#database'
import { eventually } from '#testing'
import type { CatalogueStore } from './catalogue-store.js'
import { SpreadCatalogue } from './spread-catalogue.js'

describe('spreading the catalogue again', () => {
  let lost: () => void = () => undefined
  let recorded = 0
  let isAway = false
  const state = { live: () => Promise.resolve(), onLost: (refill: () => void) => void (lost = refill) }
  const database = {
    transaction: async (work: (tx: object) => Promise<unknown>) => {
      if (isAway) throw databaseUnavailable()
      return work({})
    },
  }
  const store = {
    recordAnew: () => {
      recorded++
      return Promise.resolve(undefined)
    },
  }
  const spread = new SpreadCatalogue(
    database as unknown as Database,
    store as unknown as CatalogueStore,
    state as unknown as StateOwner<CatalogueEntry>,
  )
  afterAll(() => spread.onApplicationShutdown())

  it('is done when the broker lost the topic, also where the database was away just then', async () => {
    await spread.execute()
    expect(recorded).toBe(1)
    isAway = true
    lost()
    lost()
    isAway = false
    await eventually(
      () => recorded,
      (times) => expect(times).toBe(2),
    )
  })
})
