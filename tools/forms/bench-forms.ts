import { compileForm, halves, readCorpus } from '#forms'
import { answerHelp } from '#platform'
import { surroundingsOf } from '../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../apps/catalog/src/seeding/read-seeds.js'

/**
 * `npm run forms:bench` compiles 1,139 variants of the seeds' and the corpus' forms (as many as procedures were to use
 * data instead of paper), each with labels of its own, and prints how long one takes and all of them.
 */
answerHelp('npm run forms:bench\nCompiles 1,139 variants of the forms and prints how long that takes.')
const today = '2026-11-25'
const entries = readSeeds(seedFolder, today)
const around = surroundingsOf(entries, today)
const seeds = entries.flatMap((entry) => (entry.type === 'form' ? [entry.value] : []))
const bases = [...seeds, ...seeds, ...halves.flatMap((half) => readCorpus(half).map(({ form }) => form))]

const variants = Array.from({ length: 1139 }, (_, at) => {
  const form = structuredClone(bases[at % bases.length] ?? bases[0])
  form?.layout.pages.forEach(({ sections }) => {
    sections.forEach(({ fields }) => fields.forEach(({ label }) => (label.vi = `${label.vi} ${at}`)))
  })
  return { ...form }
})
const before = process.cpuUsage()
const times = variants.map((form) => {
  const began = performance.now()
  compileForm(form, around)
  return performance.now() - began
})
const { user, system } = process.cpuUsage(before)
const sorted = [...times].sort((left, right) => left - right)
const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)
const whole = times.reduce((sum, time) => sum + time, 0) / 1000
process.stdout.write(
  `${times.length} forms in ${whole.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor time); one in ${at(0.5)} ms (median), ${at(0.99)} ms (99 %), ${at(1)} ms (slowest).\n`,
)
