import { Module } from '@nestjs/common'
import { IdentityController } from './identity.controller.js'
import { IdentityKeys } from './provider/identity-keys.js'
import { IssueToken } from './provider/issue-token.js'
import { ProviderServer } from './provider/provider-server.js'

@Module({
  controllers: [IdentityController],
  providers: [ProviderServer, IdentityKeys, IssueToken],
})
export class IdentityModule {}
