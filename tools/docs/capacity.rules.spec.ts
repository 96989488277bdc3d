import { brokersOf, coresOf, growthOf, rowsAYear, type CapacityInputs } from './capacity.rules.js'

const inputs: CapacityInputs = {
  measured: '',
  year: {
    ...{ dossiers: 1000, prefillsPerDossier: 2, draftsPerDossier: 0.5, lookupsPerPrefill: 3, eventsPerDossier: 4 },
  },
  load: { lookupsSustained: 300, lookupsBurst: 900, submissionsBurst: 60 },
  tables: [
    { service: 'exchange', table: 'disclosure', bytes: 100, per: 'lookup', months: 120 },
    { service: 'dossiers', table: 'dossier', bytes: 1000, per: 'dossier', months: null },
  ],
  processorLookups: 3,
  processor: [{ part: 'centre', milliseconds: 3 }],
  kafka: {
    ...{ bytesPerLookup: 5000, messagesPerLookup: 2, bytesPerFact: 500, copies: 3 },
    questionSeconds: 60,
    factDays: 7,
  },
  headroom: { coresBusy: 0.5, diskFull: 0.7, databaseCopies: 2 },
}

it('counts rows, bytes, cores and messages', () => {
  expect(rowsAYear(inputs, 'lookup')).toBe(9000)
  expect(growthOf(inputs)).toEqual([
    { service: 'exchange', table: 'disclosure', rows: 9000, bytesAYear: 900_000, bytesKept: 9_000_000 },
    { service: 'dossiers', table: 'dossier', rows: 1500, bytesAYear: 1_500_000, bytesKept: undefined },
  ])
  expect(coresOf(inputs)).toEqual([{ part: 'centre', sustained: 0.6, burst: expect.closeTo(1.8) as number }])
  expect(brokersOf(inputs)).toMatchObject({ messagesBurst: 1800, writtenBurst: 4_500_000, questionsHeld: 810_000_000 })
})
