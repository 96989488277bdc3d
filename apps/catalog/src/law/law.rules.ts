import { channels, isOutOfForce, type FormPaper, type LegalSource, type Procedure, type Statement } from '#contracts'

/** As much of the catalogue as statements about the law are checked against. */
export interface LawSurroundings {
  sources: ReadonlyMap<string, LegalSource>
  /** Classes of offices there are. */
  offices: ReadonlySet<string>
  /** Vietnamese day, `YYYY-MM-DD`. */
  today: string
}

/** A part of a procedure, or of its papers, with what is said of it. */
export interface LawPart {
  part: string
  /** What is said, in Vietnamese. */
  says: string
  statement: Statement | undefined
}

/** Everything that is said of a procedure from the law, part by part; a part without a statement is there without one. */
export function lawParts({ law, fees, name, legalBasis }: Procedure): LawPart[] {
  const unsaid = (part: string, says: string): LawPart => ({ part, says, statement: undefined })
  return [
    ...(law
      ? [
          { part: 'name', says: law.officialName, statement: law.name },
          ...law.handlers.map((each) => ({ part: 'handler', says: inCase(each.handler.vi, each), statement: each })),
          ...law.deadlines.map((each) => ({
            part: 'deadline',
            says: inCase(`${each.amount} ${each.unit}`, each),
            statement: each,
          })),
          ...(law.afternoonRule ? [{ part: 'afternoon rule', says: '15:00', statement: law.afternoonRule }] : []),
          ...law.channels.map((each) => ({ part: 'channel', says: each.channel, statement: each })),
          ...(law.exemptions ?? []).map((each) => ({ part: 'exemption', says: each.who.vi, statement: each })),
          ...law.results.map((each) => ({ part: 'result', says: `${each.code} ${each.name.vi}`, statement: each })),
          ...law.bases.map((each) => ({ part: 'basis', says: each.source, statement: each })),
        ]
      : [unsaid('name', name.vi), unsaid('basis', legalBasis)]),
    ...fees.map((fee) => ({
      part: 'fee',
      says: `${fee.channel}: ${fee.setLocally ? 'HĐND' : `${fee.amount} đồng`} / ${fee.per}`,
      statement: fee.law,
    })),
  ]
}

/** Everything that is said of the papers a form lists: that they are demanded, and that data may replace them. */
export function paperParts(papers: readonly FormPaper[]): LawPart[] {
  return papers.flatMap(({ name, law, replacement, replacedBy, isForm }) => [
    { part: isForm ? 'form' : 'paper', says: name.vi, statement: law },
    ...(replacedBy
      ? [{ part: 'replacement', says: `${name.vi}: ${replacedBy.join(', ')}`, statement: replacement }]
      : []),
  ])
}

function inCase(
  says: string,
  { when, channels: ways }: { when?: { vi: string }; channels?: readonly string[] },
): string {
  const cases = [...(ways ?? []), ...(when ? [when.vi] : [])]
  return cases.length > 0 ? `${says} (${cases.join(', ')})` : says
}

/** What is wrong about one statement: it has no source, names none of the table, or a text out of force. */
export function statementProblems({ part, says, statement }: LawPart, { sources, today }: LawSurroundings): string[] {
  const place = `${part} "${says}"`
  if (!statement) return [`${place} has no source`]
  const source = sources.get(statement.source)
  if (!source) return [`${place}: there is no source ${statement.source}`]
  if (statement.certainty === 'A' && source.kind === 'sample') return [`${place} is A, but its source is a sample`]
  return isOutOfForce(source, today) ? [`${place}: ${source.id} is not in force on ${today}`] : []
}

/** What does not hold of a procedure's statements: one sentence each. */
export function procedureLawProblems(procedure: Procedure, around: LawSurroundings): string[] {
  const { law } = procedure
  return [
    ...lawParts(procedure).flatMap((part) => statementProblems(part, around)),
    ...(law ? [...handlerProblems(procedure, around), ...deadlineProblems(procedure), ...listProblems(procedure)] : []),
  ]
}

/** Every handler is an office there is, or said to be elsewhere; of several each says when it is the one. */
function handlerProblems({ law }: Procedure, { offices }: LawSurroundings): string[] {
  const handlers = law?.handlers ?? []
  const always = handlers.filter(({ when }) => !when)
  const cases = handlers.flatMap(({ when }) => (when ? [when.vi] : []))
  return [
    ...handlers.flatMap(({ by, outside, handler }) =>
      outside || offices.has(by) ? [] : [`no office is of the class ${by}, which handles it (${handler.vi})`],
    ),
    ...(always.length > 1 ? ['several handlers apply in every case'] : []),
    ...(new Set(cases).size < cases.length ? ['two handlers apply in the same case'] : []),
  ]
}

/** Of the deadlines that name no case exactly one applies to each channel, and the base one is among them. */
function deadlineProblems({ law, deadline, channels: ways }: Procedure): string[] {
  const certain = (law?.deadlines ?? []).filter(({ when }) => !when)
  const byChannel = ways.flatMap((channel) => {
    const own = certain.filter((each) => each.channels?.includes(channel))
    const general = certain.filter((each) => !each.channels)
    const applying = own.length > 0 ? own : general
    if (applying.length === 1) return []
    return [`${applying.length === 0 ? 'no deadline applies' : 'two deadlines apply'} to dossiers by ${channel}`]
  })
  const isStated = certain.some(({ amount, unit }) => amount === deadline.amount && unit === deadline.unit)
  return [...byChannel, ...(isStated ? [] : ['the deadline is none of those that are stated'])]
}

/** Channels and results are those the procedure names. */
function listProblems({ law, channels: ways, results = [], afternoonRule }: Procedure): string[] {
  if (!law) return []
  const stated = new Set(law.channels.map(({ channel }) => channel))
  const codes = new Set(law.results.map(({ code }) => code))
  return [
    ...channels
      .filter((channel) => stated.has(channel) !== ways.includes(channel))
      .map((each) => `the channel ${each} is stated in one place only`),
    ...results.filter((code) => !codes.has(code)).map((code) => `the result ${code} has no statement`),
    ...(afternoonRule === (law.afternoonRule !== undefined) ? [] : ['the rule of 15:00 is stated in one place only']),
  ]
}

/** What does not hold between a source and the others: whatever it amends or replaces is in the table, and ends then. */
export function sourceProblems(source: LegalSource, { sources }: Pick<LawSurroundings, 'sources'>): string[] {
  const { amends = [], replaces = [], validFrom, validTo } = source
  return [
    ...amends.filter((id) => !sources.has(id)).map((id) => `it amends ${id}, which is not in the table`),
    ...replaces.filter((id) => !sources.has(id)).map((id) => `it replaces ${id}, which is not in the table`),
    ...replaces.flatMap((id) =>
      sources.get(id)?.validTo === undefined && sources.has(id) ? [`${id} is replaced by it, and has no last day`] : [],
    ),
    ...(validFrom !== undefined && validTo !== undefined && validTo < validFrom ? ['it ends before it begins'] : []),
  ]
}

/** What does not hold of a form's papers: one sentence each. */
export function paperLawProblems(papers: readonly FormPaper[], around: LawSurroundings): string[] {
  return paperParts(papers).flatMap((part) => statementProblems(part, around))
}
