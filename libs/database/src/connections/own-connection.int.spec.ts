import { connect, createServer, type AddressInfo } from 'node:net'
import { testServer } from '#testing'
import { ownConnection } from './own-connection.js'

it('waits for a server that is too busy to answer the first tries', async () => {
  const { host, port, user, password } = testServer()
  let tries = 0
  const busy = createServer((near) => {
    near.on('error', () => undefined)
    if (++tries < 3) return
    const far = connect(port, host)
    far.on('error', () => near.destroy())
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', listening))
  const place = { host: '127.0.0.1', port: (busy.address() as AddressInfo).port, database: 'postgres' }
  const client = await ownConnection({ ...place, user, password, connectionTimeoutMillis: 200 })
  expect((await client.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }])
  expect(tries).toBe(3)
  await client.end()
  busy.close()
})
