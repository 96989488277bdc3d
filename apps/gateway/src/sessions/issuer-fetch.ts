import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Bus } from '#bus'
import { identity } from '#contracts'
import { Clock, RuntimeSettings } from '#platform'
import { SessionSettings } from '../session.settings.js'
import { signInNotConfigured } from './session.errors.js'

/** Milliseconds the demo's provider has to say where it is. */
const patience = 5000

/**
 * How the gateway itself reaches the issuer of the portal. A configured issuer is asked at its own address. The demo's
 * stands behind this very gateway: browsers see it under the public address, the gateway asks it at its own door.
 */
@Injectable()
export class IssuerFetch {
  constructor(
    private readonly settings: SessionSettings,
    private readonly runtime: RuntimeSettings,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  /** The issuer; outside the demo it has to be configured, else `sign_in_not_configured`. */
  get issuer(): URL {
    if (this.settings.oidcIssuer) return new URL(this.settings.oidcIssuer)
    if (!this.runtime.demo) throw signInNotConfigured()
    return new URL('/idp', this.settings.publicUrl)
  }

  /** As `fetch`, for an address of the issuer. */
  async fetch(address: string, options: RequestInit): Promise<Response> {
    if (this.settings.oidcIssuer) return fetch(address, options)
    const deadline = this.clock.deadline(patience)
    const { url: door } = await this.bus.ask(identity.door, {}, { correlationId: randomUUID(), deadline })
    const { pathname, search } = new URL(address)
    return fetch(`${door}${pathname}${search}`, options)
  }
}
