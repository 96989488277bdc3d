import { listsOf, operationsOf } from './routes.js'
import { expectRefusal, readAll, refuses, type Page, type Sentence } from './sentence.js'

const nobody = '00000000-0000-4000-8000-000000000000'

const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`

const everyList = (change: string, code: string, places: string[]): Sentence => [
  `${change} is 422 on every list`,
  async (system) => {
    for (const { path, reader } of await listsOf(system))
      await expectRefusal(system, { reader, path: withQuery(path, change), status: 422, code, places })
  },
]

/** The ground rules of every route. */
export const groundRules: readonly Sentence[] = [
  [
    'lists: {items, nextCursor} on every list, null on the last page, default 20, at most 100',
    async (system) => {
      const lists = await listsOf(system)
      expect(new Set(lists.map(({ route }) => route)).size).toBeGreaterThan(18)
      for (const { path, reader } of lists) {
        const first = (await reader.send<Page>('GET', path)).body
        expect({ path, nextCursor: first.nextCursor }).toEqual({
          path,
          nextCursor: first.nextCursor === null ? null : (expect.stringMatching(/./) as string),
        })
        expect({ path, length: first.items.length }).toEqual({ path, length: Math.min(20, first.items.length) })
        const read = (query: string) => reader.send<Page>('GET', withQuery(path, query))
        const all = await readAll(read, 100)
        expect({ path, names: new Set(all.map((item) => JSON.stringify(item))).size }).toEqual({
          path,
          names: all.length,
        })
        if (all.length > 1 && all.length < 60) expect(await readAll(read, 1)).toEqual(all)
      }
    },
  ],
  everyList('limit=0', 'invalid_input', ['/limit too_small']),
  everyList('limit=101', 'invalid_input', ['/limit too_large']),
  everyList('limit=1.5', 'invalid_input', ['/limit wrong_type']),
  everyList('limit=many', 'invalid_input', ['/limit wrong_type']),
  everyList('limit=', 'invalid_input', ['/limit wrong_type']),
  everyList('cursor=zzz', 'cursor_invalid', ['/cursor cursor_invalid']),
  everyList('cursor=', 'cursor_invalid', ['/cursor cursor_invalid']),
  everyList('colour=red', 'invalid_input', ['/colour unknown_field']),
  refuses(
    'an unknown filter value is 422',
    { path: '/v1/procedures?level=planet', status: 422, code: 'invalid_input', places: ['/level not_allowed'] },
    { path: '/v1/units?level=planet', status: 422, code: 'invalid_input', places: ['/level not_allowed'] },
    {
      as: 'lan',
      path: '/v1/dossiers?status=lost',
      status: 422,
      code: 'invalid_input',
      places: ['/status not_allowed'],
    },
    { as: 'lan', path: '/v1/dossiers?due=never', status: 422, code: 'invalid_input', places: ['/due not_allowed'] },
    { as: 'lan', path: '/v1/dossiers?sort=name', status: 422, code: 'invalid_input', places: ['/sort not_allowed'] },
    {
      as: 'lan',
      path: '/v1/dossiers?assigned=her',
      status: 422,
      code: 'invalid_input',
      places: ['/assigned not_allowed'],
    },
    {
      path: '/v1/procedures/1.014632?authority=%25',
      status: 422,
      code: 'invalid_input',
      places: ['/authority wrong_form'],
    },
    {
      path: '/v1/procedures/1.014632?province=%25',
      status: 422,
      code: 'invalid_input',
      places: ['/province wrong_form'],
    },
    {
      ...{ as: 'lan', method: 'POST', path: '/v1/dossiers', body: { procedure: '1.014632', receivedBy: '%' } },
      ...{ status: 422, code: 'authority_unknown', places: ['/receivedBy authority_unknown'] },
    },
  ),
  [
    '401 carries WWW-Authenticate',
    async (system) => {
      for (const client of [system.with(undefined), system.with('nonsense')]) {
        const { status, headers } = await client.send('GET', '/v1/dossiers')
        expect({ status, challenge: headers.get('www-authenticate') }).toEqual({
          status: 401,
          challenge: expect.stringMatching(/^Bearer\b/) as string,
        })
      }
    },
  ],
  [
    'media types but JSON are 415, malformed JSON 400, over 64 KB 413',
    async (system) => {
      const send = (type: string, body: string) =>
        system.as('lan').send('POST', '/v1/dossiers', body, { 'content-type': type })
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data'])
        expect({ type, status: (await send(type, '{}')).status }).toEqual({ type, status: 415 })
      expect((await send('application/json', '{"procedure":')).status).toBe(400)
      expect((await send('application/json', JSON.stringify({ procedure: 'x'.repeat(66_000) }))).status).toBe(413)
    },
  ],
  refuses(
    'field paths are JSON Pointers: the root is the empty text',
    {
      as: 'lan',
      method: 'POST',
      path: '/v1/dossiers',
      body: '[]',
      status: 422,
      code: 'invalid_input',
      places: [' wrong_type'],
    },
    {
      as: 'lan',
      method: 'POST',
      path: '/v1/dossiers',
      body: '"a"',
      status: 422,
      code: 'invalid_input',
      places: [' wrong_type'],
    },
    {
      as: 'lan',
      method: 'POST',
      path: '/v1/dossiers',
      body: {},
      status: 422,
      code: 'invalid_input',
      places: ['/procedure required'],
    },
  ),
  [
    'the type of a problem leads to a page that names its code',
    async (system) => {
      const problem = await expectRefusal(system, {
        as: 'lan',
        path: `/v1/dossiers/${nobody}`,
        status: 404,
        code: 'dossier_not_found',
      })
      const { type } = problem as unknown as { type: string }
      const page = await fetch(`${system.url}${type}`)
      expect(page.status).toBe(200)
      expect(page.headers.get('content-type')).toMatch(/^text\/html/)
      expect(await page.text()).toContain(`id="${type.split('#')[1]}"`)
    },
  ],
  [
    'personal answers are kept by nobody; answers differ by language',
    async (system) => {
      for (const path of ['/v1/me', '/v1/dossiers', '/v1/consents', `/v1/dossiers/${nobody}`]) {
        const { headers } = await system.as('lan').send('GET', path)
        expect({ path, kept: headers.get('cache-control') }).toEqual({ path, kept: 'no-store' })
        for (const name of ['Authorization', 'Cookie', 'Accept-Language']) expect(headers.get('vary')).toContain(name)
      }
      const { headers } = await system.with(undefined).send('GET', '/v1/procedures')
      expect(headers.get('vary')).toContain('Accept-Language')
    },
  ],
  [
    'answers are compressed where the caller takes it',
    async (system) => {
      const encoding = async (accepted: string) =>
        (await fetch(`${system.url}/v1/concepts?limit=100`, { headers: { 'accept-encoding': accepted } })).headers.get(
          'content-encoding',
        )
      expect(await encoding('gzip')).toBe('gzip')
      expect(await encoding('br, gzip')).toBe('br')
      expect(await encoding('identity')).toBeNull()
    },
  ],
  [
    'OpenAPI says of no header that it is always required, and lists what lists take',
    async (system) => {
      const operations = await operationsOf(system)
      const headers = operations.flatMap(({ parameters }) =>
        parameters.filter((parameter) => parameter.in === 'header'),
      )
      expect(headers.filter(({ required }) => required)).toEqual([])
      expect(new Set(headers.map(({ name }) => name))).toEqual(new Set(['If-Match', 'Idempotency-Key']))
      for (const { route: list } of await listsOf(system)) {
        const names = operations
          .find(({ path, method }) => path === list && method === 'get')
          ?.parameters.filter((parameter) => parameter.in === 'query')
          .map(({ name }) => name)
        expect({ list, names }).toEqual({ list, names: expect.arrayContaining(['limit', 'cursor']) as string[] })
      }
    },
  ],
]
