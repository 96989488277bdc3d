import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ActorContext } from '#bus'
import type { Actor, NamedSubject } from '#contracts'
import { MatchPerson, type MatchCase } from './match-person.js'
import { asMatched, Mismatches } from './mismatches.js'
import { PersonAccesses, type AccessedDossier } from './person-accesses.js'

/** Milliseconds kept back from a match for what follows it. */
const reserve = 300

/** People somebody names for the roles of a dossier beside the applicant. */
@Injectable()
export class NamedPeople {
  constructor(
    private readonly match: MatchPerson,
    private readonly mismatches: Mismatches,
    private readonly accesses: PersonAccesses,
  ) {}

  /** Counts the naming of a citizen as a try for each person; see {@link Mismatches.countNaming}. */
  async count(named: readonly NamedSubject[], actor: Actor): Promise<void> {
    for (const subject of named) await this.mismatches.countNaming(asMatched(subject), actor)
  }

  /**
   * The id under which population knows the given number, name and birth date; undefined where population does not answer.
   * Throws as {@link MatchPerson} does where they belong to nobody.
   */
  async idOf(named: NamedSubject, dossier: MatchCase, asked: ActorContext): Promise<string | undefined> {
    const found = { ...dossier, representation: null }
    return (await this.match.execute(asMatched(named), found, asked, asked.deadline - reserve)).personId
  }

  /** Leaves the rows that these people were named by an official. */
  async record(
    tx: EntityManager,
    dossier: AccessedDossier,
    actor: Actor,
    named: readonly Pick<NamedSubject, 'personId'>[],
    reason?: string,
  ): Promise<void> {
    for (const { personId } of named) await this.accesses.record(tx, 'named', dossier, actor, { personId, reason })
  }
}
