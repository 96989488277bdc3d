import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registryIds } from '#contracts'
import { createMissingKeys } from '#platform'
import { eventually } from '#testing'
import { buses } from '../system/buses.js'
import { ended } from '../system/ended.js'
import { socialHousingAnswers, type Snapshot } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { Demo } from './demo.fixture.js'

describe('a process that cannot start', () => {
  const directory = mkdtempSync(join(tmpdir(), 'motlan-start-'))
  const busy = createServer()
  let usual: Record<string, string>
  beforeAll(async () => {
    chmodSync(directory, 0o755)
    createMissingKeys(join(directory, 'keys'))
    createMissingKeys(join(directory, 'fewer'))
    rmSync(join(directory, 'fewer/tax.public.json'))
    for (const name of ['empty', 'blocked']) mkdirSync(join(directory, name))
    writeFileSync(join(directory, 'blocked/postgres'), '') // no right keeps root from writing, a file in the way does
    await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', listening))
    usual = { KEYS_DIR: join(directory, 'keys'), DATA_DIR: join(directory, 'data'), HOST: '127.0.0.1', PORT: '0' }
  })
  afterAll(() => {
    busy.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const portInUse = () => String((busy.address() as AddressInfo).port)

  it.each([
    ['its port is in use', 'gateway', () => ({ PORT: portInUse() }), /^Port \d+ is in use\. .*PORT/],
    ['its health port is in use', 'gateway', () => ({ HEALTH_PORT: portInUse() }), /^Port \d+ .*HEALTH_PORT/],
    [
      'its data directory cannot be written',
      'catalog',
      () => ({ DATA_DIR: join(directory, 'blocked') }),
      /^The data directory .* cannot be written\. .*DATA_DIR/,
    ],
    ['Kafka has no address', 'gateway', () => ({ BUS: 'kafka' }), /^KAFKA_BROKERS is missing/],
    [
      'the database has no passwords',
      'catalog',
      () => ({ DATABASE_HOST: '127.0.0.1' }),
      /^DATABASE_HOST needs DATABASE_OWNER_PASSWORD/,
    ],
    [
      'the database cannot be reached',
      'catalog',
      () => ({
        DATABASE_HOST: '127.0.0.1',
        DATABASE_PORT: '1',
        DATABASE_OWNER_PASSWORD: 'hush',
        DATABASE_APP_PASSWORD: 'hush',
      }),
      /^PostgreSQL at 127\.0\.0\.1:1 .*DATABASE_HOST/,
    ],
    ['the service is unknown', 'gateway,ledgers', () => ({}), /^There is no service "ledgers"\. Choose among /],
    [
      'it is the demo in production',
      'gateway',
      () => ({ DEMO: 'true', NODE_ENV: 'production' }),
      /^DEMO=true is refused with NODE_ENV=production/,
    ],
    [
      'there are no keys',
      'gateway',
      () => ({ KEYS_DIR: join(directory, 'empty') }),
      /^The key file .*gateway\.private\.json is missing\. .*KEYS_DIR/,
    ],
    [
      "another service's key is missing",
      'gateway',
      () => ({ KEYS_DIR: join(directory, 'fewer') }),
      /^The key file .*tax\.public\.json is missing/,
    ],
    ['the issuers are no JSON', 'gateway', () => ({ ISSUERS: '[{' }), /^ISSUERS is not a JSON list/],
    [
      'an issuer has no keys',
      'gateway',
      () => ({ ISSUERS: '[{"issuer":"https://a.test","audience":"motlan"}]' }),
      /^ISSUERS: every issuer needs/,
    ],
    [
      'an issuer may give any role',
      'gateway',
      () => ({ ISSUERS: '[{"issuer":"https://a.test","audience":"motlan","jwks":{"keys":[]}}]' }),
      /^ISSUERS: https:\/\/a\.test needs allowedRoles/,
    ],
    [
      'the portal signs in at an issuer nobody named',
      'gateway',
      () => ({ OIDC_ISSUER: 'https://a.test' }),
      /^OIDC_ISSUER .* is not in ISSUERS/,
    ],
    ['variables are wrong', 'gateway', () => ({ PORT: 'eighty', DEMO: 'perhaps' }), /^Configuration is wrong\. .*DEMO/],
  ])('says so in one sentence when %s', async (_, services, env, sentence) => {
    const { code, said } = await ended(['--services', services], { ...usual, ...env() })
    expect(said).toMatch(sentence)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).not.toMatch(/\bat .+:\d+:\d+|hush|eighty|perhaps/)
    expect(code).toBe(1)
  })

  it('refuses npm start with NODE_ENV=production', async () => {
    expect(await ended(['--demo'], { ...usual, NODE_ENV: 'production' })).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^DEMO=true is refused/),
    })
  })
})

describe.each(buses)('SIGTERM while forms are being filled ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start({ ...options, env: { DEMO: 'true' } })
  })
  afterAll(() => system?.stop())

  it('answers every one of them, takes nothing new, and ends with 0', async () => {
    const lan = system.as('lan')
    const drafts = await Promise.all(Array.from({ length: 10 }, () => lan.open('1.014632')))
    await lan.send('PUT', '/demo/faults', { registry: 'tax', mode: 'slow', delayMs: 600 })
    const answers = drafts.map(({ id }) => lan.send<Snapshot>('POST', `/v1/dossiers/${id}/prefill`, {}))
    await eventually(
      () => system.rows('dossiers', 'select distinct dossier_id from prefill'),
      (begun) => expect(begun).toHaveLength(10),
    )
    const [door] = system.running('gateway')
    door?.signal('SIGTERM')
    for (const { status, body } of await Promise.all(answers)) {
      expect({ status, summary: body.summary }).toMatchObject({ status: 200, summary: { gaps: 0 } })
    }
    expect(await door?.exit()).toBe(0)
    await expect(fetch(`${system.url}/health/live`)).rejects.toThrow()
  })
})

describe('kill -9 of the demo', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await Demo.start()
  })
  afterAll(() => demo?.remove(), 30_000)

  it('loses no dossier, and the people of the first start stay', async () => {
    const lan = await demo.as('lan')
    const { id } = await lan.open('1.014632')
    const { snapshotId, summary } = await lan.prefill(id)
    await lan.answer(id, socialHousingAnswers)
    const receipt = await lan.submit(id, snapshotId)
    expect(demo.process.output.match(/Generated people loaded/g)).toHaveLength(registryIds.length)

    demo.process.signal('SIGKILL')
    await demo.process.exit()
    await demo.process.start()

    const again = await demo.as('lan')
    expect(await again.get(id)).toMatchObject({
      status: 'submitted',
      code: receipt.code,
      dueAt: receipt.dueAt,
      answers: socialHousingAnswers,
    })
    const next = await again.open('1.014632')
    expect((await again.prefill(next.id)).summary).toEqual(summary)
    expect(demo.process.output.match(/Generated people loaded/g)).toHaveLength(registryIds.length)
  })

  it('is refused a second time on the same data, and the first goes on', async () => {
    const data = { DATA_DIR: join(demo.directory, 'data'), KEYS_DIR: join(demo.directory, 'keys') }
    const { code, said } = await ended(['--demo'], { ...data, PORT: '0', HEALTH_PORT: '0' })
    expect(said).toMatch(/^Another process runs on the data directory .*DATA_DIR/)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
    const lan = await demo.as('lan')
    expect((await lan.open('1.014632')).status).toBe('draft')
  })

  it('ends with 0 on SIGTERM and starts again', async () => {
    await demo.process.stop()
    expect(await demo.process.exit()).toBe(0)
    await demo.process.start()
    expect((await (await demo.as('lan')).list('?status=submitted')).items).toHaveLength(1)
  })
})
