import { Module } from '@nestjs/common'
import { AcceptedIssuers } from '../auth/accepted-issuers.js'
import { IssuerFetch } from './issuer-fetch.js'
import { SessionController } from './session.controller.js'
import { Sessions } from './sessions.js'
import { SignIn } from './sign-in.js'

/** The portal's sign-in and its sessions; needs `SessionSettings` and `GatewaySettings` among the service's settings and @fastify/cookie. */
@Module({
  controllers: [SessionController],
  providers: [Sessions, SignIn, IssuerFetch, AcceptedIssuers],
  exports: [Sessions, IssuerFetch, AcceptedIssuers],
})
export class SessionsModule {}
