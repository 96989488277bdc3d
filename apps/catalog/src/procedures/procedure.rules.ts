import {
  feeBy,
  type FormDocument,
  type Procedure,
  type Waiver,
  type ProcedureDescription,
  type ProcedureSummary,
} from '#contracts'
import { briefOf, burdenOf, type FormBrief } from './burden.rules.js'

/** The procedure as a list shows it. */
export function summarise(procedure: Procedure, { fields, asked }: FormBrief): ProcedureSummary {
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
    counts: { fields, reusable: fields - asked, asked },
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
  const brief = briefOf(form)
  return {
    ...summarise(procedure, brief),
    ...{ documents, legalBasis, certainty, afternoonRule, formVersion },
    burden: burdenOf(brief),
    waivers: waivers.map(({ concept, reason, explanation, legalBasis: basis, until }) => ({
      ...{ concept, reason, explanation, until },
      legalBasis: basis,
      fields: askedFor(concept),
    })),
  }
}
