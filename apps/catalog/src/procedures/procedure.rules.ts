import {
  feeBy,
  type FormDocument,
  type Procedure,
  type Waiver,
  type FormCounts,
  type ProcedureDescription,
  type ProcedureSummary,
} from '#contracts'
import { burdenOf } from './burden.rules.js'

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
