import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { FILE_STORE, FileSettings, openFileStore } from '#files'
import { Clock, RuntimeSettings } from '#platform'
import { AuthGuard } from './auth/auth.guard.js'
import { BearerTokens } from './auth/bearer.js'
import { Credentials } from './auth/credentials.js'
import { Asking } from './http/asking.js'
import { ProblemFilter } from './http/problem.filter.js'
import { AcceptedIssuers } from './issuers/accepted-issuers.js'
import { AgreementsController } from './routes/catalog/agreements.controller.js'
import { CalendarsController } from './routes/catalog/calendars.controller.js'
import { FeesController } from './routes/catalog/fees.controller.js'
import { FormsController } from './routes/catalog/forms.controller.js'
import { MinistriesController } from './routes/catalog/ministries.controller.js'
import { ReadinessController } from './routes/catalog/readiness.controller.js'
import { ReferenceController } from './routes/catalog/reference.controller.js'
import { CorrectionsController } from './routes/catalog/corrections.controller.js'
import { DecideOnCorrections } from './routes/catalog/decide-on-corrections.js'
import { OwnedRegistries } from './routes/catalog/owned-registries.js'
import { StatisticsController } from './routes/catalog/statistics.controller.js'
import { UnitsController } from './routes/catalog/units.controller.js'
import { DemoController, DemoGuard } from './routes/demo.controller.js'
import { AttachmentsController } from './routes/dossiers/attachments.controller.js'
import { ResultsController } from './routes/dossiers/results.controller.js'
import { ConsentsController } from './routes/dossiers/consents.controller.js'
import { DossiersController } from './routes/dossiers/dossiers.controller.js'
import { KeptPapersController } from './routes/dossiers/kept-papers.controller.js'
import { ExternalDossiersController } from './routes/lookups/external-dossiers.controller.js'
import { KeysController } from './routes/lookups/keys.controller.js'
import { LookupsController } from './routes/lookups/lookups.controller.js'
import { ExportController } from './routes/me/export.controller.js'
import { ExportPerson } from './routes/me/export-person.js'
import { MyCorrectionsController } from './routes/me/corrections.controller.js'
import { MessagesController } from './routes/me/messages.controller.js'
import { PersonAccessesController } from './routes/me/person-accesses.controller.js'
import { RightsController } from './routes/me/rights.controller.js'
import { ActOnEachDossier } from './routes/offices/act-on-dossiers.js'
import { MeasuresController } from './routes/offices/measures.controller.js'
import { ProgressController } from './routes/once-only/progress.controller.js'
import { ReviewsController } from './routes/once-only/reviews.controller.js'
import { QuotasController } from './routes/offices/quotas.controller.js'
import { OwnerMessagesController } from './routes/offices/owner-messages.controller.js'
import { OpinionsController } from './routes/offices/opinions.controller.js'
import { OfficeWorkController } from './routes/offices/work.controller.js'
import { HealthController, MeController } from './routes/health.controller.js'
import { SessionController } from './routes/session.controller.js'
import { SessionsModule } from './sessions/sessions.module.js'
import { UploadLimits } from './uploads/upload-limits.js'

@Module({
  imports: [SessionsModule],
  controllers: [
    AgreementsController,
    CalendarsController,
    AttachmentsController,
    ResultsController,
    DossiersController,
    ConsentsController,
    FeesController,
    StatisticsController,
    CorrectionsController,
    FormsController,
    ReadinessController,
    ReferenceController,
    UnitsController,
    DemoController,
    HealthController,
    MeController,
    MinistriesController,
    PersonAccessesController,
    KeptPapersController,
    ExportController,
    OfficeWorkController,
    OpinionsController,
    OwnerMessagesController,
    QuotasController,
    MeasuresController,
    ProgressController,
    ReviewsController,
    MessagesController,
    RightsController,
    MyCorrectionsController,
    SessionController,
    ExternalDossiersController,
    LookupsController,
    KeysController,
  ],
  providers: [
    Asking,
    ActOnEachDossier,
    DecideOnCorrections,
    OwnedRegistries,
    ProblemFilter,
    UploadLimits,
    ExportPerson,
    DemoGuard,
    {
      provide: BearerTokens,
      useFactory: (issuers: AcceptedIssuers, clock: Clock) => new BearerTokens((name) => issuers.named(name), clock),
      inject: [AcceptedIssuers, Clock],
    },
    Credentials,
    { provide: FILE_STORE, useFactory: openFileStore, inject: [FileSettings, RuntimeSettings] },
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
})
export class GatewayModule {}
