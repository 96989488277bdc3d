import { Injectable } from '@nestjs/common'
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import { Bus } from '#bus'
import { identity, roles, StartError } from '#contracts'
import { RuntimeSettings } from '#platform'
import { GatewaySettings } from '../gateway.settings.js'
import { SessionSettings } from '../session.settings.js'
import { defaultClaims, readIssuers, usualAssurance, type Issuer } from './issuers.js'

/** Whose tokens the gateway accepts: the configured issuers and, only in the demo, the demo's own. */
@Injectable()
export class AcceptedIssuers {
  private readonly issuers: readonly Issuer[]

  constructor(
    settings: GatewaySettings,
    runtime: RuntimeSettings,
    sessions: SessionSettings,
    private readonly bus: Bus,
  ) {
    const demo: Issuer = {
      issuer: `${sessions.publicUrl}/idp`,
      audience: 'motlan',
      keys: (header, token) => this.demoKeys(header, token),
      allowedRoles: roles,
      minimumAssurance: '2',
      assuranceOrder: usualAssurance,
      claims: defaultClaims,
    }
    this.issuers = [...readIssuers(settings.issuers), ...(runtime.demo ? [demo] : [])]
    const { oidcIssuer } = sessions
    if (oidcIssuer && !this.named(oidcIssuer))
      throw new StartError(`OIDC_ISSUER ${oidcIssuer} is not in ISSUERS, so nobody who signs in there would be let in.`)
  }

  /** The issuer of this name (`iss`), if its tokens are accepted. */
  named(name: string | undefined): Issuer | undefined {
    return this.issuers.find(({ issuer }) => issuer === name)
  }

  private keySet?: JWTVerifyGetKey

  /** The demo's provider tells over the bus where its keys are. */
  private readonly demoKeys: JWTVerifyGetKey = async (header, token) => {
    if (!this.keySet) {
      const { url } = await this.bus.ask(
        identity.door,
        {},
        { correlationId: 'demo-issuer', deadline: Date.now() + 5000 },
      )
      this.keySet = createRemoteJWKSet(new URL(`${url}/idp/jwks`))
    }
    return this.keySet(header, token)
  }
}
