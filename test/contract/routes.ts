import { pdf } from '../../libs/files/src/inspection/files.fixture.js'
import type { Client } from '../system/client.js'
import type { TestSystem } from '../system/system.js'

/** An operation of the OpenAPI document. */
export interface Operation {
  path: string
  method: string
  parameters: { name: string; in: string; required: boolean }[]
}

/** A route that answers a list, with what there is in place of its parameters and somebody who may read it. */
export interface ListRoute {
  route: string
  path: string
  reader: Client
}

/** A path with every parameter filled in by the noun before it. */
export function filled(route: string, ids: Readonly<Record<string, string>>): string {
  return route.replace(/([^/]+)\/\{\w+\}/g, (_, noun: string) => `${noun}/${ids[noun] ?? `{no ${noun}}`}`)
}

/** Every operation there is. */
export async function operationsOf(system: TestSystem): Promise<Operation[]> {
  const { body } = await system
    .with(undefined)
    .send<{ paths: Record<string, Record<string, Partial<Operation>>> }>('GET', '/v1/openapi.json')
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]) => ({ path, method, parameters })),
  )
}

/** Everybody who reads something. */
export function readersOf(system: TestSystem): Client[] {
  return [
    system.with(undefined),
    system.as('lan'),
    system.as('official-dai-mo'),
    system.as('official-dai-mo', { role: 'head', permissions: ['supervise'] }),
    system.as('ministry-land'),
    system.as('official-dai-mo', { role: 'auditor', authority: undefined, permissions: [] }),
    system.as('official-dai-mo', { role: 'client', permissions: [] }),
  ]
}

const found = new WeakMap<TestSystem, Promise<ListRoute[]>>()

/** Every list there is, once for each reader who may read it: found by reading each route of the OpenAPI document. */
export function listsOf(system: TestSystem): Promise<ListRoute[]> {
  const known = found.get(system) ?? findLists(system)
  found.set(system, known)
  return known
}

/** Without one, the code of an administrative unit is ambiguous. */
const day = (route: string) => (route.startsWith('/v1/units/{') ? '?at=2025-06-30' : '')

/** What does not exist in a system that has just begun: no form was drafted, no dossier completed, nothing
 * asked about data, no other system looked anything up, and no office reads a citizen's draft. */
const notYet = [
  '/v1/dossiers/{id}/notes',
  '/v1/procedures/{code}/form/draft',
  '/v1/dossiers/{id}/result',
  '/v1/dossiers/{id}/documents/{form}',
  '/v1/verifications/{token}',
  '/v1/me/documents/{id}',
  '/v1/complaints/{id}',
  '/v1/opinions/{id}',
  '/v1/lookups/{lookupId}',
  '/v1/lookups/{lookupId}/receipt',
]

async function findLists(system: TestSystem): Promise<ListRoute[]> {
  const { id } = await system.as('lan').open('1.014632')
  await system.as('lan').prefill(id)
  const { body: attached } = await system.as('lan').upload(id, pdf, { paper: 'Giấy xác nhận' })
  const agreement = await system.with(undefined).send<{ items: { id: string }[] }>('GET', '/v1/agreements?limit=1')
  const ids = {
    ...{ dossiers: id, registries: 'land', procedures: '1.013314', authorities: 'H26.00637', units: '00634' },
    ...{ agreements: agreement.body.items[0]?.id ?? '', attachments: attached.attachmentId, calendars: '2026' },
  }
  const routes = (await operationsOf(system)).filter(({ path, method }) => method === 'get' && path.startsWith('/v1/'))
  const lists: ListRoute[] = []
  for (const { path: route } of routes) {
    const path = filled(route, ids) + day(route)
    const answers = await Promise.all(
      readersOf(system).map(async (reader) => ({ reader, ...(await reader.send<object>('GET', path)) })),
    )
    const read = answers.filter(({ status }) => status === 200)
    const isThere = read.length > 0 || notYet.includes(route)
    expect({ route, path, isThere }).toEqual({ route, path, isThere: true })
    lists.push(
      ...read
        .filter(({ body }) => typeof body === 'object' && 'items' in body)
        .map(({ reader }) => ({ route, path, reader })),
    )
  }
  return lists
}
