import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { busTables, type StateOwner } from '#bus'
import { cursorOf, type Authority, type CatalogueEntry } from '#contracts'
import { standardProcess } from '#forms'
import { createMissingKeys, ServiceKeys } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { GetAuthority } from '../authorities/get-authority.js'
import { ListAuthorities } from '../authorities/list-authorities.js'
import { catalogService } from '../catalog.service-definition.js'
import { CatalogueStore, type EntryName } from '../entries/catalogue-store.js'
import { SpreadCatalogue } from '../entries/spread-catalogue.js'
import { recordedStates, stateOf } from '../entries/state.fixture.js'
import { FindLocalFee } from '../fees/find-local-fee.js'
import { Certifier } from '../forms/certifier.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { ReviewStore } from '../reviews/review-store.js'
import { GetForm } from '../forms/get-form.js'
import { GetProcedure } from '../procedures/get-procedure.js'
import { ListProcedures } from '../procedures/list-procedures.js'
import { versionKey } from '../forms/form-version.rules.js'
import { CertifySeeds } from './certify-seeds.js'
import { LoadSeeds } from './load-seeds.js'
import { seedFolder } from './read-seeds.js'

const clock = clockAt(() => new Date('2026-11-24T09:00:00+07:00'))
const directory = mkdtempSync(join(tmpdir(), 'keys-'))
createMissingKeys(directory)
const certifier = new Certifier(ServiceKeys.load(directory, 'catalog'), clock)
let held: ThrowAwayDatabase
let store: CatalogueStore
let load: LoadSeeds
let folder: string

beforeAll(async () => {
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  store = new CatalogueStore(held.database, clock, stateOf(held.database, clock))
  load = new LoadSeeds(held.database, store, clock, new CertifySeeds(store, certifier))
  folder = mkdtempSync(join(tmpdir(), 'seeds-'))
  cpSync(fileURLToPath(seedFolder), folder, { recursive: true })
  await load.execute()
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  rmSync(directory, { recursive: true })
  await held.drop()
})

const changed = () => pathToFileURL(`${folder}/`)
function edit(file: string, from: string, to: string): void {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  expect(before).toContain(from)
  writeFileSync(path, before.replace(from, to))
}

const everything = () =>
  held.database.query<CatalogueEntry>('select type, key, version, value from entry order by type, key')

describe('loading the seeds', () => {
  it('twice changes nothing the second time', async () => {
    expect(await load.execute()).toEqual([])
  })

  it('the same build has loaded reads none of them, and certifies anew what other keys had certified', async () => {
    const nowhere = new URL('nowhere/', seedFolder)
    await load.execute(seedFolder, 'a build')
    expect(await load.execute(nowhere, 'a build')).toEqual([])
    const others = mkdtempSync(join(tmpdir(), 'keys-'))
    createMissingKeys(others)
    const other = new Certifier(ServiceKeys.load(others, 'catalog'), clock)
    rmSync(others, { recursive: true })
    const withOthers = new LoadSeeds(held.database, store, clock, new CertifySeeds(store, other))
    const renewed = await withOthers.execute(nowhere, 'a build')
    const versions = await store.list('formVersion')
    expect(renewed.map(({ key }) => key).sort()).toEqual(versions.map(({ form }) => versionKey(form)).sort())
    expect(versions.every(({ form, certificate }) => other.isCertified(form, certificate))).toBe(true)
    expect(await withOthers.execute(nowhere, 'a build')).toEqual([])
    expect(await withOthers.execute(seedFolder, 'another build')).toEqual([])
    await expect(load.execute(nowhere, 'one more build')).rejects.toThrow('cannot be read')
    await load.execute()
    await expect(load.execute(nowhere, 'a build')).rejects.toThrow('cannot be read')
  })

  it('by two instances at once has the effect of one', async () => {
    edit('registries.json', 'CSDL thuế', 'CSDL về thuế')
    const [one, other] = await Promise.all([load.execute(changed()), load.execute(changed())])
    expect([one.length, other.length].sort()).toEqual([0, 1])
    await load.execute()
  })

  it('refuses a broken seed with its place, and keeps what it held', async () => {
    edit('agreements.json', '"procedure": "1.013314"', '"procedure": "1.099999"')
    const before = await everything()
    await expect(load.execute(changed())).rejects.toThrow(
      'The seed agreements.json, row 2 (communeOffice.1.013314) is broken: there is no procedure 1.099999.',
    )
    expect(await everything()).toEqual(before)
    edit('agreements.json', '"procedure": "1.099999"', '"procedure": "1.013314"')
  })

  it('keeps the order of a form’s fields, and writes out its graph', async () => {
    const seed = JSON.parse(readFileSync(new URL('forms/1.014632.json', seedFolder), 'utf8')) as object
    const form = await new GetForm(store, certifier).execute({ code: '1.014632' })
    expect(JSON.stringify(form)).toBe(JSON.stringify({ ...seed, process: standardProcess }))
  })
})

describe('spreading the catalogue', () => {
  it('records each change in the transaction that makes it, with its version', async () => {
    await recordedStates(held.database)
    const ministries = JSON.parse(readFileSync(join(folder, 'ministries.json'), 'utf8')) as { code: string }[]
    writeFileSync(join(folder, 'ministries.json'), JSON.stringify(ministries.filter(({ code }) => code !== 'G21')))
    await load.execute(changed())
    const recorded = await recordedStates(held.database)
    expect(recorded).toContainEqual({ key: 'authority/G21', version: 2, entry: null })
    const rolledBack = held.database.transaction(async (tx) => {
      await store.write(tx, [{ type: 'setting', key: 'x', version: 1, value: {} as never, hash: null, search: '' }])
      throw new TypeError('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    expect(await recordedStates(held.database)).toEqual([])
  })

  it('hands out every entry as it is, and that others are gone', async () => {
    let last: EntryName | undefined
    do last = await held.database.transaction((tx) => store.recordAnew(tx, last, 100))
    while (last)
    const recorded = await recordedStates(held.database)
    const entries = await everything()
    expect(recorded).toHaveLength(entries.length)
    expect(recorded).toContainEqual({ key: 'authority/G21', version: 2, entry: null })
    const form = entries.find(({ type }) => type === 'form')
    expect(JSON.stringify(recorded.find(({ key }) => key === `form/${form?.key}`)?.entry)).toBe(JSON.stringify(form))
    await load.execute()
    expect((await everything()).find(({ key }) => key === 'G21')).toEqual(expect.objectContaining({ version: 3 }))
  })

  it('at the start hands out once what was loaded just now, and everything else', async () => {
    await recordedStates(held.database)
    edit('registries.json', 'CSDL về thuế', 'CSDL thuế của ngành')
    const beating = { live: () => Promise.resolve(), onLost: () => undefined }
    const loaded = await load.execute(changed())
    const spread = new SpreadCatalogue(held.database, store, beating as unknown as StateOwner<CatalogueEntry>)
    await spread.execute(loaded)
    spread.onApplicationShutdown()
    const names = (await recordedStates(held.database)).map(({ key }) => key)
    expect(names.sort()).toEqual((await everything()).map(({ type, key }) => `${type}/${key}`).sort())
    expect(loaded.map(({ key }) => key)).toContain('tax')
    await load.execute()
    await recordedStates(held.database)
  })

  it('never takes a version back, whoever writes', async () => {
    const back = (set: string) =>
      held.database.write(`update entry set ${set} where type = 'authority' and key = 'G21'`)
    await expect(back('version = 2')).rejects.toThrow(/version/)
    await expect(back(`value = '{}'`)).rejects.toThrow(/version/)
    await back(`search = search`)
  })
})

function aReader(): GetProcedure {
  const authorities = new GetAuthority(store)
  const localFees = new FindLocalFee(store, authorities, clock)
  return new GetProcedure(
    store,
    clock,
    new FindSurroundings(store, clock, new ReviewStore(held.database)),
    localFees,
    authorities,
  )
}

describe('reading the catalogue', () => {
  it('finds procedures without accents, in any case, by level', async () => {
    const list = new ListProcedures(held.database, store)
    const codes = async (request: object) => (await list.execute(request)).items.map(({ code }) => code)
    const first = await list.execute({ limit: 20 })
    const rest = await list.execute({ limit: 20, cursor: first.nextCursor ?? '' })
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([20, 4, null])
    for (const { code, counts } of first.items)
      expect({ code, counts }).toEqual({ code, counts: (await aReader().execute({ code })).counts })
    await expect(list.execute({ cursor: cursorOf('9.999999') })).rejects.toMatchObject({ code: 'cursor_invalid' })
    expect(await codes({ q: 'NHA O xa hoi' })).toEqual(['1.014632'])
    expect(await codes({ q: '1.0133' })).toEqual(['1.013314'])
    expect(await codes({ q: 'social housing' })).toEqual(['1.014632'])
    expect(await codes({ q: 'dwelling' })).toEqual(['1.013314'])
    expect(await codes({ q: 'hôn nhân' })).toEqual(['1.004873'])
    expect(await codes({ q: 'hoi xa nha' })).toEqual(['1.014632'])
    expect(await codes({ q: '%' })).toEqual([])
    expect(await codes({ level: 'province' })).toEqual([])
  })

  it('describes a procedure with deadline, fee, counts, papers and form version', async () => {
    const found = await aReader().execute({ code: '1.014632' })
    expect(found).toEqual(
      expect.objectContaining({
        deadline: { amount: 7, unit: 'day' },
        fee: 0,
        channels: ['online', 'counter', 'post'],
        certainties: { handler: 'B', deadline: 'A', fee: 'A' },
        counts: { fields: 35, reusable: 29, asked: 6 },
        formVersion: '1.0.0',
      }),
    )
    expect(found.documents.filter(({ replacedBy }) => replacedBy)).toHaveLength(6)
    expect(found.law?.handlers).toHaveLength(6)
    expect(found.certainty).toBe('C')
    expect(found.sources.map(({ id }) => id)).toEqual(expect.arrayContaining(['27/2023/QH15', '54/2026/NĐ-CP']))
    // The official list of 1.014632 has its form only: papers that prove a missing fact are none it demands.
    expect(found.burden.documents).toEqual({ before: 0, avoided: 0 })
  })

  it('tells what a province charges, where it is set there', async () => {
    const read = async (code: string, place: object) => (await aReader().execute({ code, ...place })).localFee
    const sample = { amount: 3000, province: '01', validFrom: '2025-07-01', certainty: 'C' }
    expect(await read('1.004873', { authority: 'H26.00637' })).toMatchObject(sample)
    expect(await read('1.004873', { province: '01' })).toMatchObject(sample)
    expect(await read('1.004873', { authority: 'H26' })).toMatchObject(sample)
    expect(await read('1.004873', { province: '79', authority: 'H26' })).toBeNull()
    expect(await read('1.004222', { province: '01' })).toBeNull()
    expect(await read('1.004873', {})).toBeUndefined()
    await expect(read('1.004873', { province: '97' })).rejects.toMatchObject({ code: 'province_not_found' })
    await expect(read('1.004873', { province: '00637' })).rejects.toMatchObject({ code: 'province_not_found' })
    await expect(read('1.004873', { authority: 'H99' })).rejects.toMatchObject({ code: 'authority_not_found' })
  })

  it('finds authorities without accents, page by page, in the order of codes', async () => {
    const list = new ListAuthorities(store)
    const codesOf = (items: unknown[]) => (items as Authority[]).map(({ code }) => code)
    const found = await list.execute({ q: 'phuong dai mo' })
    expect(codesOf(found.items)).toEqual(['H26.00637'])
    expect(codesOf((await list.execute({ q: '00637' })).items)).toEqual(['H26.00637'])
    const first = await list.execute({})
    expect(first.items).toHaveLength(20)
    const second = await list.execute({ cursor: first.nextCursor ?? '' })
    const codes = [...codesOf(first.items), ...codesOf(second.items)]
    expect(codes).toEqual([...new Set(codes)].sort())
    expect((await list.execute({ q: 'bo cong an' })).nextCursor).toBeNull()
  })

  it('says in both languages what it does not know', async () => {
    await expect(aReader().execute({ code: '9.999999' })).rejects.toMatchObject({
      kind: 'notFound',
      code: 'procedure_not_found',
    })
    await expect(new GetForm(store, certifier).execute({ code: '9.999999' })).rejects.toMatchObject({
      code: 'procedure_not_found',
    })
    await expect(new GetAuthority(store).execute('H99')).rejects.toMatchObject({
      kind: 'notFound',
      detail: { vi: expect.stringContaining('H99') as string, en: expect.stringContaining('H99') as string },
    })
  })
})
