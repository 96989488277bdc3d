import Provider, { type Grant, type ProviderContext } from 'oidc-provider'
import type { IdentitySettings } from '../identity.settings.js'
import { languageOf, pageHeaders, problemPage } from '../sign-in/pages.js'
import { claimsOf, findPersona, personaClaimNames } from '../sign-in/personas.rules.js'
import type { IdentityKeys } from './identity-keys.js'
import { MemoryAdapter } from './memory-adapter.js'

/** The scopes every client gets without being asked: who it is, and everything known of a persona. */
const scope = 'openid profile'

/**
 * The OpenID provider of the demo: code flow only, PKCE always (RFC 7636), one public client, the portal. Consent is
 * given for the personas, and nobody stays signed in here.
 */
export function createProvider(settings: IdentitySettings, keys: IdentityKeys): Provider {
  const { issuer, publicUrl } = settings
  const seconds = {
    AccessToken: 3600,
    AuthorizationCode: 60,
    IdToken: 3600,
    Interaction: 600,
    Session: 600,
    Grant: 3600,
  }
  const cookie = { httpOnly: true, sameSite: 'lax' }
  const provider = new Provider(issuer, {
    adapter: MemoryAdapter,
    jwks: keys.keySet(),
    clients: [
      {
        client_id: 'motlan-portal',
        redirect_uris: [`${publicUrl}/auth/callback`],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'EdDSA',
      },
    ],
    responseTypes: ['code'],
    scopes: scope.split(' '),
    claims: { openid: ['sub'], profile: personaClaimNames },
    conformIdTokenClaims: false,
    clientAuthMethods: ['none'],
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    cookies: { keys: [keys.cookieKey], long: { ...cookie, path: new URL(issuer).pathname }, short: cookie },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    ttl: seconds,
    expiresWithSession: () => false,
    findAccount,
    loadExistingGrant: grantEverything,
    interactions: { url: (_: ProviderContext, { uid }: { uid: string }) => `${issuer}/interaction/${uid}` },
    renderError: (context: ProviderContext, { error }: { error: string }) => {
      context.set(pageHeaders(publicUrl))
      context.body = problemPage({ language: languageOf(context.req), issuer, home: publicUrl, code: error })
    },
  })
  provider.proxy = true
  return provider
}

function findAccount(_: ProviderContext, id: string): object | undefined {
  const persona = findPersona(id)
  return persona && { accountId: persona.id, claims: () => ({ sub: persona.id, ...claimsOf(persona) }) }
}

async function grantEverything({ oidc }: ProviderContext): Promise<Grant> {
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
  grant.addOIDCScope(scope)
  await grant.save()
  return grant
}
