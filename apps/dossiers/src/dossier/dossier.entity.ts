import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm'
import type { Actor, DossierAction, DossierFee, DossierStatus, FormProcess, NamedSubject } from '#contracts'
import { act } from '../lifecycle/actions.rules.js'
import type { CompletedPart } from '../lifecycle/parts.rules.js'
import type { Representation } from '../representation/representation.rules.js'
import type { Inquiry, Transfer } from '../standing/standing.rules.js'
import type { Dispute } from './dispute.rules.js'

/** A person named for a role; `attested` by an official with a reason, or waiting for the person's own consent. */
export interface DossierSubject extends NamedSubject {
  attested: boolean
}

/** A place a supplement was asked for, with the answer that stood there then; none where it was not answered. */
export interface Wanted {
  path: string
  answer?: unknown
}

/** One case of one applicant. */
@Entity('dossier')
export class Dossier {
  @PrimaryColumn('uuid') id: string
  @Column('text', { nullable: true }) code: string | null
  @Column('text') procedure: string
  @Column('text', { name: 'form_version' }) formVersion: string
  @Column('text') status: DossierStatus
  @Column('text') identity: 'verified' | 'unverified'
  /** Who opened it: the citizen, or an official at the counter. */
  @Column('text') channel: 'citizen' | 'counter'
  @Column('text', { name: 'created_by' }) createdBy: string
  @Column('text', { name: 'applicant_person_id', nullable: true }) applicantPersonId: string | null
  @Column('text', { name: 'applicant_old_id', nullable: true }) applicantOldId: string | null
  @Column('text', { name: 'applicant_passport', nullable: true }) applicantPassport: string | null
  @Column('text', { name: 'applicant_name' }) applicantName: string
  /** The applicant's name without accents and case, for search. */
  @Column('text', { name: 'search_name' }) searchName: string
  @Column('text', { name: 'applicant_birth_date', nullable: true }) applicantBirthDate: string | null
  /** Today's unit code of the commune of residence, where known. */
  @Column('text', { name: 'residence_unit', nullable: true }) residenceUnit: string | null
  @Column('text', { name: 'received_by', nullable: true }) receivedBy: string | null
  @Column('text', { name: 'handled_by', nullable: true }) handledBy: string | null
  /** People population does not link; only attested ones are asked about. */
  @Column('jsonb') subjects: DossierSubject[]
  /** Who acts for the applicant, if anybody. */
  @Column('jsonb', { nullable: true }) representation: Representation | null
  /** What a person typed, by path. */
  @Column('jsonb') answers: Record<string, unknown>
  /** Which record was chosen where there are several, by path. */
  @Column('jsonb') chosen: Record<string, string>
  /** What corrections were asked of. */
  @Column('jsonb') disputed: Dispute[]
  /** What an official asked to be supplemented. */
  @Column('jsonb') wanted: Wanted[]
  /** The parts of a journey that are done. */
  @Column('jsonb', { name: 'completed_parts' }) completedParts: CompletedPart[]
  /** The account of the official who works on it, and the name; of the office that handles it. */
  @Column('text', { name: 'assigned_to', nullable: true }) assignedTo: string | null
  @Column('text', { name: 'assigned_name', nullable: true }) assignedName: string | null
  /** While another office is asked to take it over. */
  @Column('jsonb', { nullable: true }) transfer: Transfer | null
  /** The offices it waits for, each also as what heads above it look for; see {@link marksOf}. */
  @Column('text', { name: 'asked_offices', array: true }) askedOffices: string[]
  /** The opinions other offices were asked for. */
  @Column('jsonb') inquiries: Inquiry[]
  @Column('uuid', { name: 'snapshot_id', nullable: true }) snapshotId: string | null
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date
  @Column('timestamptz', { name: 'received_at', nullable: true }) receivedAt: Date | null
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null
  /** What it costs, as it was known on submission. */
  @Column('json', { nullable: true }) fee: DossierFee | null
  /** Counts the changes of what look-ups and decisions rest on; the database keeps it. */
  @Column({ type: 'int', update: false, insert: false }) grounds: number
  @VersionColumn() version: number

  /** Takes an action of its graph, or throws why it is not possible. */
  take(process: FormProcess, action: DossierAction, actor: Actor, reason: string | undefined, at: Date): void {
    this.status = act(process, this.status, action, actor, reason)
    this.changedAt = at
  }

  /** Another office is asked to take it over, or, with null, none any more. */
  pass(transfer: Transfer | null): void {
    this.transfer = transfer
    this.askedOffices = transfer ? marksOf(transfer.to) : []
  }

  /** The office that was asked takes it over: who worked on it at the other works on it no longer. */
  handOver(office: string): void {
    this.handledBy = office
    this.assignedTo = null
    this.assignedName = null
    this.pass(null)
  }

  /** Another office is asked for its opinion. */
  inquire(inquiry: Omit<Inquiry, 'isOpen'>): void {
    this.inquiries = [...this.inquiries, { ...inquiry, isOpen: true }]
  }

  /** These inquiries wait for no answer any more. */
  endInquiries(ids: readonly string[]): void {
    this.inquiries = this.inquiries.map((one) => (ids.includes(one.id) ? { ...one, isOpen: false } : one))
  }

  /** An inquiry is addressed to another office from now on. */
  passInquiryOn(id: string, to: string): void {
    this.inquiries = this.inquiries.map((one) => (one.id === id ? { ...one, to } : one))
  }

  /** One procedure of a journey is done; the others are not touched. */
  completePart(procedure: string, actor: Actor, at: Date): void {
    this.completedParts = [...this.completedParts, { procedure, at: at.toISOString(), by: actor.name }]
    this.changedAt = at
  }

  /** The dossier is submitted under its code at an instant, and counts as received then or earlier; from now on the clock runs. */
  submit(
    code: string,
    receivedBy: string,
    at: Date,
    { receivedAt, dueAt, fee }: Pick<Dossier, 'receivedAt' | 'dueAt' | 'fee'>,
  ): void {
    this.code = code
    this.receivedBy = receivedBy
    this.handledBy = receivedBy
    this.status = 'submitted'
    this.receivedAt = receivedAt
    this.changedAt = at
    this.dueAt = dueAt
    this.fee = fee
  }
}

/** The marks by which lists find a dossier that waits for an office: its code, and `<code>.*` of each authority above. */
export function marksOf(office: string): string[] {
  const parts = office.split('.')
  return [office, ...parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.*`)]
}
