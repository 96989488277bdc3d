import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import S3rver from '@20minutes/s3rver'
import { v7 as uuidv7 } from 'uuid'
import { StartError } from '#contracts'
import { RuntimeSettings } from '#platform'
import { DiskFiles } from './disk-files.js'
import { FileSettings, openFileStore } from './file-settings.js'
import type { FileStore } from './file-store.js'
import { S3Files } from './s3-files.js'

const directory = mkdtempSync(join(tmpdir(), 'files-'))
const local = join(directory, 'local')
const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
// the server computes another signature for the list of a bucket in the path; all other requests it accepts as signed
const server = new S3rver({
  ...{ port: 0, address: '127.0.0.1', silent: true, allowMismatchedSignatures: true, directory: join(directory, 's3') },
  configureBuckets: [{ name: 'papers', configs: [] }],
})
let endpoint: string
beforeAll(async () => {
  mkdirSync(join(directory, 's3'), { recursive: true })
  writeFileSync(local, 'Giấy chứng nhận')
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  await server.close()
  rmSync(directory, { recursive: true })
})

const s3 = (bucket = 'papers') => new S3Files({ endpoint, region: 'us-east-1', bucket, ...keys })
const all = async (names: AsyncIterable<string>) => {
  const found: string[] = []
  for await (const name of names) found.push(name)
  return found.sort()
}
const soon = () => new Date(Date.now() + 60_000)

describe.each<[string, () => FileStore]>([
  ['a directory', () => new DiskFiles(join(directory, 'disk'))],
  ['an S3-compatible store', () => s3()],
])('%s', (_, open) => {
  it('keeps a file under its name, lists it by age, and removes it', async () => {
    const [store, name, other] = [open(), uuidv7(), uuidv7()]
    await store.put(name, local)
    await store.put(other, local)
    expect(await text(await store.get(name))).toBe('Giấy chứng nhận')
    expect(await all(store.olderThan(soon()))).toEqual([name, other].sort())
    expect(await all(store.olderThan(new Date(Date.now() - 60_000)))).toEqual([])
    await store.remove(name)
    await store.remove(name)
    await expect(store.get(name)).rejects.toMatchObject({ code: 'file_missing', kind: 'notFound' })
    expect(await all(store.olderThan(soon()))).toEqual([other])
  })

  it.each(['../../etc/passwd', 'a/b', '', 'ABCDEF00-0000-7000-8000-000000000000'])(
    'takes no name like %j',
    async (name) => {
      await expect(open().put(name, local)).rejects.toThrow(/./)
      await expect(open().get(name)).rejects.toThrow(TypeError)
      await expect(open().remove(name)).rejects.toThrow(TypeError)
    },
  )
})

it('a directory that cannot be written is a store that is not available', async () => {
  const blocked = join(directory, 'blocked')
  writeFileSync(blocked, 'no directory')
  const store = new DiskFiles(blocked)
  await expect(store.put(uuidv7(), local)).rejects.toMatchObject({ code: 'store_unavailable', kind: 'unavailable' })
  await expect(store.get(uuidv7())).rejects.toMatchObject({ code: 'store_unavailable' })
})

it('what was left of a copy that broke off is listed, and removed with its file', async () => {
  const [store, name] = [new DiskFiles(join(directory, 'parts')), uuidv7()]
  const folder = join(directory, 'parts', name.slice(-2))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.part`), 'Giấy')
  utimesSync(join(folder, `${name}.part`), 1, 1)
  expect(await all(store.olderThan(new Date()))).toEqual([name])
  await store.remove(name)
  expect(await all(store.olderThan(new Date()))).toEqual([])
})

it('an S3-compatible store without the bucket, or that is away, is not available', async () => {
  await expect(s3('no-such-bucket').put(uuidv7(), local)).rejects.toMatchObject({ code: 'store_unavailable' })
  const away = new S3Files({ endpoint: 'http://127.0.0.1:9', region: 'us-east-1', bucket: 'papers', ...keys })
  await expect(away.put(uuidv7(), local)).rejects.toMatchObject({ code: 'store_unavailable' })
  await expect(away.get(uuidv7())).rejects.toMatchObject({ code: 'store_unavailable' })
  await expect(away.remove(uuidv7())).rejects.toMatchObject({ code: 'store_unavailable' })
})

it('is what the settings name; an address without keys is refused at the start', async () => {
  const runtime = Object.assign(new RuntimeSettings(), { dataDir: directory })
  const settings = new FileSettings()
  expect(await openFileStore(settings, runtime)).toBeInstanceOf(DiskFiles)
  settings.filesS3Endpoint = endpoint
  await expect(openFileStore(settings, runtime)).rejects.toThrow(StartError)
  Object.assign(settings, { filesS3AccessKey: 'S3RVER', filesS3SecretKey: 'S3RVER' })
  expect(await openFileStore(settings, runtime)).toBeInstanceOf(S3Files)
})
