import { Module } from '@nestjs/common'
import { IdentityController } from './identity.controller.js'
import { IdentityKeys } from './provider/identity-keys.js'
import { ProviderServer } from './provider/provider-server.js'
import { IssueToken } from './tokens/issue-token.js'

@Module({
  controllers: [IdentityController],
  providers: [ProviderServer, IdentityKeys, IssueToken],
})
export class IdentityModule {}
