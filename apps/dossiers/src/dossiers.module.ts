import { Module } from '@nestjs/common'
import { FILE_STORE, FileSettings, openFileStore } from '#files'
import { CertificateDirectory, DEMO_SIGNERS, SIGNERS, SigningSettings, type Signers } from '#papers'
import { Idempotent, LOGGER, RemoveOldKeys, RuntimeSettings, type Logger } from '#platform'
import { Submissions } from './answers/submissions.js'
import { Colleagues } from './colleagues/colleagues.js'
import { AttachmentsController } from './attachments/attachments.controller.js'
import { Attachments } from './attachments/attachments.js'
import { RemoveUnclaimedFiles } from './attachments/remove-unclaimed-files.js'
import { ShownPapers } from './attachments/shown-papers.js'
import { TakeKeptPaper } from './attachments/take-kept-paper.js'
import { AnswerConsent } from './consents/answer-consent.js'
import { ConsentsController } from './consents/consents.controller.js'
import { Consents } from './consents/consents.js'
import { FindConsents } from './consents/find-consents.js'
import { RequestConsent } from './consents/request-consent.js'
import { CorrectionsController } from './corrections/corrections.controller.js'
import { FindCorrections } from './corrections/find-corrections.js'
import { RequestCorrection } from './corrections/request-correction.js'
import { SettleCorrection } from './corrections/settle-correction.js'
import { Dossiers } from './dossier/dossiers.js'
import { History } from './dossier/history.js'
import { AnswerFields } from './drafts/answer-fields.js'
import { DraftsController } from './drafts/drafts.controller.js'
import { NameSubjects } from './drafts/name-subjects.js'
import { OpenDossier } from './drafts/open-dossier.js'
import { RemoveDraft } from './drafts/remove-draft.js'
import { SubmitDossier } from './drafts/submit-dossier.js'
import { ActBeside } from './handling/act-beside.js'
import { CloseExternalDossier } from './external/close-external-dossier.js'
import { CloseOldDossiers } from './external/close-old-dossiers.js'
import { ExternalController } from './external/external.controller.js'
import { ExternalDossiers } from './external/external-dossiers.js'
import { ExternalLookups } from './external/external-lookups.js'
import { LookUpForClient } from './external/look-up-for-client.js'
import { MatchPeople } from './external/match-people.js'
import { TellExternalDossier } from './external/tell-external-dossier.js'
import { ActOnDossier } from './handling/act-on-dossier.js'
import { DecideRepresentation } from './handling/decide-representation.js'
import { AcceptEffect } from './handling/effects/accept.effect.js'
import { CompleteEffect } from './handling/effects/complete.effect.js'
import { Effects } from './handling/effects/effects.js'
import { RequestSupplementEffect } from './handling/effects/request-supplement.effect.js'
import { SupplementEffect } from './handling/effects/supplement.effect.js'
import { HandlingController } from './handling/handling.controller.js'
import { KeepPapers } from './kept-papers/keep-papers.js'
import { KeptPapersController } from './kept-papers/kept-papers.controller.js'
import { KeptPapers } from './kept-papers/kept-papers.js'
import { FactFlags } from './live-facts/fact-flags.js'
import { LiveFactsController } from './live-facts/live-facts.controller.js'
import { DossierClock } from './lifecycle/dossier-clock.js'
import { FindMeasures } from './measures/find-measures.js'
import { KeepMeasure } from './measures/keep-measure.js'
import { MeasuresController } from './measures/measures.controller.js'
import { MatchPerson } from './matching/match-person.js'
import { Mismatches } from './matching/mismatches.js'
import { NamedPeople } from './matching/named-people.js'
import { PersonAccessesController } from './matching/person-accesses.controller.js'
import { PersonAccesses } from './matching/person-accesses.js'
import { RemoveOldMismatches } from './matching/remove-old-mismatches.js'
import { Inbox } from './notices/inbox.js'
import { KeepNotices } from './notices/keep-notices.js'
import { NoticeChoices } from './notices/notice-choices.js'
import { NoticesController } from './notices/notices.controller.js'
import { SendingSettings } from './notices/sending.settings.js'
import { openChannels } from './notices/sending/open-channels.js'
import { PlanMessages } from './notices/sending/plan-messages.js'
import { CHANNELS, INBOX_ADDRESS, SendMessages } from './notices/sending/send-messages.js'
import { TellDeadlines } from './notices/tell-deadlines.js'
import { FindAskedOpinions } from './opinions/find-asked-opinions.js'
import { GiveOpinion } from './opinions/give-opinion.js'
import { OpinionsController } from './opinions/opinions.controller.js'
import { RequestOpinion } from './opinions/request-opinion.js'
import { OutcomesController } from './outcomes/outcomes.controller.js'
import { Outcomes } from './outcomes/outcomes.js'
import { PrefillDossier } from './prefill/prefill-dossier.js'
import { PrefillController } from './prefill/prefill.controller.js'
import { Prefills } from './prefill/prefills.js'
import { RecountDue } from './recounts/recount-due.js'
import { NoteRepeats } from './repeats/note-repeats.js'
import { SameEvents } from './repeats/same-events.js'
import { FindResults } from './results/find-results.js'
import { IssueResult } from './results/issue-result.js'
import { ResultsController } from './results/results.controller.js'
import { FindPrinted } from './printed-forms/find-printed.js'
import { PrintForm } from './printed-forms/print-form.js'
import { PrintedFormsController } from './printed-forms/printed-forms.controller.js'
import { ResultSettings } from './results/result.settings.js'
import { SimulateClock } from './simulations/simulate-clock.js'
import { SimulateDue } from './simulations/simulate-due.js'
import { SimulationsController } from './simulations/simulations.controller.js'
import { AnswerRequest } from './rights/answer-request.js'
import { AskForRight } from './rights/ask-for-right.js'
import { Controllers } from './rights/controllers.js'
import { FindRequests } from './rights/find-requests.js'
import { HandOverRequests } from './rights/hand-over-requests.js'
import { RemoveOldRequests } from './rights/remove-old-requests.js'
import { RightsController } from './rights/rights.controller.js'
import { RightsRequests } from './rights/rights-requests.js'
import { CountDossiers } from './statistics/count-dossiers.js'
import { StatisticsController } from './statistics/statistics.controller.js'
import { FindDossiers } from './views/find-dossiers.js'
import { KeptReplies } from './views/kept-replies.js'
import { ViewsController } from './views/views.controller.js'
import { Views } from './views/views.js'
import { RerouteDossiers } from './transfers/reroute-dossiers.js'
import { TransferDossier } from './transfers/transfer-dossier.js'
import { AssignDossier } from './work/assign-dossier.js'
import { OfficeNotes } from './work/office-notes.js'
import { WorkController } from './work/work.controller.js'

@Module({
  controllers: [
    ...[ViewsController, DraftsController, PrefillController, HandlingController, ConsentsController],
    ...[CorrectionsController, StatisticsController, PersonAccessesController, SimulationsController],
    ...[AttachmentsController, ResultsController, NoticesController, OutcomesController, WorkController],
    ...[PrintedFormsController, KeptPapersController, LiveFactsController, MeasuresController, RightsController],
    ...[OpinionsController],
    ExternalController,
  ],
  providers: [
    ...[Dossiers, History, Views, Idempotent, RemoveOldKeys, RemoveOldMismatches, FindDossiers, KeptReplies],
    ...[MatchPerson, Mismatches, PersonAccesses, NamedPeople, Submissions],
    ...[OpenDossier, NameSubjects, RemoveDraft],
    ...[SubmitDossier, DossierClock, SimulateClock, SimulateDue, RecountDue],
    ...[ActBeside, RequestOpinion, GiveOpinion, FindAskedOpinions],
    ...[ActOnDossier, Effects, AcceptEffect, RequestSupplementEffect, SupplementEffect, CompleteEffect],
    ...[Consents, RequestConsent, AnswerConsent, FindConsents, DecideRepresentation],
    ...[PrefillDossier, Prefills, AnswerFields, RequestCorrection, SettleCorrection, FindCorrections],
    ...[Attachments, ShownPapers, RemoveUnclaimedFiles],
    ...[KeepPapers, KeptPapers, TakeKeptPaper, FactFlags],
    { provide: FILE_STORE, useFactory: openFileStore, inject: [FileSettings, RuntimeSettings] },
    ...[IssueResult, FindResults, Outcomes, PrintForm, FindPrinted],
    {
      provide: SIGNERS,
      useFactory: (settings: SigningSettings, logger: Logger, demo?: Signers) =>
        demo ?? new CertificateDirectory(settings, logger),
      inject: [SigningSettings, LOGGER, { token: DEMO_SIGNERS, optional: true }],
    },
    ...[KeepNotices, Inbox, NoticeChoices, TellDeadlines, PlanMessages, SendMessages],
    { provide: CHANNELS, useFactory: openChannels, inject: [SendingSettings] },
    {
      provide: INBOX_ADDRESS,
      useFactory: ({ publicUrl }: ResultSettings) => `${publicUrl}/messages`,
      inject: [ResultSettings],
    },
    ...[TransferDossier, RerouteDossiers, AssignDossier, Colleagues, OfficeNotes, KeepMeasure, FindMeasures],
    ...[Controllers, RightsRequests, FindRequests, AskForRight, AnswerRequest, RemoveOldRequests, HandOverRequests],
    ...[CountDossiers, NoteRepeats, SameEvents],
    ...[
      ExternalDossiers,
      ExternalLookups,
      MatchPeople,
      TellExternalDossier,
      CloseExternalDossier,
      CloseOldDossiers,
      LookUpForClient,
    ],
  ],
})
export class DossiersModule {}
