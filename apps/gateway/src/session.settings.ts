import { IsOptional, IsString, IsUrl, Matches } from 'class-validator'
import { Setting } from '#platform'

/** How the portal signs people in. */
export class SessionSettings {
  @Setting('Address at which browsers reach the gateway, without a path.')
  @Matches(/^https?:\/\/[^/\s]+$/, { message: 'must be an address without a path, such as https://motlan.example' })
  publicUrl: string = 'http://localhost:3000'

  @Setting('OpenID issuer the portal signs people in at; in the demo <PUBLIC_URL>/idp unless set.')
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  oidcIssuer?: string

  @Setting('Client id of the portal at the issuer.')
  @IsString()
  oidcClientId: string = 'motlan-portal'

  @Setting('Client secret of the portal at the issuer; none makes it a public client.', { secret: true })
  @IsOptional()
  @IsString()
  oidcClientSecret?: string

  /** Whether browsers reach the gateway over TLS: only then cookies are `Secure` and carry the `__Host-` prefix. */
  get isSecure(): boolean {
    return this.publicUrl.startsWith('https:')
  }
}
