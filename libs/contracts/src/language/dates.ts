/** A month and a day of it that every year has. */
const everyYear = '(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31'

/** Years from 1000 to 2999: with any other, days are counted, or kept in a table, that are none. */
const year = '[12][0-9]{3}'

/** The years that have a 29 February. */
const leapYear = '([12][0-9](0[48]|[2468][048]|[13579][26])|(1[26]|2[048])00)'

const day = `(${year}-(${everyYear})|${leapYear}-02-29)`

/** `YYYY-MM-DD`, a day that exists: 29 February only in leap years, years from 1000 to 2999. */
export const dayPattern = new RegExp(`^${day}$`)

/** A day as far as it is known, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a day that exists. */
export const partialDatePattern = new RegExp(`^(${year}(-(0[1-9]|1[0-2]))?|${day})$`)

/** A day and a time to the second or finer, with the offset from UTC. */
export const instantPattern = new RegExp(
  `^${day}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$`,
)

/** The Vietnamese days (`YYYY-MM-DD`) something holds on, both inclusive; without an end it lasts. */
export interface Validity {
  validFrom: string
  validTo?: string
}

/** Whether something holds on a day. */
export function isInForce(period: Validity, day: string): boolean {
  return period.validFrom <= day && !hasEnded(period, day)
}

/** Whether something holds neither on a day nor later. */
export function hasEnded({ validTo }: Pick<Validity, 'validTo'>, day: string): boolean {
  return validTo !== undefined && validTo < day
}
