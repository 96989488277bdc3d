import { Module } from '@nestjs/common'
import { Idempotent, RemoveOldKeys } from '#platform'
import { AnswerFields } from './answers/answer-fields.js'
import { ActingParts, ActOnDossier } from './cases/act-on-dossier.js'
import { DossiersController, DraftsController } from './cases/dossiers.controller.js'
import { Dossiers } from './cases/dossiers.js'
import { FindDossiers } from './cases/find-dossiers.js'
import { MatchPerson } from './cases/match-person.js'
import { Mismatches } from './cases/mismatches.js'
import { NameSubjects, NamingParts } from './cases/name-subjects.js'
import { OpenDossier, OpeningParts } from './cases/open-dossier.js'
import { PersonAccessesController } from './cases/person-accesses.controller.js'
import { PersonAccesses } from './cases/person-accesses.js'
import { RemoveDraft } from './cases/remove-draft.js'
import { RemoveOldMismatches } from './cases/remove-old-mismatches.js'
import { SubmitDossier, SubmittingParts } from './cases/submit-dossier.js'
import { Submissions } from './cases/submissions.js'
import { Views } from './cases/views.js'
import { AnswerConsent } from './consents/answer-consent.js'
import { Consents } from './consents/consents.js'
import { ConsentsController } from './consents/consents.controller.js'
import { FindConsents } from './consents/find-consents.js'
import { RequestConsent, RequestingParts } from './consents/request-consent.js'
import { RequestCorrection } from './corrections/request-correction.js'
import { CountDossiers } from './figures/count-dossiers.js'
import { FiguresController } from './figures/figures.controller.js'
import { PrefillDossier } from './prefill/prefill-dossier.js'
import { NoteRepeats, NotingParts } from './repeats/note-repeats.js'
import { SameEvents } from './repeats/same-events.js'
import { Prefills } from './prefill/prefills.js'
import { DecideRepresentation } from './representation/decide-representation.js'

@Module({
  controllers: [DraftsController, DossiersController, ConsentsController, FiguresController, PersonAccessesController],
  providers: [
    ...[Dossiers, Views, Idempotent, RemoveOldKeys, RemoveOldMismatches, FindDossiers],
    ...[MatchPerson, Mismatches, PersonAccesses, Submissions],
    ...[OpenDossier, OpeningParts, NameSubjects, NamingParts, RemoveDraft],
    ...[SubmitDossier, SubmittingParts, ActOnDossier, ActingParts],
    ...[Consents, RequestConsent, RequestingParts, AnswerConsent, FindConsents, DecideRepresentation],
    ...[PrefillDossier, Prefills, AnswerFields, RequestCorrection],
    ...[CountDossiers, NoteRepeats, NotingParts, SameEvents],
  ],
})
export class DossiersModule {}
