import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import { jest } from '@jest/globals'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { Bus } from '#bus'
import { identity } from '#contracts'
import { Clock, startServices, type RunningServices, type RuntimeSettings } from '#platform'
import { identityService } from '../../../identity/src/identity.service-definition.js'
import type { AcceptedIssuers } from '../issuers/accepted-issuers.js'
import { SessionSettings } from '../session.settings.js'
import { IssuerFetch } from './issuer-fetch.js'
import { Browser, gatewayOfSessions, soon } from './sign-in.fixture.js'
import { SignIn } from './sign-in.js'

describe('signing in', () => {
  const directory = mkdtempSync(join(tmpdir(), 'motlan-sign-in-'))
  let running: RunningServices
  let origin: string
  let bus: Bus
  let browser: Browser

  const login = (query: string) => browser.go(`/auth/login${query}`)
  const callbackOf = async (query: string) => (await browser.follow(await login(query), '/auth/callback')).address
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

  beforeAll(async () => {
    const port = await getPort({ host: '127.0.0.1' })
    origin = `http://localhost:${port}`
    const env = { DEMO: 'true', DATA_DIR: directory, KEYS_DIR: join(directory, 'keys'), PUBLIC_URL: origin }
    const quiet = { LOG_LEVEL: 'silent', HEALTH_PORT: '-1' }
    running = await startServices([identityService, gatewayOfSessions(port, (found) => (bus = found))], {
      ...env,
      ...quiet,
    })
  })
  beforeEach(() => (browser = new Browser(origin)))
  afterAll(async () => {
    await running.stop()
    rmSync(directory, { recursive: true })
  })

  it('as a hinted persona shows no page and leads back to where it began', async () => {
    const { address, response } = await browser.follow(await login('?persona=lan&returnTo=/me%3Ffrom%3Dform'))
    expect(address).toBe(`${origin}/me?from=form`)
    expect(response.status).toBe(200)
    expect(await browser.me()).toEqual({
      ...{ issuer: `${origin}/idp`, subject: 'lan', role: 'citizen', permissions: [], name: 'Nguyễn Thị Lan' },
      ...{ personId: '001188014826', birthDate: '1988-08-14', residence: '00637' },
    })
    expect([...browser.cookies.keys()]).not.toContain('motlan-sign-in')
  })

  it('lists the personas with their stories, in the reader’s language, with nothing inline', async () => {
    const { response } = await browser.follow(await login(''))
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const page = await response.text()
    expect(page).toContain('Môi trường thử nghiệm')
    expect(page).toContain('Cao Thị Hạnh')
    expect(page).not.toMatch(/<style|<script|style=|onclick/)
    const inEnglish = await browser.go(`${response.url}?lang=en`)
    expect(await inEnglish.text()).toContain('The income is over the cap.')
    expect((await browser.go('/idp/sign-in.css')).headers.get('content-type')).toContain('text/css')
  })

  it('as a chosen persona, and then as another, without asking for consent or leaving', async () => {
    for (const persona of ['official-dai-mo', 'auditor']) {
      const { response } = await browser.follow(await login('?returnTo=/me'))
      const action = /action="([^"]+)"/.exec(await response.text())?.[1] ?? ''
      const body = new URLSearchParams({ persona })
      const done = await browser.follow(await browser.go(action, { method: 'POST', body }))
      expect(done.address).toBe(`${origin}/me`)
      expect((await browser.me())?.subject).toBe(persona)
    }
  })

  it('as nobody leads back without a session', async () => {
    const { response } = await browser.follow(await login('?returnTo=/me'))
    const body = new URLSearchParams({ persona: 'nobody' })
    const done = await browser.follow(await browser.go(response.url, { method: 'POST', body }))
    expect(done.address).toBe(`${origin}/me`)
    expect(await browser.me()).toBeNull()
  })

  it('as somebody unknown shows the page again', async () => {
    const { response } = await browser.follow(await login('?persona=root'))
    expect(response.status).toBe(200)
    const body = new URLSearchParams({ persona: 'root' })
    expect((await browser.go(response.url, { method: 'POST', body })).status).toBe(422)
    expect(await browser.me()).toBeNull()
  })

  it('is refused with another state, with a code that is not the issuer’s, or from another issuer', async () => {
    for (const [name, value] of [
      ['state', 'x'],
      ['code', 'x'],
      ['iss', 'https://evil.example'],
    ] as const) {
      const callback = new URL(await callbackOf('?persona=lan'))
      callback.searchParams.set(name, value)
      const response = await browser.go(callback.href)
      expect([response.status, await codeOf(response)]).toEqual([401, 'sign_in_refused'])
      expect(await browser.me()).toBeNull()
    }
  })

  it('is refused to a browser that did not begin it', async () => {
    const callback = await callbackOf('?persona=lan')
    browser = new Browser(origin)
    expect(await codeOf(await browser.go(callback))).toBe('sign_in_refused')
    await login('?persona=auditor')
    expect(await codeOf(await browser.go(callback))).toBe('sign_in_refused')
    expect(await browser.me()).toBeNull()
  })

  it('is refused a second time, even with the cookie of the first', async () => {
    const callback = await callbackOf('?persona=lan')
    const kept = new Map(browser.cookies)
    expect((await browser.go(callback)).status).toBe(302)
    expect(await codeOf(await browser.go(callback))).toBe('sign_in_refused')
    browser = new Browser(origin)
    for (const [name, value] of kept) browser.cookies.set(name, value)
    expect(await codeOf(await browser.go(callback))).toBe('sign_in_refused')
    expect(await browser.me()).toBeNull()
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/.//evil.example', '/%09/evil.example'])(
    'never leads to %s',
    async (returnTo) => {
      const callback = await callbackOf(`?persona=lan&returnTo=${encodeURIComponent(decodeURIComponent(returnTo))}`)
      expect((await browser.go(callback)).headers.get('location')).toBe('/')
    },
  )

  it('refuses what it does not know in the address', async () => {
    expect((await login('?persona=lan&role=operator')).status).toBe(422)
    expect((await login('?persona=lan&persona=auditor')).status).toBe(422)
  })

  it('cannot be had with a forged cookie', async () => {
    for (const value of [
      'x',
      'eyJhbGciOiJub25lIn0.eyJyb2xlIjoib3BlcmF0b3IifQ.',
      'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c',
    ]) {
      browser.cookies.set('motlan', { value, path: '/' })
      browser.cookies.set('motlan-sign-in', { value, path: '/' })
      expect(await browser.me()).toBeNull()
      expect(await codeOf(await browser.go('/auth/callback?code=x&state=x'))).toBe('sign_in_refused')
    }
  })

  it('ends with a write from the portal only', async () => {
    await browser.follow(await login('?persona=lan&returnTo=/me'))
    const elsewhere = await browser.go('/auth/logout', { method: 'POST', headers: { origin: 'https://evil.example' } })
    expect([elsewhere.status, await codeOf(elsewhere)]).toEqual([403, 'origin_refused'])
    expect((await browser.me())?.subject).toBe('lan')
    expect((await browser.go('/auth/logout', { method: 'POST', headers: { origin } })).status).toBe(204)
    expect(await browser.me()).toBeNull()
  })

  it('needs PKCE and the registered address', async () => {
    const ask = (more: object) => {
      const usual = {
        client_id: 'motlan-portal',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `${origin}/auth/callback`,
      }
      return browser.go(`/idp/auth?${new URLSearchParams({ ...usual, ...more }).toString()}`)
    }
    expect((await ask({})).headers.get('location')).toContain('error=invalid_request')
    const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' }
    const elsewhere = await ask({ ...challenge, redirect_uri: 'https://evil.example/auth/callback' })
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null])
    expect(await elsewhere.text()).toContain('Không đăng nhập được')
  })

  it('shows the issuer under its public name only', async () => {
    const metadata = (await (await browser.go('/idp/.well-known/openid-configuration')).json()) as Record<
      string,
      unknown
    >
    expect(metadata).toMatchObject({
      issuer: `${origin}/idp`,
      token_endpoint: `${origin}/idp/token`,
      jwks_uri: `${origin}/idp/jwks`,
    })
    expect(JSON.stringify(metadata)).not.toContain('127.0.0.1')
    expect(JSON.stringify(await (await browser.go('/idp/jwks')).json())).not.toContain('"d"')
  })

  it('gives programs tokens the published keys verify', async () => {
    const { accessToken, expiresIn } = await bus.ask(identity.token, { persona: 'lan' }, soon())
    const keys = createRemoteJWKSet(new URL(`${origin}/idp/jwks`))
    const { payload } = await jwtVerify(accessToken, keys, { issuer: `${origin}/idp`, audience: 'motlan' })
    expect(payload).toMatchObject({
      sub: 'lan',
      role: 'citizen',
      person_id: '001188014826',
      residence: '00637',
      loa: 2,
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(expiresIn)
    await expect(bus.ask(identity.token, { persona: 'root' }, soon())).rejects.toMatchObject({
      code: 'persona_unknown',
    })
    const { items } = await bus.ask(identity.personas, {}, soon())
    expect(items[0]).toMatchObject({ id: 'lan', role: 'citizen', personId: '001188014826' })
  })
})

describe('an issuer that cannot be used', () => {
  const signIn = (settings: Partial<SessionSettings>) => {
    const own = Object.assign(new SessionSettings(), settings)
    const issuer = new IssuerFetch(own, { demo: false } as RuntimeSettings, {} as Bus, new Clock())
    return new SignIn(own, issuer, {} as AcceptedIssuers).begin({ returnTo: '/' })
  }

  it('is said to be away', async () => {
    const oidcIssuer = `http://127.0.0.1:${await getPort({ host: '127.0.0.1' })}`
    await expect(signIn({ oidcIssuer })).rejects.toMatchObject({ kind: 'unavailable', code: 'issuer_unavailable' })
  })

  it('is never the demo’s outside the demo', async () => {
    await expect(signIn({})).rejects.toMatchObject({ code: 'sign_in_not_configured' })
  })

  it('is not asked in clear over the network', async () => {
    const asked = jest.spyOn(globalThis, 'fetch')
    await expect(signIn({ oidcIssuer: 'http://login.example' })).rejects.toMatchObject({ code: 'issuer_unavailable' })
    expect(asked).not.toHaveBeenCalled()
    asked.mockRestore()
  })
})
