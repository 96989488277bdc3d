import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { Bus, type ActorContext } from '#bus'
import { accountOf, exchange, type LookupResult, type SubjectKeys } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { notYourChild } from '../representation/representation.errors.js'
import type { Representation } from '../representation/representation.rules.js'
import { askingOffice, type OfficeStanding } from '../standing/standing.rules.js'
import { applicantMismatch } from './match.errors.js'
import { Mismatches, type MatchedPerson } from './mismatches.js'
import { PersonAccesses } from './person-accesses.js'
import { Turns } from './turns.js'

/** Milliseconds population has for a match: somebody stands at the counter. */
const patience = 2500

/** The dossier a match is recorded under. */
export interface MatchCase extends Pick<OfficeStanding, 'handledBy' | 'receivedBy' | 'status'> {
  id: string
  procedure: string
  applicantPersonId: string | null
  representation?: Representation | null
  /** The class of authority in whose name it is asked; a commune's office unless given. */
  consumerClass?: string
}

/** What of a dossier says who its applicant is said to be. */
export interface ClaimedApplicant extends MatchCase {
  applicantOldId: string | null
  applicantPassport: string | null
  applicantName: string
  applicantBirthDate: string | null
}

/** How a match ended: the personal id it was found under, or none because population did not answer. */
export interface MatchOutcome {
  personId?: string
  result: LookupResult
}

/**
 * Whether id, name and birth date belong to one person: a recorded yes/no look-up at population under the dossier's id.
 * A mismatch throws `applicant_mismatch` (of a parent's child `not_your_child`), and past the limits of {@link Mismatches}
 * `too_many_mismatches`. A mismatch in office leaves a row the person it was about can see.
 */
@Injectable()
export class MatchPerson {
  private readonly turns = new Turns()

  constructor(
    private readonly bus: Bus,
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mismatches: Mismatches,
    private readonly accesses: PersonAccesses,
  ) {}

  /** The applicant of a dossier; for a parent they must be the actor's child, too. */
  async applicant(dossier: ClaimedApplicant, context: ActorContext, deadline: number): Promise<MatchOutcome> {
    return this.execute(applicantOf(dossier), dossier, context, deadline)
  }

  /**
   * Somebody named for a role of the dossier. The tries of one account are made one after the other, so that none is told
   * anything while another that may be the last one is under way.
   */
  execute(person: MatchedPerson, dossier: MatchCase, context: ActorContext, deadline: number): Promise<MatchOutcome> {
    return this.turns.take(accountOf(context.actor), () => this.tryOnce(person, dossier, context, deadline))
  }

  private async tryOnce(
    person: MatchedPerson,
    dossier: MatchCase,
    context: ActorContext,
    deadline: number,
  ): Promise<MatchOutcome> {
    const { actor } = context
    await this.mismatches.assertMayTry(person, actor)
    const result = await this.ask(person.keys, dossier, context, Math.min(deadline, this.clock.deadline(patience)))
    const gap = result.gaps['person.match']
    if (gap && gap !== 'notFound' && gap !== 'ambiguous') return { result }
    const personId = result.records[0]?.facts.find(({ concept }) => concept === 'person.match')?.value
    if (gap || typeof personId !== 'string') {
      await this.accesses.record(this.database.dataSource.manager, 'notMatched', dossier, actor, {
        personId: person.ids[0] ?? null,
      })
      await this.mismatches.count(person, actor)
      throw person.keys.linkedTo?.kind === 'child' ? notYourChild() : applicantMismatch()
    }
    return { personId, result }
  }

  private async ask(
    keys: SubjectKeys,
    { id, procedure, representation, consumerClass = 'communeOffice', ...standing }: MatchCase,
    context: ActorContext,
    deadline: number,
  ): Promise<LookupResult> {
    const { correlationId, actorToken, actor, dossier } = context
    const authority = askingOffice(standing, actor, (code) => Boolean(this.catalogue.get('authority', code)))
    const reply = await this.bus.ask(
      exchange.lookup,
      {
        ticket: {
          dossierId: id,
          procedure,
          open: true,
          consumerClass,
          authority,
          authorityUnit: authority && this.catalogue.get('authority', authority)?.unit,
          subjects: [],
          ...(representation ? { representative: { personId: representation.personId } } : {}),
        },
        lookups: [
          { lookupId: uuidv7(), registry: 'population', subject: keys, concepts: ['person.match'], mode: 'match' },
        ],
      },
      { correlationId, actorToken, actor, dossier, deadline },
    )
    return reply.lookups[0] as LookupResult
  }
}

function applicantOf(dossier: ClaimedApplicant): MatchedPerson {
  const { applicantPersonId: personId, applicantOldId: oldId, applicantPassport: passport, representation } = dossier
  const { applicantName: fullName, applicantBirthDate: birthDate } = dossier
  return {
    ids: [personId, oldId, passport].filter((id) => typeof id === 'string'),
    fullName,
    birthDate,
    keys: {
      ...(personId ? { personId } : {}),
      ...(oldId ? { formerIds: [oldId] } : {}),
      ...(passport ? { passport } : {}),
      fullName,
      ...(birthDate ? { birthDate } : {}),
      ...(representation?.kind === 'parent' ? { linkedTo: { personId: representation.personId, kind: 'child' } } : {}),
    },
  }
}
