import { IsInt, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator'
import { Setting } from '#platform'

/** Where the demo identity provider is, and what the world calls it. */
export class IdentitySettings {
  @Setting('Port of the demo identity provider, on loopback behind the gateway; 0 takes a free one.')
  @IsInt()
  @Min(0)
  @Max(65535)
  identityPort: number = 0

  @Setting('Address at which browsers reach the gateway, without a path.')
  @Matches(/^https?:\/\/[^/\s]+$/, { message: 'must be an address without a path, such as https://motlan.example' })
  publicUrl: string = 'http://localhost:3000'

  @Setting('Issuer of the demo identity provider as browsers see it; <PUBLIC_URL>/idp unless set.')
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  identityIssuer?: string

  /** The issuer that stands in every token. */
  get issuer(): string {
    return this.identityIssuer ?? `${this.publicUrl}/idp`
  }
}
