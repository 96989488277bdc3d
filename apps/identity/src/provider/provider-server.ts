import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { StartError } from '#contracts'
import { LOGGER, type Logger, RuntimeSettings } from '#platform'
import { IdentitySettings } from '../identity.settings.js'
import { SignInPages } from '../sign-in/sign-in-pages.js'
import { createProvider } from './create-provider.js'
import { IdentityKeys } from './identity-keys.js'

/**
 * The provider's own HTTP server on loopback. Its addresses are those of the issuer, with the issuer's path before
 * them (`/idp/auth`, `/idp/token`, `/idp/jwks`), so the gateway hands requests on as they are. Refuses to start
 * ({@link StartError}) unless `DEMO=true`, and when its port is in use.
 */
@Injectable()
export class ProviderServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly server: Server
  private readonly mount: string

  constructor(
    runtime: RuntimeSettings,
    private readonly settings: IdentitySettings,
    keys: IdentityKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    if (!runtime.demo) {
      throw new StartError(
        'The identity service is for the demo only: set DEMO=true, or leave it out and set OIDC_ISSUER.',
      )
    }
    this.mount = new URL(settings.issuer).pathname.replace(/\/$/, '')
    const provider = createProvider(settings, keys)
    const failed = (err: Error) => this.logger.error({ err }, 'The identity provider failed.')
    provider.on('server_error', (_, error) => failed(error)).on('error', failed)
    const pages = new SignInPages(provider, settings)
    const answer = provider.callback()
    this.server = createServer((request, response) => {
      if (!this.enter(request)) response.writeHead(404).end()
      else if (pages.has(request)) pages.answer(request, response).catch((error: Error) => this.broken(response, error))
      else void answer(request, response)
    })
  }

  /** `http://127.0.0.1:<port>`, without the issuer's path. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async onApplicationBootstrap(): Promise<void> {
    const { identityPort: port } = this.settings
    await new Promise<void>((opened, failed) => {
      this.server.once('error', () =>
        failed(new StartError(`Port ${port} for the identity provider is in use. Set IDENTITY_PORT to a free one.`)),
      )
      this.server.listen(port, '127.0.0.1', opened)
    })
  }

  async onApplicationShutdown(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done))
    this.server.closeAllConnections()
    await closed
  }

  /**
   * Shows a request to the provider as the browser sent it to the issuer, whichever way it came, so every address the
   * provider makes is a public one. Its session cookie is left behind: the gateway's session is the only one, and the
   * next sign-in may be somebody else's. False for an address that is not the issuer's.
   */
  private enter(request: IncomingMessage & { originalUrl?: string }): boolean {
    const { url = '', headers } = request
    if (!url.startsWith(`${this.mount}/`)) return false
    const { host, protocol } = new URL(this.settings.issuer)
    request.originalUrl = url
    request.url = url.slice(this.mount.length)
    headers.host = headers['x-forwarded-host'] = host
    headers['x-forwarded-proto'] = protocol.slice(0, -1)
    headers.cookie = headers.cookie?.replace(/(^|; )_session(\.\w+)*=[^;]*/g, '')
    return true
  }

  private broken(response: ServerResponse, err: Error): void {
    this.logger.error({ err }, 'The sign-in page failed.')
    if (!response.headersSent) response.writeHead(500)
    response.end()
  }
}
