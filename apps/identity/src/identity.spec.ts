import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Injectable, Module } from '@nestjs/common'
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { Bus } from '#bus'
import { identity } from '#contracts'
import { startServices, type RunningServices, type ServiceDefinition } from '#platform'
import { identityService } from './identity.service-definition.js'

const directory = mkdtempSync(join(tmpdir(), 'motlan-identity-'))
const env = {
  DEMO: 'true',
  DATA_DIR: directory,
  KEYS_DIR: join(directory, 'keys'),
  LOG_LEVEL: 'silent',
  HEALTH_PORT: '-1',
}
const soon = () => ({ correlationId: 'identity-spec', deadline: Date.now() + 5000 })

let bus: Bus

@Injectable()
class Asker {
  constructor(own: Bus) {
    bus = own
  }
}

@Module({ providers: [Asker] })
class AskerModule {}

const asker: ServiceDefinition = { name: 'gateway', module: AskerModule, asks: ['identity'] }

describe('the identity provider of the demo', () => {
  let running: RunningServices | undefined

  const start = async (more: Record<string, string> = {}) => {
    running = await startServices([identityService, asker], { ...env, ...more })
    return (await bus.ask(identity.door, {}, soon())).url
  }
  const keySet = async (door: string) => (await (await fetch(`${door}/idp/jwks`)).json()) as JSONWebKeySet

  afterEach(async () => {
    await running?.stop()
    running = undefined
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it('does not start outside the demo', async () => {
    await start().then(() => running?.stop())
    running = undefined
    await expect(start({ DEMO: 'false' })).rejects.toThrow(/for the demo only: set DEMO=true/)
  })

  it('says which port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((open) => taken.once('listening', open))
    const { port } = taken.address() as AddressInfo
    await expect(start({ IDENTITY_PORT: String(port) })).rejects.toThrow(
      `Port ${port} for the identity provider is in use.`,
    )
    taken.close()
  })

  it('signs with the same key after a restart, so tokens stay good', async () => {
    await start()
    const { accessToken } = await bus.ask(identity.token, { persona: 'auditor' }, soon())
    await running?.stop()
    const keys = createLocalJWKSet(await keySet(await start()))
    const { payload } = await jwtVerify(accessToken, keys, { issuer: 'http://localhost:3000/idp', audience: 'motlan' })
    expect(payload).toMatchObject({ sub: 'auditor', role: 'auditor', permissions: [] })
  })

  it('speaks under its public address, whichever way a request came', async () => {
    const door = await start({ PUBLIC_URL: 'https://motlan.example' })
    const query = new URLSearchParams({
      ...{ client_id: 'motlan-portal', response_type: 'code', scope: 'openid profile', state: 'x', nonce: 'x' },
      ...{ code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' },
      redirect_uri: 'https://motlan.example/auth/callback',
    })
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' }
    const response = await fetch(`${door}/idp/auth?${query.toString()}`, { headers, redirect: 'manual' })
    expect(response.headers.get('location')).toMatch(/^https:\/\/motlan\.example\/idp\/interaction\/[\w-]+$/)
    const cookies = response.headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(cookie).toMatch(/path=\/idp\/.*; secure; httponly/i)
  })

  it('answers nothing outside the issuer’s path, and explains a sign-in that is over', async () => {
    const door = await start()
    expect((await fetch(`${door}/jwks`)).status).toBe(404)
    expect((await fetch(`${door}/idpx/jwks`)).status).toBe(404)
    const over = await fetch(`${door}/idp/interaction/x`, { headers: { 'accept-language': 'en-GB,vi;q=0.5' } })
    expect(over.status).toBe(400)
    expect(await over.text()).toContain('This sign-in has expired')
  })
})
