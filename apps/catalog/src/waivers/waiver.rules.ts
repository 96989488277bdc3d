import type { Waiver } from '#contracts'

type Period = Pick<Waiver, 'procedure' | 'concept' | 'from' | 'until'>

/** Whether a waiver holds in a territory; `territories` are that one and the province it lies in. */
export function holdsIn({ territory }: Pick<Waiver, 'territory'>, territories: readonly string[]): boolean {
  return territory === 'VN' || territories.includes(territory)
}

/** Whether both waive the same concept for the same procedure on some day. */
export function meetsWaiver(one: Period, other: Period): boolean {
  const isSame = one.procedure === other.procedure && one.concept === other.concept
  return isSame && one.from <= other.until && other.from <= one.until
}

/** For each concept the waiver that ends last: a commune, its province and the country may each have one on the same day. */
export function longestOfEach<T extends Pick<Waiver, 'concept' | 'until'>>(waivers: readonly T[]): T[] {
  const longest = new Map<string, T>()
  for (const waiver of waivers) {
    const known = longest.get(waiver.concept)
    if (!known || known.until < waiver.until) longest.set(waiver.concept, waiver)
  }
  return [...longest.values()]
}
