import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import pg from 'pg'
import { testServer } from '#testing'
import { endSilence } from './end-silence.js'
import { streamOf } from './pipeline.js'

let isForwarding = true
let proxy: Server

beforeAll(async () => {
  const { host, port } = testServer()
  proxy = createServer((near) => {
    const far = connect(port, host)
    near.on('data', (piece) => isForwarding && far.write(piece)).on('error', () => far.destroy())
    far.on('data', (piece) => isForwarding && near.write(piece)).on('error', () => near.destroy())
    near.on('close', () => far.destroy())
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
})
afterAll(() => proxy.close())

it('a statement on a half-open line to PostgreSQL fails instead of waiting for ever', async () => {
  const { port } = proxy.address() as AddressInfo
  const client = new pg.Client({ ...testServer(), host: '127.0.0.1', port, database: 'postgres' })
  endSilence(streamOf(client), 300)
  client.on('error', () => undefined)
  await client.connect()
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  isForwarding = false
  await expect(client.query('select 2')).rejects.toThrow(/terminated/)
})
