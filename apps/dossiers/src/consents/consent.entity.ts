import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { ConsentAnswer } from '#contracts'

/** The request to one person that a dossier may ask the databases about them in one role, and what they said. */
@Entity('consent')
export class Consent {
  @PrimaryColumn('uuid') id: string
  @Column('uuid', { name: 'dossier_id' }) dossierId: string
  @Column('text') role: string
  @Column('text', { name: 'person_id' }) personId: string
  @Column('text', { name: 'full_name' }) fullName: string
  @Column('text', { name: 'birth_date' }) birthDate: string
  /** The name of who asked. */
  @Column('text', { name: 'requested_by' }) requestedBy: string
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date
  @Column('text', { nullable: true }) answer: ConsentAnswer | null
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null
  /** The name of the official who wrote the answer down at the counter; none where the person answered without one. */
  @Column('text', { name: 'recorded_by', nullable: true }) recordedBy: string | null
  @Column('text', { nullable: true }) reason: string | null

  /** What the person answered; the last answer counts. */
  answerAs(answer: ConsentAnswer, at: Date): void {
    Object.assign(this, { answer, answeredAt: at, recordedBy: null, reason: null })
  }

  /** An official writes down what the person said at the counter. */
  recordAs(answer: ConsentAnswer, official: string, reason: string, at: Date): void {
    Object.assign(this, { answer, answeredAt: at, recordedBy: official, reason })
  }
}
