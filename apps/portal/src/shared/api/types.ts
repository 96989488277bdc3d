import type * as contracts from '#contracts'
import type { BodyOf, Localised } from '#contracts'
export type { FeeUnit, GapKind, LandKeys, OutageMode, PartStatus, Quality, RegistryOutage } from '#contracts'

/** A text in both languages of the portal. */
export type LocalText = contracts.Bilingual

/** A text the gateway has already put into the reader's language, or left in both. */
export type Readable = string | LocalText

/** A JSON value as it stands in a form's data. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/** Answers by field path (JSON Pointer). */
export type Answers = Record<string, Value>

/** A page of a list, newest change first. */
export type Page<T> = contracts.Page & { items: T[] }

/** A field whose values are read as JSON. */
type WithValue<T extends { value?: unknown }> = Omit<T, 'value'> & { value?: Value }

// Who is signed in, and the demo's people
export type Me = contracts.Me
export type Persona = Localised<contracts.Persona>

// What the look-ups of a dossier returned
export type Source = Localised<contracts.FieldSource>
export type Gap = Localised<contracts.FieldGap>
export type Choice = contracts.FieldChoice
export type SnapshotField = WithValue<Localised<contracts.SnapshotField>>
export type Snapshot = Omit<Localised<contracts.SnapshotView>, 'fields'> & { fields: SnapshotField[] }

// Whether a paper is genuine
export type Verification = Localised<contracts.Verification>

// Procedures and their forms
export type Procedure = Localised<contracts.ProcedureSummary>
export type ProcedureDetail = Localised<contracts.ProcedureDescription>
export type Waiver = Localised<contracts.WaivedQuestion>
export type ChannelFee = Localised<contracts.ProcedureFee>
export type LocalFee = contracts.LocalFeeView
export type Certainty = contracts.Certainty
export type FormDocument = contracts.FormDocument

/** The part of JSON Schema that forms use; questions of the portal itself have labels in one language. */
export interface FieldSchema extends Omit<contracts.JsonSchema, 'enum' | 'x-labels' | 'items' | 'properties'> {
  enum?: Value[]
  'x-labels'?: Record<string, Readable>
  items?: FieldSchema
  properties?: Record<string, FieldSchema>
}

export type LayoutField = contracts.FormField
export type LayoutSection = contracts.FormSection

// Dossiers
export type Status = contracts.DossierStatus
export type DossierItem = Localised<contracts.DossierListItem>
export type Dossier = Omit<BodyOf<contracts.DossierView>, 'answers' | 'requestedBefore'> & {
  answers: Answers
  requestedBefore?: Answers
}
export type DossierPart = Localised<contracts.DossierPart>
export type NamedSubject = contracts.NamedSubject
export type Representation = contracts.RepresentationView
export type Receipt = BodyOf<contracts.Submission>
export type DossierFee = contracts.DossierFee
export type TimelineItem = contracts.TimelineItem
export type Consent = Localised<contracts.ConsentView>
export type Attachment = contracts.AttachmentView
export type ShownPaper = contracts.ShownPaper
// Corrections, of whoever asked for them and of the owner of the record
export type CorrectionStatus = contracts.CorrectionStatus
export type MyCorrection = Localised<contracts.MyCorrection>
export type OwnedCorrection = Localised<contracts.OwnedCorrection>
export type CorrectionDecision = BodyOf<contracts.DecideCorrection>
export type CorrectionBatch = BodyOf<contracts.DecideCorrections>
export type CorrectionResult = Localised<contracts.CorrectionResult>
export type RegistryFigures = contracts.RegistryFigures

export type KeptPaper = Localised<contracts.KeptPaperView>
export type KeptPaperOffer = Localised<contracts.KeptPaperOffer>
export type Purpose = contracts.AttachmentPurpose
export type PersonAccess = Localised<contracts.PersonAccessView>
export type Message = Localised<contracts.NoticeView>
export type OwnerMessage = Localised<contracts.OwnerMessage>
export type MessageChoice = contracts.NoticeChoiceView
export type MessageChannel = contracts.NoticeChannel

// What people ask about data of theirs
export type RightKind = contracts.RightKind
export type RightsDecision = contracts.RightsDecision
export type RightsTerm = contracts.RightsTerm
export type RightsTerms = contracts.RightsTerms
export type DataController = Localised<contracts.DataController>
export type RightsRequest = Localised<contracts.RightsRequestView>
export type RightsAsked = Localised<contracts.RightsRequestAsked>
export type RightsDetail = Localised<contracts.RightsRequestDetail>
export type RightsRequestRequest = contracts.AskForRight
export type RightsAnswerRequest = contracts.AnswerRight

// How an office shares its work
export type Colleague = contracts.Colleague
export type OfficeNote = contracts.OfficeNote
export type Opinion = Localised<contracts.OpinionView>
export type AskedOpinionItem = Localised<contracts.AskedOpinionItem>
export type AskedOpinion = Localised<contracts.AskedOpinion>
export type OpinionDecision = contracts.OpinionDecision
export type Office = Localised<contracts.Authority>
export type BatchedAct = contracts.BatchedAct
export type BatchedResult = BodyOf<contracts.BatchedResult>

// What the work of offices comes to
export type Measure = Localised<contracts.Measure>
export type MeasuredDossier = Localised<contracts.MeasuredDossier>
export type Quota = contracts.QuotaItem

// What is sent
export type ApplicantClaim = contracts.ApplicantClaim
export type ActingFor = contracts.ActingFor
export type ActingKind = contracts.RepresentationKind
export type ActingScope = contracts.RepresentationScope
export type ActingDecision = contracts.DecideRepresentation
export type MessageChoiceRequest = contracts.NoticeChoice
export type ActionRequest = contracts.ActOnDossier

// Refusals
export type InputError = Localised<contracts.InputError>

// Places
export type Commune = Pick<contracts.FoundUnit, 'code' | 'path' | 'office'>
export type Province = Pick<contracts.UnitView, 'code' | 'name'>

// What ministries state
export type Registry = Localised<contracts.Registry>
export type Concept = Localised<contracts.Concept>
export type Announcement = contracts.Announcement
export type Agreement = contracts.AgreementView
export type AgreementDecision = contracts.DecideOnAgreement
export type Readiness = Localised<contracts.NationalReadiness>

// How far the announcements have come, and doubts about forms
export type Progress = Localised<contracts.Progress>
export type ConceptProgress = Localised<contracts.ConceptProgress>
export type RegistryProgress = Localised<contracts.RegistryProgress>
export type NextAnnouncement = Localised<contracts.NextAnnouncement>
export type FormReview = Localised<contracts.Review>
export type AnsweredReview = Localised<contracts.AnsweredReview>
export type ReviewAnswer = contracts.ReviewAnswer
export type ReviewDecisionRequest = contracts.AnswerReview
