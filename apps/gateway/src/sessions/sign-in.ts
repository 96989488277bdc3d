import { Injectable } from '@nestjs/common'
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretPost,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type Configuration,
} from 'openid-client'
import { isDomainError, type Actor } from '#contracts'
import { AcceptedIssuers } from '../issuers/accepted-issuers.js'
import { admit } from '../issuers/admission.rules.js'
import { SessionSettings } from '../session.settings.js'
import { IssuerFetch } from './issuer-fetch.js'
import { accountNotAccepted, issuerUnavailable, signInRefused } from './session.errors.js'

/** What the browser keeps, sealed, while somebody signs in at the issuer. */
export interface SignInAttempt {
  state: string
  nonce: string
  verifier: string
  returnTo: string
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Errors of the client that mean the issuer is away or talks nonsense; all others mean the sign-in is not good. */
const issuerTroubles = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
])

/** Signs people in at the issuer: OpenID Connect code flow with PKCE, state and nonce; ID tokens' signatures checked. */
@Injectable()
export class SignIn {
  private client?: Promise<Configuration>

  constructor(
    private readonly settings: SessionSettings,
    private readonly issuer: IssuerFetch,
    private readonly accepted: AcceptedIssuers,
  ) {}

  /** Where to send the browser, and what it has to bring back. `persona` is a hint whom to sign in. */
  async begin(wish: { persona?: string; returnTo: string }): Promise<{ address: string; attempt: SignInAttempt }> {
    const client = await this.knownClient()
    const attempt = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      returnTo: wish.returnTo,
    }
    const address = buildAuthorizationUrl(client, {
      redirect_uri: `${this.settings.publicUrl}/auth/callback`,
      scope: 'openid profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      ...(wish.persona ? { login_hint: wish.persona } : {}),
    })
    return { address: address.href, attempt }
  }

  /**
   * Who signed in, from the address the issuer sent the browser back to; undefined when the user chose nobody. Throws
   * `sign_in_refused` for an answer that is not the one to this attempt or was used before, `account_not_accepted` for
   * somebody a bearer token would not admit either, `issuer_unavailable`.
   */
  async finish(callback: string, attempt: SignInAttempt): Promise<Actor | undefined> {
    const client = await this.knownClient()
    const address = new URL(callback, this.settings.publicUrl)
    const { state: expectedState, nonce: expectedNonce, verifier: pkceCodeVerifier } = attempt
    try {
      const tokens = await authorizationCodeGrant(client, address, { expectedState, expectedNonce, pkceCodeVerifier })
      const claims = tokens.claims()
      const lock = this.accepted.named(claims?.iss)
      const actor = claims && lock && admit(claims, lock)
      if (!actor) throw accountNotAccepted()
      return actor
    } catch (error) {
      if (error instanceof AuthorizationResponseError && error.error === 'access_denied') return undefined
      throw isDomainError(error) ? error : isRefusal(error) ? signInRefused() : issuerUnavailable()
    }
  }

  /** Discovered once; a failure is not remembered. */
  private async knownClient(): Promise<Configuration> {
    this.client ??= this.discover()
    try {
      return await this.client
    } catch (error) {
      this.client = undefined
      throw isDomainError(error) ? error : issuerUnavailable()
    }
  }

  private async discover(): Promise<Configuration> {
    const { issuer } = this.issuer
    const { oidcClientId, oidcClientSecret } = this.settings
    const isLocal = issuer.protocol === 'http:' && loopback.has(issuer.hostname)
    return discovery(issuer, oidcClientId, undefined, oidcClientSecret ? ClientSecretPost(oidcClientSecret) : None(), {
      [customFetch]: (address, options) => this.issuer.fetch(address, options),
      execute: [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])],
      timeout: 5,
    })
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof AuthorizationResponseError) return true
  if (error instanceof ResponseBodyError) return error.status < 500
  return error instanceof ClientError && error.code !== undefined && !issuerTroubles.has(error.code)
}
