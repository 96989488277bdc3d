import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { accountOf, type Actor, type NamedSubject, type SubjectKeys } from '#contracts'
import { Database } from '#database'
import { Clock, ServiceKeys } from '#platform'
import { dayOf, matchingKey } from '#vietnam'
import { tooManyConsentRequests, tooManyMismatches } from './match.errors.js'

/** A person as somebody says they are. */
export interface MatchedPerson {
  /** Whatever number was given: of today, of an old card, of a passport. */
  ids: string[]
  keys: SubjectKeys
  fullName: string
  birthDate: string | null
}

/** A person named for a role, as they are matched and counted. */
export function asMatched({ personId, fullName, birthDate }: NamedSubject): MatchedPerson {
  return { ids: [personId], keys: { personId, fullName, birthDate }, fullName, birthDate }
}

/**
 * Mismatches a Vietnamese day allows: of one actor about one id or one name and birth date, of one actor in all, of an
 * office, and about one id or one name and birth date by everybody. Whoever tries ids for a name, or names for an id, comes
 * to an end either way.
 */
const limits = {
  actorAndTarget: 5,
  citizen: 5,
  official: 30,
  office: 100,
  target: 20,
  named: 20,
  asked: 50,
  askedOne: 20,
  askedByAll: 100,
}

interface Counted {
  counter: string
  times: number
}

interface Counter {
  name: string
  limit: number
  /** It counts the tries of others, too. */
  isShared?: boolean
}

/** Counts mismatches, so that nobody finds out who a number belongs to by trying. Counting is one statement. */
@Injectable()
export class Mismatches {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
  ) {}

  /**
   * Throws `too_many_mismatches` once a limit is reached.
   */
  async assertMayTry(person: MatchedPerson, actor: Actor): Promise<void> {
    const counters = this.countersOf(person, actor)
    const rows = await this.database.query<Counted>(
      'select counter, times from mismatch where day = $1 and counter = any($2)',
      [this.day(), counters.map(({ name }) => name)],
    )
    const times = new Map(rows.map(({ counter, times: counted }) => [counter, counted]))
    if (counters.some(({ name, limit }) => (times.get(name) ?? 0) >= limit)) throw this.tooMany()
  }

  /**
   * Counts one; throws `too_many_mismatches` where it was one too many. What is too many for the actor does not count for the
   * target or the office: nobody locks others out by going on.
   */
  async count(person: MatchedPerson, actor: Actor): Promise<void> {
    const counters = this.countersOf(person, actor)
    await this.add(counters.filter(({ isShared }) => !isShared))
    await this.add(counters.filter(({ isShared }) => isShared))
  }

  /**
   * Counts that a citizen names somebody. Whether population links the two shows in the form, so that naming is a try as
   * well: of different people, or of the same under another number, name or birth date, some a day. Naming anew is free
   * where it was not refused before.
   */
  async countNaming({ ids, fullName, birthDate }: MatchedPerson, actor: Actor): Promise<void> {
    const account = accountOf(actor)
    const who = this.keys.pseudonym([...ids, matchingKey(fullName), birthDate ?? ''].join(' '))
    const values = [`named ${account} ${who}`, `named ${account}`, this.day(), limits.named]
    const [counted] = await this.database.write<{ times: number }>(nameStatement, values)
    if (counted && counted.times > limits.named) throw this.tooMany()
  }

  /**
   * Counts that a citizen asks somebody for consent: some people a day, one person a few times, and one person a hundred
   * times by everybody, so that requests do not bury those of others. Throws `too_many_consent_requests`, and then nothing is counted.
   */
  async countAsking(tx: EntityManager, personId: string, actor: Actor): Promise<void> {
    const name = `asked ${accountOf(actor)}`
    const whom = this.keys.pseudonym(personId)
    const counters = [
      { name: `${name} ${whom}`, limit: limits.askedOne },
      { name, limit: limits.asked },
      { name: `asked of ${whom}`, limit: limits.askedByAll },
    ]
    const rows = await tx.query<Counted[]>(countStatement, this.valuesOf(counters))
    if (isTooMany(counters, rows)) throw tooManyConsentRequests(this.secondsToMidnight())
  }

  private async add(counters: readonly Counter[]): Promise<void> {
    const rows = await this.database.write<Counted>(countStatement, this.valuesOf(counters))
    if (isTooMany(counters, rows)) throw this.tooMany()
  }

  private valuesOf(counters: readonly Counter[]): unknown[] {
    return [this.day(), counters.map(({ name }) => name)]
  }

  /** Citizens' tries about a person do not count against the counters of offices, where they may stand. */
  private countersOf({ ids, fullName, birthDate }: MatchedPerson, actor: Actor): Counter[] {
    const account = accountOf(actor)
    const kind = actor.role === 'citizen' ? 'citizen' : 'office'
    const targets = [
      ...ids.map((id) => this.keys.pseudonym(id)),
      this.keys.pseudonym(`${matchingKey(fullName)} ${birthDate ?? ''}`),
    ]
    const ofActor = actor.role === 'citizen' ? limits.citizen : limits.official
    return [
      { name: `actor ${account}`, limit: ofActor },
      ...targets.map((target) => ({ name: `actor ${account} target ${target}`, limit: limits.actorAndTarget })),
      ...(actor.authority ? [{ name: `office ${actor.authority}`, limit: limits.office, isShared: true }] : []),
      ...targets.map((target) => ({ name: `${kind} target ${target}`, limit: limits.target, isShared: true })),
    ]
  }

  private day(): string {
    return dayOf(this.clock.now())
  }

  private tooMany() {
    return tooManyMismatches(this.secondsToMidnight())
  }

  private secondsToMidnight(): number {
    const now = this.clock.now()
    const midnight = Date.parse(`${dayOf(now)}T00:00:00+07:00`) + 86_400_000
    return Math.ceil((midnight - now.getTime()) / 1000)
  }
}

function isTooMany(counters: readonly Counter[], rows: readonly Counted[]): boolean {
  const limitOf = new Map(counters.map(({ name, limit }) => [name, limit]))
  return rows.some(({ counter, times }) => times > (limitOf.get(counter) ?? 0))
}

const countStatement = `
  insert into mismatch as m (counter, day, times) select counter, $1, 1 from unnest($2::text[]) as c (counter) order by 1
  on conflict (counter, day) do update set times = m.times + 1 returning counter, times`

/** Counts a person not named before, and marks them as named only where the limit allows them. */
const nameStatement = `
  with counted as (
    insert into mismatch as m (counter, day, times)
    select $2, $3::date, 1 where not exists (select from mismatch where counter = $1 and day = $3)
    on conflict (counter, day) do update set times = m.times + 1 returning times
  ), marked as (
    insert into mismatch (counter, day, times) select $1, $3, 1 from counted where times <= $4::int on conflict do nothing
  )
  select times from counted`
