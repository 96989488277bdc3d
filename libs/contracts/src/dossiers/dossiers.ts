import { IsDefined, IsIn, IsOptional, IsString, IsUUID, Matches } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { OrNull } from '../language/nullable.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { people, services } from '../messages/access.js'
import { command, query, facts, Nothing } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'
import { CorrectionSettled, correctionStatuses, type CorrectionStatus } from '../registries/corrections.js'
import { FactChanged } from '../registries/fact-changes.js'
import { OutcomeRef, SignedOutcome } from '../registries/outcomes.js'
import { anyConnector, registryIdPattern, registryServices, type RegistryId } from '../services.js'
import { DueView } from '../clock/clock.js'
import {
  OpenDossierCommand,
  ListDossiers,
  ListTimeline,
  DossierRef,
  PrefillCommand,
  NameSubjectsCommand,
  AnswerCommand,
  CorrectionCommand,
  SubmitCommand,
  ActCommand,
  SeeChangedFactsCommand,
  SimulateDueCommand,
  DecideRepresentationCommand,
} from './commands.js'
import { dossierAccess } from './dossier-access.js'
import { PrefilledSnapshot, SnapshotView } from './snapshot.js'
import { DossierView, DossierPage, Timeline, Submission, CorrectionOpened, Done } from './views.js'

export const dossierFactKinds = [
  'opened',
  'prefilled',
  'submitted',
  'acted',
  'closed',
  'deleted',
  'correctionOpened',
  'outcomeSigned',
] as const

/** Something that happened to a dossier; ids only. */
export class DossierFact {
  @IsIn(dossierFactKinds) kind: (typeof dossierFactKinds)[number]
  @IsUUID() dossierId: string
  @IsString() at: string
  @IsOptional() @IsUUID() correctionId?: string
  @IsOptional() @IsUUID() outcomeId?: string
  @IsOptional() @Matches(registryIdPattern) registry?: RegistryId
}

export class CorrectionRef {
  @IsUUID() correctionId: string
}

/** A record within the answer to a look-up. */
export class RecordRef {
  @IsString() kind: string
  @IsString() key: string
}

/** What the office that keeps a record reads of a correction meant for it. */
export class CorrectionView {
  @IsUUID() correctionId: string
  @IsUUID() dossierId: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsString() concept: string
  @IsUUID() lookupId: string
  /** Which record of the look-up's answer it is, where that is known. */
  @IsOptional() @IsA(() => RecordRef) record?: RecordRef
  @IsDefined() claimedValue: unknown
  /** What was held when it was claimed to be wrong. */
  @IsOptional() heldValue?: unknown
  @IsString() reason: string
  @IsString() at: string
  /** By when it is to be decided. */
  @IsString() dueAt: string
  /** How sure that deadline is; C is a sample. */
  @IsIn(certainties) dueCertainty: Certainty
}

/** `GET /v1/me/corrections`: one that was asked for in an own dossier. */
export class MyCorrection {
  @IsUUID() id: string
  /** The office's; null until it has taken the claim to its books. */
  @OrNull() @IsString() number: string | null
  @Matches(registryIdPattern) registry: RegistryId
  @IsBilingual() registryName: Bilingual
  @IsString() concept: string
  @IsBilingual() conceptName: Bilingual
  @IsString() path: string
  @IsUUID() dossierId: string
  /** Null of a draft. */
  @OrNull() @IsString() dossierCode: string | null
  @IsDefined() claimedValue: unknown
  @IsOptional() heldValue?: unknown
  @IsIn(correctionStatuses) status: CorrectionStatus
  @IsString() openedAt: string
  @IsString() dueAt: string
  /** How sure the deadline is; C is a sample. */
  @IsIn(certainties) dueCertainty: Certainty
  @IsOptional() @IsString() decidedAt?: string
  @IsOptional() @IsString() reason?: string
}

export class MyCorrectionPage extends Page {
  @IsListOf(() => MyCorrection) items: MyCorrection[]
}

/** What `dossiers` answers and announces. */
export const dossiers = {
  open: command('dossiers.open.v1', OpenDossierCommand, DossierView, dossierAccess.open),
  prefill: command('dossiers.prefill.v1', PrefillCommand, PrefilledSnapshot, dossierAccess.prefill),
  snapshot: query('dossiers.snapshot.v1', DossierRef, SnapshotView, dossierAccess.read),
  subjects: command('dossiers.subjects.v1', NameSubjectsCommand, DossierView, dossierAccess.fill),
  representation: command(
    'dossiers.representation.v1',
    DecideRepresentationCommand,
    DossierView,
    dossierAccess.decideRepresentation,
  ),
  answer: command('dossiers.answer.v1', AnswerCommand, DossierView, dossierAccess.fill),
  correct: command('dossiers.correct.v1', CorrectionCommand, CorrectionOpened, dossierAccess.correct),
  submit: command('dossiers.submit.v1', SubmitCommand, Submission, dossierAccess.submit, { mayRepeat: true }),
  list: query('dossiers.list.v1', ListDossiers, DossierPage, dossierAccess.list),
  get: query('dossiers.get.v1', DossierRef, DossierView, dossierAccess.read),
  simulateDue: query('dossiers.simulate-due.v1', SimulateDueCommand, DueView, dossierAccess.read),
  timeline: query('dossiers.timeline.v1', ListTimeline, Timeline, dossierAccess.read),
  remove: command('dossiers.remove.v1', DossierRef, Done, dossierAccess.remove),
  seeChangedFacts: command('dossiers.seeChangedFacts.v1', SeeChangedFactsCommand, DossierView, dossierAccess.seeFacts),
  act: command('dossiers.act.v1', ActCommand, DossierView, dossierAccess.act),
  correction: query(
    'dossiers.correction.v1',
    CorrectionRef,
    CorrectionView,
    services(...registryServices, anyConnector),
  ),
  /** What a connector says of a fact that changed; a registry of the source announces it as a fact. */
  factChanged: command('dossiers.factChanged.v1', FactChanged, Nothing, services(anyConnector), { mayRepeat: true }),
  /** What a connector says of a claim it took or that was decided on; a registry of the source announces it as a fact. */
  correctionSettled: command('dossiers.correctionSettled.v1', CorrectionSettled, Nothing, services(anyConnector), {
    mayRepeat: true,
  }),
  myCorrections: query('dossiers.my-corrections.v1', ListEntries, MyCorrectionPage, people({ roles: ['citizen'] })),
  outcome: query('dossiers.outcome.v1', OutcomeRef, SignedOutcome, services(...registryServices)),
  facts: facts('dossiers.facts.v1', DossierFact),
} as const
