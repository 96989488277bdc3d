import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { Clock } from '#platform'
import { AgreementsController } from './agreements/agreements.controller.js'
import { AuthGuard } from './auth/auth.guard.js'
import { BearerTokens } from './auth/bearer.js'
import { Credentials } from './auth/credentials.js'
import { AcceptedIssuers } from './auth/accepted-issuers.js'
import { ConsentsController } from './consents/consents.controller.js'
import { DemoController, DemoGuard } from './demo/demo.controller.js'
import { DossiersController } from './dossiers/dossiers.controller.js'
import { FeesController } from './fees/fees.controller.js'
import { FiguresController } from './figures/figures.controller.js'
import { FormsController } from './forms/forms.controller.js'
import { HealthController, MeController } from './health/health.controller.js'
import { Asking } from './http/asking.js'
import { ProblemFilter } from './http/problem.filter.js'
import { MinistriesController } from './ministries/ministries.controller.js'
import { PersonAccessesController } from './person-accesses/person-accesses.controller.js'
import { ReadinessController } from './readiness/readiness.controller.js'
import { ReferenceController } from './reference/reference.controller.js'
import { SessionsModule } from './sessions/sessions.module.js'
import { UnitsController } from './units/units.controller.js'

@Module({
  imports: [SessionsModule],
  controllers: [
    AgreementsController,
    DossiersController,
    ConsentsController,
    FeesController,
    FiguresController,
    FormsController,
    ReadinessController,
    ReferenceController,
    UnitsController,
    DemoController,
    HealthController,
    MeController,
    MinistriesController,
    PersonAccessesController,
  ],
  providers: [
    Asking,
    ProblemFilter,
    DemoGuard,
    {
      provide: BearerTokens,
      useFactory: (issuers: AcceptedIssuers, clock: Clock) => new BearerTokens((name) => issuers.named(name), clock),
      inject: [AcceptedIssuers, Clock],
    },
    Credentials,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
})
export class GatewayModule {}
