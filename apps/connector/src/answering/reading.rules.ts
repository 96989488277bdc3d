import type { Quality, SubjectKeys } from '#contracts'
import type { FactMapping, KeyName, Mapping, RecordMapping } from '../mapping/mapping.js'
import { dayIn } from '../sources/day.rules.js'

/** Text of one value at most; longer ones are taken for a mistake. */
const longestText = 4000

/**
 * What a column's text means for a concept, or undefined where it means nothing the concept can have: no value, a code that is
 * not in the list, a text with control characters or bytes that were not text, a number or day that is none.
 */
export function valueOf(fact: FactMapping, written: string | null, codes: Mapping['codes']): unknown {
  if (written === null) return undefined
  const text = written.normalize('NFC').trim()
  if (text === '' || !isText(text)) return undefined
  if (fact.codes !== undefined) {
    const list = codes[fact.codes] ?? {}
    return Object.hasOwn(list, text) ? list[text] : undefined
  }
  switch (fact.type ?? 'string') {
    case 'string':
      return text
    case 'number':
      return numberOf(text, fact.times)
    case 'boolean':
      return booleans[text.toLowerCase()]
    case 'date':
      return dayIn(text)
  }
}

/** How far a record can be trusted; `unverified` where its own word for it is not in the list. */
export function qualityOf(
  { quality = 'verified' }: RecordMapping,
  values: Readonly<Record<string, string | null>>,
): Quality {
  if (typeof quality === 'string') return quality
  const code = values[quality.column] ?? ''
  return (Object.hasOwn(quality.codes, code) ? quality.codes[code] : undefined) ?? 'unverified'
}

/** What a subject is looked up by under one kind of key. */
export function keysUnder(key: KeyName, { personId, formerIds, taxCodes, passport, land }: SubjectKeys): string[] {
  const all = {
    personId: personId === undefined ? [] : [personId],
    formerIds: formerIds ?? [],
    taxCodes: taxCodes ?? [],
    passport: passport === undefined ? [] : [passport],
    certificate: land?.certificate === undefined ? [] : [land.certificate],
  }
  return all[key].filter(isText)
}

const booleans: Readonly<Record<string, boolean>> = {
  t: true,
  true: true,
  '1': true,
  f: false,
  false: false,
  '0': false,
}

function numberOf(text: string, times = 1): number | undefined {
  if (!/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return undefined
  const product = Number(text) * times
  // what comes of multiplying fractions ends after fifteen digits: 0.11 × 1000 is 110
  return Number.isFinite(product) ? Number(product.toPrecision(15)) : undefined
}

function isText(text: string): boolean {
  return (
    text.length <= longestText &&
    text.isWellFormed() &&
    !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/.test(text)
  )
}
