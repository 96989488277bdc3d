import { calls } from '../access/calls.js'
import { everybody } from '../access/actors.js'
import type { Client } from '../system/client.js'
import { filled, operationsOf, readersOf } from './routes.js'
import type { Sentence } from './sentence.js'

const nowhere = '00000000-0000-4000-8000-000000000000'

/** Ids of the form their kind has, which nothing bears. */
const unknown: Readonly<Record<string, string>> = {
  ...{ dossiers: nowhere, consents: nowhere, registries: 'nowhere', procedures: '9.999999', authorities: 'H99.99999' },
  ...{ units: '99999', attachments: nowhere, agreements: 'communeOffice.9.999999.G01', calendars: '1799' },
  ...{ messages: nowhere, documents: nowhere, complaints: nowhere, reviews: nowhere, opinions: nowhere },
  lookups: nowhere,
  corrections: `land.${nowhere}`,
  verifications: 'AAAAAAAAAAAAAAAAAAAAAA',
  documents: 'receipt',
}

/** What says that the thing is not there, or that this is not for the asker. */
const refusals = [401, 403, 404]

/** The client, asking about unknown things in place of known ones; `asked` gets to know each address. */
function elsewhere(client: Client, asked: (path: string) => void): Client {
  const send: Client['send'] = (method, path, ...rest) => {
    const there = path.replace(/([a-z]+)\/([^/?]+)/g, (all, noun: string) =>
      noun in unknown ? `${noun}/${unknown[noun]}` : all,
    )
    asked(there)
    return client.send(method, there, ...rest)
  }
  return Object.create(client, { send: { value: send } }) as Client
}

/** What is below an id that nothing bears, in every route. */
export const unknownIds: readonly Sentence[] = [
  [
    'what is read below an unknown id is 404',
    async (system) => {
      const routes = (await operationsOf(system)).filter(({ path, method }) => method === 'get' && path.includes('{'))
      for (const { path: route } of routes) {
        const path = filled(route, unknown) + (route.startsWith('/v1/units/') ? '?at=2026-01-01' : '')
        const came = await Promise.all(readersOf(system).map(async (one) => (await one.send('GET', path)).status))
        expect({
          path,
          others: came.filter((status) => !refusals.includes(status)),
          isTold: came.includes(404),
        }).toEqual({ path, others: [], isTold: true })
      }
      expect(routes.length).toBeGreaterThan(12)
    },
  ],
  [
    'what is done to something unknown is 404 to whoever may do it to something known',
    async (system) => {
      const target = { dossier: nowhere, consent: nowhere, complaint: nowhere, review: nowhere, opinion: nowhere }
      const nouns = new RegExp(`/(${Object.keys(unknown).join('|')})/`)
      let tried = 0
      for (const [pattern, call] of Object.entries(calls)) {
        const paths: string[] = []
        const came = await Promise.all(
          everybody.map((who) =>
            call(
              elsewhere(who.client(system), (path) => paths.push(path)),
              target,
              who,
            ),
          ),
        )
        if (!paths.some((path) => nouns.test(path))) continue
        tried += 1
        const statuses = came.map(({ status }) => status)
        expect({
          ...{
            pattern,
            others: statuses.filter((status) => !refusals.includes(status)),
            isTold: statuses.includes(404),
          },
        }).toEqual({ pattern, others: [], isTold: true })
      }
      expect(tried).toBeGreaterThan(25)
    },
  ],
]
