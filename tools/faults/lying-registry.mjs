/**
 * Preloaded into the processes of a fault run (`node --import`): a registry lies in the field of its reply that the file
 * CLOCK_DIR/lie-<HEALTH_PORT> names, read anew four times a second. Fields of an answer are changed before it is signed,
 * those of the proof and the envelope after that. The registry itself knows nothing of it.
 */
import { readFileSync } from 'node:fs'

const file = `${process.env.CLOCK_DIR}/lie-${process.env.HEALTH_PORT}`
const { stringify } = JSON
let field = ''

function read() {
  try {
    field = readFileSync(file, 'utf8').trim()
  } catch {
    field = ''
  }
}

const strangeId = '0197d3c0-0000-7000-8000-000000009999'
const inFacts = (change) => (answer) => ({
  ...answer,
  records: answer.records.map((record) => ({ ...record, facts: record.facts.map((fact) => ({ ...fact, ...change })) })),
})
const inRecords = (change) => (answer) => ({
  ...answer,
  records: answer.records.map((record) => ({ ...record, ...change })),
})
const inAnswer = (change) => (answer) => ({ ...answer, ...change })

/** What is signed. */
const ofAnswer = {
  value: inFacts({ value: 'x\u0000y' }),
  valueType: inFacts({ value: [[{ a: [] }]] }),
  valueSize: inFacts({ value: 'x'.repeat(30_000) }),
  concept: inFacts({ concept: 'land.parcel.nothing' }),
  quality: inFacts({ quality: 'excellent' }),
  attribute: inFacts({ attribute: '\u0000' }),
  recordDate: inFacts({ recordDate: '2026-02-31' }),
  recordTomorrow: inFacts({ recordDate: '2199-01-01' }),
  kind: inRecords({ kind: '' }),
  key: inRecords({ key: null }),
  lookupId: inAnswer({ lookupId: strangeId }),
  registry: inAnswer({ registry: 'nobody' }),
  answeredAt: inAnswer({ answeredAt: 'yesterday' }),
  outcome: inAnswer({ outcome: 'perhaps' }),
  records: inAnswer({ records: [null] }),
  absences: inAnswer({ absences: [{ concept: 'x', completeTo: 'x', territory: 'x' }] }),
  missing: inAnswer({ missing: [7] }),
}
const ofProof = (change) => (reply) => ({
  ...reply,
  answers: reply.answers.map((answer) => ({ ...answer, proof: { ...answer.proof, ...change } })),
})

/** What carries it. */
const ofReply = {
  signature: ofProof({ signature: 'AAAA' }),
  root: ofProof({ root: 'AAAA' }),
  keyId: ofProof({ keyId: 'nobody' }),
  path: ofProof({ path: Array.from({ length: 40 }, () => 'AAAA') }),
  index: ofProof({ index: -1 }),
  size: ofProof({ size: 0 }),
  ids: (reply) => ({ ...reply, answers: reply.answers.map((answer) => ({ ...answer, lookupId: strangeId })) }),
  payload: (reply) => ({ ...reply, answers: reply.answers.map((answer) => ({ ...answer, payload: 'null' })) }),
  answers: () => ({ answers: [null] }),
}

function lied(value) {
  if (typeof value !== 'object' || value === null) return value
  if (ofAnswer[field] && 'lookupId' in value && 'outcome' in value && Array.isArray(value.records))
    return ofAnswer[field](value)
  if (ofReply[field] && Array.isArray(value.answers) && value.answers[0]?.proof) return ofReply[field](value)
  return value
}

if (process.env.CLOCK_DIR) {
  read()
  setInterval(read, 250).unref()
  JSON.stringify = (value, ...rest) => stringify(field === '' ? value : lied(value), ...rest)
}
