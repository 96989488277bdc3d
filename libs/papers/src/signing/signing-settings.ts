import { IsOptional, IsString, IsUrl } from 'class-validator'
import { Setting } from '#platform'

/** Where the certificates are with which officials sign results. */
export class SigningSettings {
  @Setting(
    'Directory of signing certificates: <agency code>/<account>.pem (certificate, its issuers, and key), revoked.crl, timestamps.pem.',
  )
  @IsOptional()
  @IsString()
  signingDir?: string

  @Setting('Pass phrase of the keys in SIGNING_DIR, where they are encrypted.', { secret: true })
  @IsOptional()
  @IsString()
  signingPassphrase?: string

  @Setting('Address of a time-stamping authority (RFC 3161); timestamps.pem in SIGNING_DIR stamps where not set.')
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] })
  signingTimestampUrl?: string
}
