import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Interaction } from 'oidc-provider'
import type Provider from 'oidc-provider'
import type { IdentitySettings } from '../identity.settings.js'
import { languageOf, pageHeaders, problemPage, signInPage } from './pages.js'
import { findPersona } from './personas.rules.js'

const stylesheet = readFileSync(new URL('./sign-in.css', import.meta.url))

/** A form with one choice; more is nothing this page sent. */
const largestForm = 1024

/**
 * The provider's own pages: whom to sign in as. `login_hint` with the id of a persona signs that persona in without
 * showing a page. The choice is a form post; the provider's cookie, which other sites cannot send, says whose it is.
 */
export class SignInPages {
  constructor(
    private readonly provider: Provider,
    private readonly settings: IdentitySettings,
  ) {}

  /** Whether the address is one of these pages. */
  has({ url = '' }: IncomingMessage): boolean {
    return url.startsWith('/interaction/') || url === '/sign-in.css'
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/sign-in.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' })
      response.end(stylesheet)
      return
    }
    const interaction = await this.provider.interactionDetails(request, response).catch(() => undefined)
    if (!interaction) this.sayExpired(request, response)
    else if (request.method === 'POST') await this.choose(interaction, request, response)
    else if (request.method === 'GET') await this.show(interaction, request, response)
    else response.writeHead(405, { allow: 'GET, POST' }).end()
  }

  private async show(interaction: Interaction, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const hinted = findPersona(interaction.params['login_hint'])
    if (hinted) return this.signIn(hinted.id, request, response)
    this.showPersonas(200, interaction, request, response)
  }

  private async choose(interaction: Interaction, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chosen = new URLSearchParams(await readForm(request)).get('persona')
    const persona = findPersona(chosen)
    if (persona) return this.signIn(persona.id, request, response)
    if (chosen !== 'nobody') return this.showPersonas(422, interaction, request, response)
    const result = { error: 'access_denied', error_description: 'Nobody was chosen.' }
    await this.provider.interactionFinished(request, response, result)
  }

  private async signIn(accountId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.provider.interactionFinished(request, response, { login: { accountId, remember: false } })
  }

  private showPersonas(status: number, { uid }: Interaction, request: IncomingMessage, response: ServerResponse): void {
    const page = signInPage({ language: languageOf(request), issuer: this.settings.issuer, uid })
    response.writeHead(status, pageHeaders(this.settings.publicUrl)).end(page)
  }

  private sayExpired(request: IncomingMessage, response: ServerResponse): void {
    const { issuer, publicUrl } = this.settings
    const page = problemPage({ language: languageOf(request), issuer, home: publicUrl, code: 'sign_in_expired' })
    response.writeHead(400, pageHeaders(publicUrl)).end(page)
  }
}

async function readForm(request: IncomingMessage): Promise<string> {
  let form = ''
  for await (const chunk of request as AsyncIterable<Buffer>) {
    form += chunk.toString('latin1')
    if (form.length > largestForm) return ''
  }
  return form
}
