import { Controller, Get } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { PublicKeys } from '#contracts'
import { ServiceKeys } from '#platform'
import { Public } from '../../auth/auth.guard.js'
import { Replies } from '../../http/replies.js'

/** The keys by which anyone verifies what is signed here. */
@ApiTags('Look-ups')
@Controller('v1/keys')
export class KeysController {
  constructor(private readonly keys: ServiceKeys) {}

  /** A JSON Web Key Set (RFC 7517): the key in the header of a receipt is among them. */
  @Public()
  @Replies(PublicKeys)
  @Get()
  published(): PublicKeys {
    return { keys: [this.keys.publicKeyOf('dossiers')] }
  }
}
