import {
  feeBy,
  weakest,
  type LegalSource,
  type Certainty,
  type FormDocument,
  type Procedure,
  type Waiver,
  type ProcedureDescription,
  type ProcedureSummary,
} from '#contracts'
import { lawParts, paperParts } from '../law/law.rules.js'
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
    certainties: {
      handler: weakest(procedure.law?.handlers ?? unsaid),
      deadline: weakest(procedure.law?.deadlines ?? unsaid),
      fee: weakest(fees.map(({ law }) => law ?? { certainty: 'C' })),
    },
  }
}

/** A part that nothing is stated of is a sample. */
const unsaid = [{ certainty: 'C' as const }]

/** Of all that is stated of a procedure and its papers the least established. */
function certaintyOf(procedure: Procedure, { documents }: Pick<FormDocument, 'documents'>): Certainty {
  const parts = [...lawParts(procedure), ...paperParts(documents)]
  return weakest(parts.map(({ statement }) => statement ?? { certainty: 'C' }))
}

/** The procedure with its papers and its legal basis. */
export function describe(
  procedure: Procedure,
  form: FormDocument,
  waivers: readonly Waiver[] = [],
  askedFor: (concept: string) => string[] = () => [],
  sources: readonly LegalSource[] = [],
): ProcedureDescription {
  const { legalBasis, afternoonRule, law } = procedure
  const { documents, formVersion } = form
  const certainty = certaintyOf(procedure, form)
  const brief = briefOf(form)
  return {
    ...summarise(procedure, brief),
    ...{ documents, legalBasis, certainty, afternoonRule, formVersion },
    ...(law ? { law } : {}),
    sources: citedSources(procedure, form, sources),
    burden: burdenOf(brief),
    waivers: waivers.map(({ concept, reason, explanation, legalBasis: basis, until }) => ({
      ...{ concept, reason, explanation, until },
      legalBasis: basis,
      fields: askedFor(concept),
    })),
  }
}

/** The sources that a procedure and its papers name, in the order of the table. */
function citedSources(
  procedure: Procedure,
  { documents }: Pick<FormDocument, 'documents'>,
  sources: readonly LegalSource[],
): LegalSource[] {
  const cited = new Set([...lawParts(procedure), ...paperParts(documents)].map(({ statement }) => statement?.source))
  return sources.filter(({ id }) => cited.has(id))
}
