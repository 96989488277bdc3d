import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import pg from 'pg'
import { provisionDatabase, type ServiceDatabaseAddress } from '#database'
import { createMissingKeys } from '#platform'
import { testServer } from '#testing'
import { ended } from '../system/ended.js'
import { ServiceProcess } from '../system/process.js'

const directory = mkdtempSync(join(tmpdir(), 'motlan-refused-'))
const main = join(directory, 'dist/server/main.js')
let database: ServiceDatabaseAddress
let env: Record<string, string>

/** A release of its own, whose files may be broken, and a database of its own for the catalogue. */
beforeAll(async () => {
  cpSync('dist', join(directory, 'dist'), { recursive: true })
  cpSync('package.json', join(directory, 'package.json'))
  symlinkSync(join(process.cwd(), 'node_modules'), join(directory, 'node_modules'))
  createMissingKeys(join(directory, 'keys'))
  const server = testServer()
  database = await provisionDatabase(server, `refused${process.pid}`, 'catalog')
  env = {
    KEYS_DIR: join(directory, 'keys'),
    DATA_DIR: join(directory, 'data'),
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_HOST: server.host,
    DATABASE_PORT: String(server.port),
    DATABASE_PREFIX: `refused${process.pid}`,
    DATABASE_OWNER_PASSWORD: database.owner.password,
    DATABASE_APP_PASSWORD: database.app.password,
  }
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** The catalogue's process of this release until it ends; it must end by itself. */
async function refusal(services = 'catalog'): Promise<string> {
  const { code, said } = await ended(['--services', services], env, main)
  expect({ said, code }).toEqual({ said: expect.any(String), code: 1 })
  expect(said.trim().split('\n')).toHaveLength(1)
  return said
}

/** Changes a line (from 1) of a file of the release for the length of `work`. */
async function withLine(
  file: string,
  line: number,
  change: (text: string) => string,
  work: () => Promise<void>,
): Promise<void> {
  const path = join(directory, 'dist', file)
  const whole = readFileSync(path, 'utf8')
  const lines = whole.split('\n')
  const changed = change(lines[line - 1] ?? '')
  expect(changed).not.toBe(lines[line - 1])
  writeFileSync(path, lines.with(line - 1, changed).join('\n'))
  await work().finally(() => writeFileSync(path, whole))
}

describe('a file of administrative units with a wrong column', () => {
  const units = 'libs/vietnam/data/admin-units.csv'
  const changes = 'libs/vietnam/data/admin-unit-changes.csv'

  it.each([
    ['a missing one', units, 1, 'level,', '', 'admin-units.csv, line 1: the column "level" is missing.'],
    ['one too many', units, 1, 'valid_to', 'valid_to,note', 'admin-units.csv, line 1: the column "note" is unknown,'],
    ['a value too few', changes, 7, ',whole,', ',whole', 'admin-unit-changes.csv, line 7, column "largest": there is'],
    [
      'a wrong value',
      units,
      3,
      'province',
      'county',
      'admin-units.csv, line 3, column "level": "county" is not one of',
    ],
  ])('refuses the start of whoever reads it: %s', async (_, file, line, from, to, sentence) => {
    await withLine(
      file,
      line,
      (text) => text.replace(from, to),
      async () => {
        expect(await refusal('catalog')).toContain(`A data file is broken: ${sentence}`)
        expect(await refusal('gateway')).toContain(`A data file is broken: ${sentence}`)
      },
    )
  })
})

describe('a seed of the catalogue with a wrong column', () => {
  const seeds = 'apps/catalog/seeds'

  it.each([
    [
      'a missing one',
      `${seeds}/registries.json`,
      '"owner":',
      (text: string) => text.replace(/"owner": "G01",/, ''),
      () => /^The seed registries\.json, row 1, line 2 is broken: \/ must have required property 'owner'\./,
    ],
    [
      'an unknown one',
      `${seeds}/ministries.json`,
      '"code": "G02"',
      (text: string) => text.replace('"code"', '"colour": "red", "code"'),
      (line: number) =>
        new RegExp(`^The seed ministries\\.json, row 2, line ${line} is broken: / has the unknown field "colour"\\.`),
    ],
    [
      'a wrong value',
      `${seeds}/procedures.json`,
      '"level": "commune"',
      (text: string) => text.replace('"commune"', '"village"'),
      (line: number) =>
        new RegExp(`^The seed procedures\\.json, row 1, line ${line} is broken: /level must be one of `),
    ],
  ])('refuses the start: %s', async (_, file, holds, change, sentence) => {
    const lines = readFileSync(join(directory, 'dist', file), 'utf8').split('\n')
    const line = lines.findIndex((text) => text.includes(holds)) + 1
    await withLine(file, line, change, async () => {
      expect(await refusal()).toMatch(sentence(line))
    })
  })
})

describe('an old service against a newer database', () => {
  it('refuses to start and names the migration; the database stays as it is', async () => {
    const healthPort = await getPort({ host: '127.0.0.1' })
    const service = new ServiceProcess('catalog', healthPort, join(directory, 'log'), {
      ...env,
      HEALTH_PORT: String(healthPort),
    })
    await service.start()
    await service.stop()
    const { host, port, database: name } = database
    const owner = new pg.Client({ host, port, database: name, ...database.owner })
    await owner.connect()
    const state = () => owner.query('select name from migrations order by id').then(({ rows }) => rows as unknown)
    try {
      await owner.query(`insert into migrations (timestamp, name) values (1999999999999, 'Later1999999999999')`)
      const before = await state()
      expect(await refusal()).toMatch(
        /^The database refused\d+_catalog was migrated by a newer version \(Later1999999999999\)\. Start that version/,
      )
      expect(await state()).toEqual(before)
      await owner.query(`delete from migrations where name = 'Later1999999999999'`)
    } finally {
      await owner.end()
    }
    await service.start()
    await service.stop()
  })
})

it('a file of the second reader that is not of this release refuses the start', async () => {
  await withLine(
    'libs/forms/reader/weights.txt',
    2,
    (text) => `${text}0`,
    async () => expect(await refusal()).toContain('weights.txt is not the file this release was built with'),
  )
})
