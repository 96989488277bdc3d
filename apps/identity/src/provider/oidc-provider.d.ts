/** The part of oidc-provider 9 that this service uses; the package brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  /** What the provider keeps under an id. */
  export type Payload = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number }

  /** Where the provider keeps one kind of thing. */
  export interface Adapter {
    upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>
    find(id: string): Promise<Payload | undefined>
    findByUid(uid: string): Promise<Payload | undefined>
    findByUserCode(userCode: string): Promise<Payload | undefined>
    consume(id: string): Promise<void>
    destroy(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }

  export interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  /** A sign-in that waits for somebody. */
  export interface Interaction {
    uid: string
    params: Record<string, unknown>
  }

  /** The Koa context of a request. */
  export interface ProviderContext {
    type: string
    body: unknown
    req: IncomingMessage
    set(headers: Record<string, string>): void
    oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } }
  }

  export type InteractionResult =
    { login: { accountId: string; remember: boolean } } | { error: string; error_description: string }

  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    /** Whether `x-forwarded-*` is believed. */
    proxy: boolean
    Grant: new (of: { accountId: string; clientId: string }) => Grant
    callback(): RequestListener
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: InteractionResult): Promise<void>
    on(event: 'server_error', listener: (context: ProviderContext, error: Error) => void): this
    on(event: 'error', listener: (error: Error) => void): this
  }
}
