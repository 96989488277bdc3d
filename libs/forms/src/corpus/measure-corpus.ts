import type { FormFinding } from '#contracts'
import { compileForm } from '../compiler/compile-form.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import type { CorpusForm, Planted } from './read-corpus.js'

/** How the compiler did on some forms. */
export interface Measured {
  forms: number
  repeats: number
  /** Repeats that are refused. */
  refused: number
  /** Repeats that are refused or put before a person. */
  noticed: number
  honest: number
  /** Honest questions that are refused. */
  falselyRefused: number
  /** Honest questions that are put before a person. */
  doubted: number
  faults: number
  faultsFound: number
  /** What went wrong, for the half one may look into. */
  misses: string[]
}

/** Compiles forms of the corpus and counts what was found of what was planted. */
export function measureCorpus(corpus: readonly CorpusForm[], around: CompilerSurroundings): Measured {
  const measured: Measured = {
    forms: corpus.length,
    repeats: 0,
    refused: 0,
    noticed: 0,
    honest: 0,
    falselyRefused: 0,
    doubted: 0,
    faults: 0,
    faultsFound: 0,
    misses: [],
  }
  for (const { form, planted, fault } of corpus) {
    const findings = compileForm(form as unknown as Record<string, unknown>, around)
    for (const each of planted) count(measured, each, findings, form.title.vi)
    if (fault !== undefined) {
      measured.faults++
      if (findings.some(({ rule, severity }) => rule === fault && severity === 'error')) measured.faultsFound++
      else measured.misses.push(`${form.title.vi}: ${fault} is not found`)
    }
  }
  return measured
}

/** What is measured is the reading of the words: forms of the corpus name no places, which ONCE012 says of each question. */
function count(measured: Measured, planted: Planted, findings: FormFinding[], title: string): void {
  const read = findings.filter(({ rule }) => rule !== 'ONCE012')
  const here = read.filter(({ field, document }) => field === planted.at || document === planted.at)
  const error = here.find(({ severity }) => severity === 'error')
  const place = `${title} ${planted.at}`
  if (planted.kind === 'derived') {
    measured.faults++
    if (here.some(({ rule }) => rule === 'ONCE006')) measured.faultsFound++
    else measured.misses.push(`${place}: ONCE006 is not found`)
    return
  }
  if (planted.kind === 'honest' || planted.kind === 'right') {
    measured.honest++
    if (error) {
      measured.falselyRefused++
      measured.misses.push(`${place}: honest, but ${error.rule} ${error.concept ?? error.message.en}`)
    } else if (here.some(({ rule }) => rule.startsWith('ONCE'))) measured.doubted++
    return
  }
  measured.repeats++
  const isFound = ({ rule, concept }: FormFinding) =>
    planted.kind === 'twice'
      ? rule === 'ONCE003'
      : rule === 'ONCE003' ||
        (rule.startsWith('ONCE00') && (planted.concept === undefined || concept === planted.concept))
  const found = here.filter(isFound)
  if (found.some(({ severity }) => severity === 'error')) measured.refused++
  else
    measured.misses.push(
      `${place}: ${planted.concept ?? 'repeat'} ${found.length > 0 ? 'only doubted' : 'missed'}${here[0] ? ` (${here[0].rule} ${here[0].concept ?? ''})` : ''}`,
    )
  if (found.length > 0) measured.noticed++
}
