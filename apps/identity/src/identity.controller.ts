import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import { identity, TokenRequest, type IdentityDoor, type IssuedToken, type Personas } from '#contracts'
import { IssueToken } from './provider/issue-token.js'
import { ProviderServer } from './provider/provider-server.js'
import { shownPersonas } from './sign-in/personas.rules.js'

@Controller()
export class IdentityController {
  constructor(
    private readonly server: ProviderServer,
    private readonly issueToken: IssueToken,
  ) {}

  @Handles(identity.personas)
  personas(): Personas {
    return { items: shownPersonas() }
  }

  @Handles(identity.token)
  token(@Payload() request: TokenRequest): Promise<IssuedToken> {
    return this.issueToken.execute(request)
  }

  @Handles(identity.door)
  door(): IdentityDoor {
    return { url: this.server.url }
  }
}
