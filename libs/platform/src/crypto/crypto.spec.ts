import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Actor, DomainErrorShape } from '#contracts'
import { Clock } from '../clock.js'
import { ActorTokens } from './actor-tokens.js'
import { BatchSigner, ProofVerifier } from './batch-signer.js'
import { leafHash, merkleTree, rootOfPath } from './merkle.js'
import { createMissingKeys, ServiceKeys } from './service-keys.js'

const directory = mkdtempSync(join(tmpdir(), 'motlan-keys-'))
createMissingKeys(directory)
afterAll(() => rmSync(directory, { recursive: true }))
const keysOf = (service: Parameters<typeof ServiceKeys.load>[1]) => ServiceKeys.load(directory, service)

describe('Merkle tree', () => {
  it('gives the empty and the one-leaf roots of RFC 9162', () => {
    expect(merkleTree([]).root.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(merkleTree([leafHash(Buffer.alloc(0))]).root.toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
  })

  it('leads every leaf to the root, and no other leaf', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 40 }), fc.nat(), (entries, pick) => {
        const leaves = entries.map((entry) => leafHash(Buffer.from(entry)))
        const { root, paths } = merkleTree(leaves)
        const index = pick % leaves.length
        const path = paths[index] ?? []
        expect(rootOfPath(leaves[index] as Buffer, index, leaves.length, path)).toEqual(root)
        expect(rootOfPath(leafHash(Buffer.from(`${entries[index]}x`)), index, leaves.length, path)).not.toEqual(root)
      }),
    )
  })
})

describe('sealing', () => {
  const [exchange, land, tax] = [keysOf('exchange'), keysOf('land'), keysOf('tax')]

  it('is opened by the service it was sealed for, which learns who sealed it', () => {
    const sealed = exchange.seal('land', Buffer.from('canary-001188024617'), 'land.asks q1')
    expect(sealed.includes('canary')).toBe(false)
    expect(land.open('exchange', sealed, 'land.asks q1').toString()).toBe('canary-001188024617')
  })

  it('is opened by nobody else, not as from somebody else, not for another use, not changed', () => {
    const sealed = exchange.seal('land', Buffer.from('secret'), 'land.asks q1')
    expect(() => tax.open('exchange', sealed, 'land.asks q1')).toThrow()
    expect(() => land.open('dossiers', sealed, 'land.asks q1')).toThrow()
    expect(() => land.open('exchange', sealed, 'land.asks q2')).toThrow()
    for (const at of [0, 3, 8, 20, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => land.open('exchange', changed, 'land.asks q1')).toThrow()
    }
  })

  it('never seals the same text to the same bytes', () => {
    const seal = () => exchange.seal('land', Buffer.from('same'), 'a').toString('hex')
    expect(new Set([seal(), seal(), seal()]).size).toBe(3)
  })

  it('keeps private keys from other users of the machine', () => {
    expect(statSync(join(directory, 'land.private.json')).mode & 0o077).toBe(0)
  })
})

describe('batch signatures', () => {
  it('signs what is asked in one turn once, and each payload verifies alone', async () => {
    const keys = keysOf('land')
    const signer = new BatchSigner(keys)
    const proofs = (await Promise.all([signer.sign(['a', 'b']), signer.sign(['c'])])).flat()
    expect(new Set(proofs.map((proof) => proof.signature)).size).toBe(1)
    const verifier = new ProofVerifier(keysOf('exchange'))
    proofs.forEach((proof, index) => {
      expect(verifier.verify('land', ['a', 'b', 'c'][index] ?? '', proof)).toBe(true)
      expect(verifier.verify('land', 'x', proof)).toBe(false)
      expect(verifier.verify('tax', ['a', 'b', 'c'][index] ?? '', proof)).toBe(false)
    })
  })

  it('refuses a root that nobody signed, also after a good one with the same root', async () => {
    const [proof] = await new BatchSigner(keysOf('land')).sign(['a'])
    const verifier = new ProofVerifier(keysOf('exchange'))
    if (!proof) throw new Error('no proof')
    expect(verifier.verify('land', 'a', proof)).toBe(true)
    expect(verifier.verify('land', 'a', { ...proof, signature: Buffer.alloc(64).toString('base64') })).toBe(false)
  })
})

describe('actor tokens', () => {
  const now = { at: new Date('2026-11-24T03:00:00Z') }
  const clock = Object.assign(new Clock(), { now: () => now.at })
  const actor: Actor = { issuer: 'https://issuer.test', subject: 'a1', role: 'citizen', permissions: [], name: 'Lan' }
  const audience = ['dossiers'] as const
  const tokens = () => new ActorTokens(keysOf('dossiers'), clock)

  it('hands the actor on for sixty seconds', async () => {
    const token = await new ActorTokens(keysOf('gateway'), clock).issue({ actor, audience, correlationId: 'c' })
    const receiver = tokens()
    expect(receiver.verify(token)).toEqual({ actor })
    now.at = new Date('2026-11-24T03:01:01Z')
    expect(() => receiver.verify(token)).toThrow()
    now.at = new Date('2026-11-24T03:00:00Z')
  })

  it('is good for the named services and says the dossier', async () => {
    const gateway = new ActorTokens(keysOf('gateway'), clock)
    const token = await gateway.issue({ actor, dossier: 'd1', audience: ['dossiers', 'exchange'], correlationId: 'c' })
    expect(tokens().verify(token)).toEqual({ actor, dossier: 'd1' })
    expect(new ActorTokens(keysOf('exchange'), clock).verify(token).dossier).toBe('d1')
    expect(() => new ActorTokens(keysOf('land'), clock).verify(token)).toThrow()
  })

  it('vouches for all requests of one turn with one signature, each for its own actor', async () => {
    const gateway = new ActorTokens(keysOf('gateway'), clock)
    const issued = await Promise.all(
      ['a', 'b', 'c'].map((subject) =>
        gateway.issue({ actor: { ...actor, subject }, audience, correlationId: subject }),
      ),
    )
    const signatures = issued.map((token) => {
      const proof = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
      return (JSON.parse(proof) as { signature: string }).signature
    })
    expect(new Set(signatures).size).toBe(1)
    expect(issued.map((token) => tokens().verify(token).actor.subject)).toEqual(['a', 'b', 'c'])
  })

  it.each([
    [
      'one of another service',
      () => new ActorTokens(keysOf('exchange'), clock).issue({ actor, audience, correlationId: 'c' }),
    ],
    ['one without a proof', async () => (await good()).split('.')[0] ?? ''],
    [
      'one with another body',
      async () =>
        [Buffer.from('{"actor":{},"exp":9999999999}').toString('base64url'), (await good()).split('.')[1]].join('.'),
    ],
    [
      'one signed as an answer',
      async () => {
        const payload = JSON.stringify({ actor, correlationId: 'c', exp: 9999999999 })
        const [proof] = await new BatchSigner(keysOf('gateway')).sign([payload])
        return [payload, JSON.stringify(proof)].map((part) => Buffer.from(part).toString('base64url')).join('.')
      },
    ],
    ['rubbish', async () => 'x'],
  ])('refuses %s', async (_, make) => {
    const token = await make()
    expect(() => tokens().verify(token)).toThrow(
      expect.objectContaining<Partial<DomainErrorShape>>({ kind: 'unauthenticated' }),
    )
  })

  const good = () => new ActorTokens(keysOf('gateway'), clock).issue({ actor, audience, correlationId: 'c' })
})
