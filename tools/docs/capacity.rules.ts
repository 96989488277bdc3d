/** What is measured or assumed, as `docs/capacity.json` has it; replace a number and run `npm run docs`. */
export interface CapacityInputs {
  measured: string
  /** A year of the country. */
  year: {
    dossiers: number
    /** Prefills of one dossier: opened, opened again, looked at before submission. */
    prefillsPerDossier: number
    /** Drafts that never become dossiers, for each that does; their rows stay until they are removed. */
    draftsPerDossier: number
    lookupsPerPrefill: number
    eventsPerDossier: number
  }
  load: { lookupsSustained: number; lookupsBurst: number; submissionsBurst: number }
  /** Bytes on disk of one row with its indexes, by table, and how many rows one dossier makes. */
  tables: {
    service: string
    table: string
    bytes: number
    per: 'dossier' | 'submission' | 'prefill' | 'lookup' | 'event'
    months: number | null
  }[]
  /** Milliseconds of one core for one prefill at 64 in flight, and the look-ups it made. */
  processorLookups: number
  processor: { part: string; milliseconds: number }[]
  kafka: {
    bytesPerLookup: number
    messagesPerLookup: number
    bytesPerFact: number
    copies: number
    questionSeconds: number
    factDays: number
  }
  headroom: { coresBusy: number; diskFull: number; databaseCopies: number }
}

/** Rows a table gets in a year. */
export function rowsAYear({ year }: CapacityInputs, per: CapacityInputs['tables'][number]['per']): number {
  const { dossiers, draftsPerDossier, prefillsPerDossier, lookupsPerPrefill, eventsPerDossier } = year
  const prefills = dossiers * (1 + draftsPerDossier) * prefillsPerDossier
  const rows = {
    dossier: dossiers * (1 + draftsPerDossier),
    prefill: prefills,
    lookup: prefills * lookupsPerPrefill,
    event: dossiers * eventsPerDossier,
    submission: dossiers,
  }
  return rows[per]
}

/** Bytes a table grows by in a year, and what it holds when the oldest months go. */
export function growthOf(
  inputs: CapacityInputs,
): { service: string; table: string; rows: number; bytesAYear: number; bytesKept: number | undefined }[] {
  return inputs.tables.map(({ service, table, bytes, per, months }) => {
    const rows = rowsAYear(inputs, per)
    const bytesAYear = rows * bytes
    return { service, table, rows, bytesAYear, bytesKept: months === null ? undefined : (bytesAYear * months) / 12 }
  })
}

/** Cores each part needs, sustained and in a burst, when no more than its share of the cores is busy. */
export function coresOf({
  processor,
  processorLookups,
  load,
  headroom,
}: CapacityInputs): { part: string; sustained: number; burst: number }[] {
  const cores = (lookups: number, milliseconds: number) =>
    ((lookups / processorLookups) * milliseconds) / 1000 / headroom.coresBusy
  return processor.map(({ part, milliseconds }) => ({
    part,
    sustained: cores(load.lookupsSustained, milliseconds),
    burst: cores(load.lookupsBurst, milliseconds),
  }))
}

/** What the brokers together carry and hold. */
export function brokersOf({ kafka, load, year }: CapacityInputs): {
  messagesBurst: number
  writtenBurst: number
  questionsHeld: number
  factsHeld: number
} {
  const writtenBurst = load.lookupsBurst * kafka.bytesPerLookup
  const factsADay = (year.dossiers * year.eventsPerDossier) / 365
  return {
    messagesBurst: load.lookupsBurst * kafka.messagesPerLookup,
    writtenBurst,
    questionsHeld: writtenBurst * kafka.questionSeconds * kafka.copies,
    factsHeld: factsADay * kafka.bytesPerFact * kafka.factDays * kafka.copies,
  }
}
