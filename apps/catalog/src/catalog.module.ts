import { Module } from '@nestjs/common'
import { StateOwner, type BusRuntime } from '#bus'
import { catalog, type CatalogueEntry } from '#contracts'
import { BusRuntimeToken, Idempotent, RemoveOldKeys } from '#platform'
import { AgreementsController } from './agreements/agreements.controller.js'
import { DecideOnAgreement } from './agreements/decide-on-agreement.js'
import { ProposeAgreements } from './agreements/propose-agreements.js'
import { Announcing } from './announcements/announce.js'
import { AnnouncementsController } from './announcements/announcements.controller.js'
import { AuthoritiesController } from './authorities/authorities.controller.js'
import { GetAuthority } from './authorities/get-authority.js'
import { ListAuthorities } from './authorities/list-authorities.js'
import { ConceptsController } from './concepts/concepts.controller.js'
import { Register } from './concepts/register.js'
import { CalendarsController } from './calendars/calendars.controller.js'
import { Calendars } from './calendars/calendars.js'
import { WarnOfMissingCalendar } from './calendars/warn-of-missing-calendar.js'
import { CatalogueStore } from './entries/catalogue-store.js'
import { ChangeEntries } from './entries/change-entries.js'
import { OnceOnly } from './entries/once-only.js'
import { SpreadCatalogue } from './entries/spread-catalogue.js'
import { EnterFee } from './fees/enter-fee.js'
import { FeesController } from './fees/fees.controller.js'
import { FindLocalFee } from './fees/find-local-fee.js'
import { FlagField } from './flags/flag-field.js'
import { FlagsController } from './flags/flags.controller.js'
import { Certifier } from './forms/certifier.js'
import { CheckForm } from './forms/check-form.js'
import { FindSurroundings } from './forms/find-surroundings.js'
import { FormsController } from './forms/forms.controller.js'
import { GetForm } from './forms/get-form.js'
import { RecheckForms } from './forms/recheck-forms.js'
import { GetProcedure } from './procedures/get-procedure.js'
import { ListProcedures } from './procedures/list-procedures.js'
import { MeasureBurden } from './procedures/measure-burden.js'
import { ProceduresController } from './procedures/procedures.controller.js'
import { MeasureProgress } from './progress/measure-progress.js'
import { ProgressController } from './progress/progress.controller.js'
import { AnswerReview } from './publishing/answer-review.js'
import { PublishForm } from './publishing/publish-form.js'
import { PublishingController } from './publishing/publishing.controller.js'
import { ReviewGuard } from './publishing/review-guard.js'
import { ViewReviews } from './publishing/view-reviews.js'
import { MeasureReadiness } from './readiness/measure-readiness.js'
import { OwnerMessages } from './owner-messages/owner-messages.js'
import { OwnerMessagesController } from './owner-messages/owner-messages.controller.js'
import { ReadinessController } from './readiness/readiness.controller.js'
import { ReviewStore } from './reviews/review-store.js'
import { CertifySeeds } from './seeding/certify-seeds.js'
import { LoadSeeds } from './seeding/load-seeds.js'
import { StartCatalogue } from './seeding/start-catalogue.js'
import { GrantWaiver } from './waivers/grant-waiver.js'
import { WaiversController } from './waivers/waivers.controller.js'

/** The owner's side of `catalog.state.v1`; the bus has to run before anything can be spread. */
async function ownState(runtime: BusRuntime): Promise<StateOwner<CatalogueEntry>> {
  await runtime.start()
  return runtime.own(catalog.state)
}

@Module({
  controllers: [
    AgreementsController,
    AnnouncementsController,
    AuthoritiesController,
    CalendarsController,
    ConceptsController,
    FeesController,
    FlagsController,
    FormsController,
    ProceduresController,
    ProgressController,
    PublishingController,
    OwnerMessagesController,
    ReadinessController,
    WaiversController,
  ],
  providers: [
    Announcing,
    AnswerReview,
    Calendars,
    CatalogueStore,
    Certifier,
    CertifySeeds,
    ChangeEntries,
    CheckForm,
    DecideOnAgreement,
    EnterFee,
    FindLocalFee,
    FindSurroundings,
    FlagField,
    GetAuthority,
    GetForm,
    GetProcedure,
    ListAuthorities,
    ListProcedures,
    LoadSeeds,
    MeasureBurden,
    MeasureProgress,
    MeasureReadiness,
    GrantWaiver,
    Idempotent,
    OnceOnly,
    OwnerMessages,
    ProposeAgreements,
    PublishForm,
    RecheckForms,
    Register,
    RemoveOldKeys,
    ReviewGuard,
    ReviewStore,
    SpreadCatalogue,
    StartCatalogue,
    ViewReviews,
    WarnOfMissingCalendar,
    { provide: StateOwner, useFactory: ownState, inject: [BusRuntimeToken] },
  ],
})
export class CatalogModule {}
