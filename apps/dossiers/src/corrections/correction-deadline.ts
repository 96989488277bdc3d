import { isInForce, type Certainty } from '#contracts'
import type { Catalogue } from '#platform'
import { dayOf } from '#vietnam'

/** The setting of how many days an owner has to decide. */
const setting = 'correction.decision'

/** Where the catalogue says nothing. */
const usualDays = 15

/** By when a correction that is asked for at an instant is to be decided: so many times 24 hours later. */
export function correctionDue(catalogue: Catalogue, at: Date): Date {
  const { days } = (catalogue.setting(setting, dayOf(at)) as { days: number } | undefined) ?? { days: usualDays }
  return new Date(at.getTime() + days * 86_400_000)
}

/** How sure the deadline of one that was asked for at an instant is. */
export function dueCertainty(catalogue: Catalogue, at: Date): Certainty {
  const day = dayOf(at)
  const found = catalogue.list('setting').find((each) => each.key === setting && isInForce(each, day))
  return found?.certainty ?? 'C'
}
