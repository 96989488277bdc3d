import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { Bus, type ActorContext } from '#bus'
import { exchange, isDomainError, type NamedSubject } from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { MatchPerson } from '../matching/match-person.js'
import { asMatched, type MatchedPerson } from '../matching/mismatches.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { notCovered, subjectNotLinked, subjectsNotMatched } from './external.errors.js'
import { ExternalDossiers, type ExternalDossier, type ExternalSubject } from './external-dossiers.js'

/** Milliseconds kept back from the matches for what follows them. */
const reserve = 300

/** By it the facts of a person are announced, and complete. */
const residenceConcept = 'person.residence.unit'

/** Whether people are who they are said to be, and linked to the applicant. */
@Injectable()
export class MatchPeople {
  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly dossiers: ExternalDossiers,
    private readonly people: MatchPerson,
    private readonly database: Database,
    private readonly accesses: PersonAccesses,
  ) {}

  /**
   * The people, with where they live. Each one sees that they were matched, also where another was not. Throws `applicant_mismatch` and `subject_not_linked`, `too_many_mismatches`, `lookup_not_covered` where the agreement does
   * not allow to ask, and `subjects_not_matched` while population does not answer.
   */
  async match(dossier: ExternalDossier, asked: ActorContext): Promise<ExternalSubject[]> {
    const [applicant] = dossier.subjects.filter(({ role }) => role === 'applicant')
    const others = dossier.subjects.filter((subject) => subject !== applicant)
    await this.one(asMatched(applicant as NamedSubject), dossier, asked)
    for (const other of others) {
      const linked = asMatched(other)
      linked.keys.linkedTo = { personId: applicant?.personId ?? '', kind: 'relative' }
      await this.one(linked, dossier, asked).catch((error: unknown) => {
        throw isDomainError(error) && error.code === 'applicant_mismatch' ? subjectNotLinked() : error
      })
    }
    return this.withResidences(dossier, asked)
  }

  /** Where each of them lives, as far as the agreement lets it be asked. */
  private async withResidences(dossier: ExternalDossier, asked: ActorContext): Promise<ExternalSubject[]> {
    const { correlationId, actorToken, actor, dossier: vouched } = asked
    const lookups = dossier.subjects.map(({ personId, fullName, birthDate }) => ({
      ...{ lookupId: uuidv7(), registry: 'population', subject: { personId, fullName, birthDate } },
      ...{ concepts: [residenceConcept], mode: 'facts' as const },
    }))
    const reply = await this.bus.ask(
      exchange.lookup,
      { ticket: this.dossiers.ticketOf(dossier), lookups },
      { correlationId, actorToken, actor, dossier: vouched, deadline: asked.deadline - reserve },
    )
    return dossier.subjects.map((subject, index) => {
      const { records = [], gaps = {} } = reply.lookups[index] ?? {}
      if (gaps[residenceConcept] === 'unavailable') throw subjectsNotMatched()
      const [fact] = records.flatMap(({ facts }) => facts.filter(({ concept }) => concept === residenceConcept))
      return typeof fact?.value === 'string' ? { ...subject, residenceUnit: fact.value } : subject
    })
  }

  private async one(person: MatchedPerson, dossier: ExternalDossier, asked: ActorContext): Promise<void> {
    const ticket = this.dossiers.ticketOf(dossier)
    const { id, procedure, authority } = dossier
    const about = {
      ...{ id, procedure, applicantPersonId: null, receivedBy: authority, handledBy: authority },
      ...{ status: 'inProgress' as const, consumerClass: ticket.consumerClass },
    }
    const { personId, result } = await this.people.execute(person, about, asked, asked.deadline - reserve)
    if (personId === person.keys.personId) {
      const { manager } = this.database.dataSource
      return this.accesses.record(manager, 'opened', about, asked.actor, { personId })
    }
    if (personId !== undefined || result.gaps['person.match'] === 'unavailable') throw subjectsNotMatched()
    const { correlationId, actor } = asked
    const order = { lookupId: uuidv7(), registry: 'population', subject: person.keys, concepts: ['person.match'] }
    const { checks } = await this.bus.ask(
      exchange.explain,
      { ticket, lookups: [{ ...order, mode: 'match' }], actor },
      { correlationId, deadline: this.clock.deadline(reserve) },
    )
    throw notCovered(checks)
  }
}
