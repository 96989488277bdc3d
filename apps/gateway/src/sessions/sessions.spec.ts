import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { EncryptJWT } from 'jose'
import type { Actor } from '#contracts'
import { Clock, createMissingKeys, ServiceKeys } from '#platform'
import { SessionSettings } from '../session.settings.js'
import { Sessions } from './sessions.js'

const directory = mkdtempSync(join(tmpdir(), 'motlan-sessions-'))
createMissingKeys(directory)
afterAll(() => rmSync(directory, { recursive: true }))

const lan: Actor = {
  issuer: 'https://issuer.test',
  subject: 'lan',
  role: 'citizen',
  permissions: [],
  name: 'Nguyễn Thị Lan',
  personId: '001188014826',
}
const hour = 3_600_000

class SetClock extends Clock {
  at = new Date('2026-03-02T08:00:00+07:00')
  override now = () => this.at
  pass(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds)
  }
}

interface Cookie {
  name: string
  value: string
  attributes: object
}

function portal(publicUrl = 'http://localhost:3000') {
  const clock = new SetClock()
  const settings = Object.assign(new SessionSettings(), { publicUrl })
  const keys = ServiceKeys.load(directory, 'gateway')
  const sessions = new Sessions(keys, clock, settings)
  const begin = async (actor: Actor): Promise<Cookie> => {
    let given: Cookie | undefined
    const setCookie = (name: string, value: string, attributes: object) => (given = { name, value, attributes })
    await sessions.begin({ setCookie } as unknown as FastifyReply, actor)
    return given as unknown as Cookie
  }
  const read = (value: string, name = 'motlan') =>
    sessions.actorOf({ cookies: { [name]: value } } as unknown as FastifyRequest)
  return { sessions, clock, keys, begin, read }
}

describe('a session', () => {
  it('is what the cookie says, also on another gateway, and nobody can read it', async () => {
    const cookie = await portal().begin(lan)
    expect(cookie.attributes).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: false, maxAge: 8 * 3600 })
    expect(Buffer.from(cookie.value, 'base64url').toString()).not.toContain('001188014826')
    const other = portal()
    expect(await other.read(cookie.value)).toEqual(lan)
    expect(await other.read(cookie.value)).toEqual(lan)
  })

  it('is bound to the host and to TLS where the portal has TLS', async () => {
    const { begin, read } = portal('https://motlan.example')
    const { name, value, attributes } = await begin(lan)
    expect(name).toBe('__Host-motlan')
    expect(attributes).toMatchObject({ secure: true, path: '/' })
    expect(await read(value, '__Host-motlan')).toEqual(lan)
    expect(await read(value, 'motlan')).toBeUndefined()
  })

  it('ends after eight hours, also where it was just read', async () => {
    const { begin, read, clock } = portal()
    const { value } = await begin(lan)
    clock.pass(8 * hour - 1000)
    expect(await read(value)).toEqual(lan)
    clock.pass(1000)
    expect(await read(value)).toBeUndefined()
  })

  it('is none with any letter changed', async () => {
    const { begin, read } = portal()
    const { value } = await begin(lan)
    for (const at of [2, value.length >> 1, value.length - 2]) {
      const changed = value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1)
      expect(await read(changed)).toBeUndefined()
    }
  })

  it.each([
    ['with a key for another purpose', (keys: ServiceKeys) => keys.deriveKey('sign-in'), lan],
    ['with another key', () => new Uint8Array(32), lan],
    ['with the right key, but not of an actor', (keys: ServiceKeys) => keys.deriveKey('session'), { role: 'root' }],
  ])('is none when sealed %s', async (_, keyOf, content) => {
    const { keys, read } = portal()
    const forged = await new EncryptJWT({ content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime('10y')
      .encrypt(keyOf(keys))
    expect(await read(forged)).toBeUndefined()
  })

  it.each(['', 'x', 'a.b.c', '{"role":"operator"}', 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoib3BlcmF0b3IifQ.'])(
    'is none for the cookie %j',
    async (value) => {
      expect(await portal().read(value)).toBeUndefined()
    },
  )
})

describe('a write with a session', () => {
  const from = (origin?: string) => ({ headers: { origin } }) as unknown as FastifyRequest

  it('comes from a page of the portal', () => {
    expect(() => portal().sessions.assertSameOrigin(from('http://localhost:3000'))).not.toThrow()
  })

  it.each([undefined, 'null', 'http://localhost:3001', 'https://localhost:3000', 'http://evil.example'])(
    'is refused from %s',
    (origin) => {
      expect(() => portal().sessions.assertSameOrigin(from(origin))).toThrow(
        expect.objectContaining({ code: 'origin_refused' }),
      )
    },
  )
})
