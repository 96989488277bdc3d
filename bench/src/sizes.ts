import type { RegistryService } from '#contracts'

/** The registries a prefill of the measured form asks. */
export const askedRegistries = ['population', 'tax', 'land'] as const satisfies readonly RegistryService[]

/** One of the registries a prefill of the measured form asks. */
export type AskedRegistry = (typeof askedRegistries)[number]

/** The questions a prefill of the measured form asks at once, and the process that answers each. */
export const askedQuestions = {
  population: 'population',
  civilStatus: 'population',
  tax: 'tax',
  land: 'land',
} as const satisfies Record<string, AskedRegistry>

/** One of the questions a prefill of the measured form asks. */
export type AskedQuestion = keyof typeof askedQuestions

/** Mean bytes of a question and a reply of each registry. */
export type MessageSizes = Record<AskedRegistry, { question: number; reply: number }>

/**
 * Bytes of one question and one reply of the one-wave prefill as they travel between exchange and registry (sealed value
 * and headers). The sections that imitate the exchange send messages of these sizes; the benchmark of the system
 * measures them anew and reports both.
 */
export const messageSizes: MessageSizes = {
  population: { question: 1617, reply: 3858 },
  tax: { question: 1307, reply: 1310 },
  land: { question: 1329, reply: 1493 },
}
