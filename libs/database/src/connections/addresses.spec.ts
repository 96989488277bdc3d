import { serverAddresses } from './addresses.js'

it.each([
  ['db', [{ host: 'db', port: 5432 }]],
  [
    'db1, db2:5433',
    [
      { host: 'db1', port: 5432 },
      { host: 'db2', port: 5433 },
    ],
  ],
  ['::1', [{ host: '::1', port: 5432 }]],
  ['[::1]:5433', [{ host: '::1', port: 5433 }]],
  [
    '127.0.0.1:1,127.0.0.1:2,',
    [
      { host: '127.0.0.1', port: 1 },
      { host: '127.0.0.1', port: 2 },
    ],
  ],
])('%s', (hosts, servers) => {
  expect(serverAddresses(hosts, 5432)).toEqual(servers)
})
