import type { Agreement, Announcement } from '../../shared/api/types'

/** The same words announced for some territories, from one day on. */
export interface Statement {
  territories: string[]
  from: string
  complete: boolean
  concepts: string[]
}

/** The announcements of a registry with territories that have the same ones side by side, the whole country first. */
export function statementsOf(announcements: readonly Announcement[]): Statement[] {
  const ofTerritory = new Map<string, Announcement[]>()
  for (const each of announcements) {
    const key = `${each.territory} ${each.from} ${each.complete}`
    ofTerritory.set(key, [...(ofTerritory.get(key) ?? []), each])
  }
  const statements = new Map<string, Statement>()
  for (const [first, ...others] of ofTerritory.values()) {
    if (!first) continue
    const { from, complete, territory } = first
    const concepts = [first, ...others].map(({ concept }) => concept).sort()
    const key = JSON.stringify([from, complete, concepts])
    const before = statements.get(key)?.territories ?? []
    statements.set(key, { territories: [...before, territory], from, complete, concepts })
  }
  const isOfCountry = ({ territories }: Statement) => Number(territories.includes('VN'))
  return [...statements.values()].sort(
    (one, other) => isOfCountry(other) - isOfCountry(one) || other.territories.length - one.territories.length,
  )
}

/** The proposals an authority has to decide on, because it owns the data. */
export function proposalsFor(agreements: readonly Agreement[], authority: string): Agreement[] {
  return agreements.filter(({ status, owner }) => status === 'proposed' && owner === authority)
}

/** Concepts of a ministry under one agreement: given, or withheld since a moment for a reason. */
export interface Given {
  agreement: Omit<Agreement, 'status'>
  concepts: string[]
  state: 'given' | 'suspended' | 'revoked'
  since?: string
  reason?: string
}

/** What agreements give of a ministry's concepts, and then what it withholds. */
export function givenOf(agreements: readonly Agreement[], own: ReadonlySet<string>): Given[] {
  const agreed: (Omit<Agreement, 'status'> & Partial<Pick<Agreement, 'status'>>)[] = agreements.map(
    (each) => each.inForce ?? each,
  )
  const ofOwn = (concepts: readonly string[]) => concepts.filter((each) => own.has(each))
  const given = agreed
    .filter(({ status = 'approved' }) => ['approved', 'suspended', 'revoked'].includes(status))
    .map((agreement): Given => ({ agreement, concepts: ofOwn(agreement.concepts), state: 'given' }))
  const withheld = agreed.flatMap((agreement) =>
    (agreement.withheld ?? []).map(({ concepts, state, since, reason }): Given => {
      return { agreement, concepts: ofOwn(concepts), state, since, reason }
    }),
  )
  return [...given, ...withheld].filter(({ concepts }) => concepts.length > 0)
}
