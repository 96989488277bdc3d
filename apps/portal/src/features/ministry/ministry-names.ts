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

/** The agreements in force that give concepts of a ministry, each with only those. */
export function inForceOf(agreements: readonly Agreement[], concepts: ReadonlySet<string>): Agreement[] {
  return agreements
    .filter(({ status }) => status === 'approved')
    .map((agreement) => ({ ...agreement, concepts: agreement.concepts.filter((each) => concepts.has(each)) }))
    .filter((agreement) => agreement.concepts.length > 0)
}
