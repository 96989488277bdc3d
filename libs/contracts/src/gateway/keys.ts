import { IsIn, IsString } from 'class-validator'
import { IsListOf } from '../language/shapes.js'

/** A public key (RFC 8037). */
export class PublicKey {
  @IsIn(['OKP']) kty: 'OKP'
  @IsIn(['Ed25519']) crv: 'Ed25519'
  @IsString() x: string
  /** Named in the header of what it signed. */
  @IsString() kid: string
  @IsIn(['EdDSA']) alg: 'EdDSA'
  @IsIn(['sig']) use: 'sig'
}

/** `GET /v1/keys`: by which receipts of look-ups are verified (RFC 7517). */
export class PublicKeys {
  @IsListOf(() => PublicKey) keys: PublicKey[]
}
