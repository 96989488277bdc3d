import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { exchange, type Actor, type LookupResult, type SubjectKeys } from '#contracts'
import { Bus, Catalogue, Clock, Database, ServiceKeys, type AskContext } from '#platform'
import { dayOf } from '#vietnam'
import { notYourChild } from '../representation/representation.errors.js'
import type { Representation } from '../representation/representation.rules.js'
import { applicantMismatch, tooManyMismatches } from './dossier.errors.js'

/** Milliseconds population has for a match: somebody stands at the counter. */
const patience = 2500

/** Mismatches of one person an official may have in a day. */
const mismatchesADay = 5

/** What is needed to match the person at the counter. */
export interface MatchSubject {
  id: string
  procedure: string
  receivedBy: string | null
  applicantPersonId: string | null
  applicantOldId: string | null
  applicantPassport: string | null
  applicantName: string
  applicantBirthDate: string | null
  representation?: Representation | null
}

/** How a match ended: the personal id it was found under, or none because population did not answer. */
export interface MatchOutcome {
  personId?: string
  result: LookupResult
}

/**
 * Whether id, name and birth date belong to one person: a recorded yes/no look-up at population under the dossier's id.
 * For a parent the applicant must be her child, too. A mismatch throws `applicant_mismatch` or `not_your_child`; the
 * sixth of one official about one person in a day is 429.
 */
@Injectable()
export class MatchApplicant {
  constructor(
    private readonly bus: Bus,
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
  ) {}

  async execute(
    subject: MatchSubject,
    context: AskContext & { actor: Actor },
    deadline: number,
  ): Promise<MatchOutcome> {
    const person = this.keys.pseudonym(
      subject.applicantPersonId ?? subject.applicantOldId ?? subject.applicantPassport ?? '',
    )
    await this.assertMayTry(person, context.actor)
    const result = await this.ask(subject, context, Math.min(deadline, this.clock.now().getTime() + patience))
    const gap = result.gaps['person.match']
    if (gap && gap !== 'notFound' && gap !== 'ambiguous') return { result }
    const personId = result.records[0]?.facts.find(({ concept }) => concept === 'person.match')?.value
    if (gap || typeof personId !== 'string') {
      await this.countMismatch(person, context.actor)
      throw isChild(subject) ? notYourChild() : applicantMismatch()
    }
    return { personId, result }
  }

  private async ask(
    subject: MatchSubject,
    context: AskContext & { actor: Actor },
    deadline: number,
  ): Promise<LookupResult> {
    const authority = subject.receivedBy ?? context.actor.authority
    const representative = subject.representation ? { personId: subject.representation.personId } : undefined
    const keys: SubjectKeys = {
      ...(subject.applicantPersonId ? { personId: subject.applicantPersonId } : {}),
      ...(subject.applicantOldId ? { formerIds: [subject.applicantOldId] } : {}),
      ...(subject.applicantPassport ? { passport: subject.applicantPassport } : {}),
      fullName: subject.applicantName,
      ...(subject.applicantBirthDate ? { birthDate: subject.applicantBirthDate } : {}),
      ...(isChild(subject) && representative ? { linkedTo: { ...representative, kind: 'child' } } : {}),
    }
    const reply = await this.bus.ask(
      exchange.lookup,
      {
        ticket: {
          dossierId: subject.id,
          procedure: subject.procedure,
          open: true,
          consumerClass: 'communeOffice',
          authority,
          authorityUnit: authority && this.catalogue.get('authority', authority)?.unit,
          subjects: [],
          ...(representative ? { representative } : {}),
        },
        lookups: [
          { lookupId: uuidv7(), registry: 'population', subject: keys, concepts: ['person.match'], mode: 'match' },
        ],
      },
      {
        correlationId: context.correlationId,
        actorToken: context.actorToken,
        actor: context.actor,
        deadline,
        hedge: false,
      },
    )
    return reply.lookups[0] as LookupResult
  }

  private async assertMayTry(person: string, actor: Actor): Promise<void> {
    const [row] = await this.database.query<{ times: number }>(
      'select times from mismatch where official = $1 and person_hash = $2 and day = $3',
      [actor.subject, person, dayOf(this.clock.now())],
    )
    if ((row?.times ?? 0) >= mismatchesADay) throw tooManyMismatches(secondsOfDayLeft(this.clock.now()))
  }

  private async countMismatch(person: string, actor: Actor): Promise<void> {
    await this.database.write(
      `insert into mismatch (official, person_hash, day, times) values ($1, $2, $3, 1)
       on conflict (official, person_hash, day) do update set times = mismatch.times + 1`,
      [actor.subject, person, dayOf(this.clock.now())],
    )
  }
}

/** Whole seconds until the next Vietnamese day begins. */
function secondsOfDayLeft(now: Date): number {
  return Math.ceil((Date.parse(`${dayOf(now)}T00:00:00+07:00`) + 86_400_000 - now.getTime()) / 1000)
}

function isChild({ representation }: MatchSubject): boolean {
  return representation?.kind === 'parent'
}
