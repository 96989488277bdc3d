import {
  feeBy,
  type Bilingual,
  type Deadline,
  type FormDocument,
  type FormPaper,
  type Procedure,
  type Waiver,
} from '#contracts'
import type { LocalFeeView } from '../fees/find-local-fee.js'
import { burdenOf, type Burden } from './burden.rules.js'

/** How much of a form a person does not have to fill in. */
export interface FormCounts {
  fields: number
  /** Filled from a registry, or computed from what is. */
  reusable: number
  /** Asked, or declared. */
  asked: number
}

/** A procedure in a list. */
export interface ProcedureSummary {
  code: string
  name: Bilingual
  level: Procedure['level']
  handler: Bilingual
  deadline: Deadline
  /** đồng, online, or by the only channel there is */
  fee: number
  feeNote?: Bilingual
  channels: Procedure['channels']
  fees: Procedure['fees']
  counts: FormCounts
}

/** A procedure with what it asks for today and what replaces it. */
export interface ProcedureDescription extends ProcedureSummary {
  documents: FormPaper[]
  legalBasis: string
  certainty: Procedure['certainty']
  afternoonRule: boolean
  formVersion: string
  burden: Burden
  /** What may be asked for a time although a database should hold it, and why. */
  waivers: WaivedQuestion[]
  /** Where a province was asked for: what its council set, or null. */
  localFee?: LocalFeeView | null
}

/** A waiver in force, with the places of the form that are asked under it. */
export interface WaivedQuestion extends Pick<Waiver, 'concept' | 'reason' | 'explanation' | 'legalBasis' | 'until'> {
  fields: string[]
}

/** Counts the fields of a form by how they get their value. */
export function countFields(form: FormDocument): FormCounts {
  const modes = Object.values(form.bindings).map((binding) => binding.mode)
  const asked = modes.filter((mode) => mode === 'ask' || mode === 'attest').length
  return { fields: modes.length, reusable: modes.length - asked, asked }
}

/** The procedure as a list shows it. */
export function summarise(procedure: Procedure, form: FormDocument): ProcedureSummary {
  const { code, name, level, handler, deadline, channels, fees } = procedure
  const fee = feeBy(fees, 'online')
  return {
    code,
    name,
    level,
    handler,
    deadline,
    fee: fee?.amount ?? 0,
    ...(fee?.note ? { feeNote: fee.note } : {}),
    channels,
    fees,
    counts: countFields(form),
  }
}

/** The procedure with its papers and its legal basis. */
export function describe(
  procedure: Procedure,
  form: FormDocument,
  waivers: readonly Waiver[] = [],
  askedFor: (concept: string) => string[] = () => [],
): ProcedureDescription {
  const { legalBasis, certainty, afternoonRule } = procedure
  const { documents, formVersion } = form
  return {
    ...summarise(procedure, form),
    ...{ documents, legalBasis, certainty, afternoonRule, formVersion },
    burden: burdenOf(form),
    waivers: waivers.map(({ concept, reason, explanation, legalBasis: basis, until }) => ({
      ...{ concept, reason, explanation, until },
      legalBasis: basis,
      fields: askedFor(concept),
    })),
  }
}
