import { Clock } from '#platform'

/** A clock that shows what the test says. */
export function clockAt(now: () => Date): Clock {
  return Object.assign(new Clock(), { now })
}
