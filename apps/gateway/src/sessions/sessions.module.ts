import { Module } from '@nestjs/common'
import { AcceptedIssuers } from '../issuers/accepted-issuers.js'
import { IssuerFetch } from './issuer-fetch.js'
import { Sessions } from './sessions.js'
import { SignIn } from './sign-in.js'

/** The portal's sign-in and its sessions; needs `SessionSettings` and `GatewaySettings` among the service's settings and @fastify/cookie. */
@Module({
  providers: [Sessions, SignIn, IssuerFetch, AcceptedIssuers],
  exports: [Sessions, SignIn, IssuerFetch, AcceptedIssuers],
})
export class SessionsModule {}
