import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Answers } from '#bus'
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

  @Answers(identity.personas)
  personas(): Personas {
    return { items: shownPersonas() }
  }

  @Answers(identity.token)
  token(@Payload() request: TokenRequest): Promise<IssuedToken> {
    return this.issueToken.execute(request)
  }

  @Answers(identity.door)
  door(): IdentityDoor {
    return { url: this.server.url }
  }
}
