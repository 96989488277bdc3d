import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Actor, Assignee, Colleague } from '#contracts'
import { Database } from '#database'
import { accountNameOf, Clock } from '#platform'
import { dayOf } from '#vietnam'

/** Days after which somebody who did not work here is no colleague any more. */
const forgottenAfter = 90

/**
 * Who works at an office. Accounts are kept by their issuer, so that an office is known by those who came: whoever opens a
 * list of dossiers counts as working there for 90 days.
 */
@Injectable()
export class Colleagues {
  /** What was written down today already, by account. */
  private readonly seen = new Map<string, string>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down that an official works at their office; once a day and process, and again when anything of it changed. What
   * could not be written is written at the next occasion: nothing else waits for it.
   */
  async noteSeen(actor: Actor): Promise<void> {
    const { authority, role, name, permissions } = actor
    if (!authority || (role !== 'official' && role !== 'head')) return
    const account = accountNameOf(actor)
    const today = dayOf(this.clock.now())
    const state = [today, authority, name, ...permissions].join(' ')
    if (this.seen.get(account) === state) return
    const isWritten = await this.write(actor, authority, account, today)
    if (isWritten) this.seen.set(account, state)
  }

  /** The officials of one office, by name. */
  of(authority: string): Promise<Colleague[]> {
    return this.database.query<Colleague>(
      `select account, name, permissions from office_worker where authority = $1 and seen_on >= $2::date - ${forgottenAfter}
       order by name, account`,
      [authority, dayOf(this.clock.now())],
    )
  }

  /** An official of this office; undefined where nobody of it has this account. */
  async find(tx: EntityManager, authority: string, account: string): Promise<Assignee | undefined> {
    const [found] = await tx.query<Assignee[]>(
      `select account, name from office_worker where authority = $1 and account = $2
         and seen_on >= $3::date - ${forgottenAfter}`,
      [authority, account, dayOf(this.clock.now())],
    )
    return found
  }

  private write({ name, permissions }: Actor, authority: string, account: string, today: string): Promise<boolean> {
    return this.database
      .write(
        `with gone as (delete from office_worker where authority = $1 and seen_on < $5::date - ${forgottenAfter})
         insert into office_worker (authority, account, name, permissions, seen_on) values ($1, $2, $3, $4, $5)
         on conflict (authority, account) do update set name = excluded.name, permissions = excluded.permissions,
           seen_on = excluded.seen_on`,
        [authority, account, name, permissions, today],
      )
      .then(
        () => true,
        () => false,
      )
  }
}
