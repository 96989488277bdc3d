import { contracts, deployedServices, dossiers, registryServices } from '#contracts'
import { definitionOf } from '../../apps/all-in-one/src/services.js'
import { accessOf, sharedTopics, type Access } from './access.rules.js'

const deployed = await Promise.all(deployedServices.map(definitionOf))
const list = accessOf(deployed, contracts)
const of = (user: string, wanted: Partial<Access> = {}) =>
  list.filter(
    (access) =>
      access.user === user && Object.entries(wanted).every(([key, value]) => access[key as keyof Access] === value),
  )
const mayWrite = (user: string) =>
  of(user)
    .filter(({ operations }) => operations.includes('write'))
    .map(({ name }) => name)

it('lets a service ask whom it declares, and answer whoever asks it', () => {
  const answered = ['gateway', ...registryServices].map((name) => `${name}.replies.`)
  const others = ['catalog.asks', 'dossiers.facts.v1', 'dossiers.repeats.v1', 'exchange.asks']
  const asksOfRegistries = registryServices.map((name) => `${name}.asks`)
  expect(mayWrite('dossiers').sort()).toEqual([...others, ...answered, ...asksOfRegistries].sort())
  expect(mayWrite('land').sort()).toEqual([
    ...['catalog.asks', 'dossiers.asks', 'dossiers.replies.', 'exchange.replies.', 'gateway.replies.'],
    ...['land.changes.v1', 'land.corrections.v1', 'land.outcomes.v1'],
  ])
  expect(mayWrite('gateway').sort()).toEqual(
    ['catalog.asks', 'dossiers.asks', 'exchange.asks', ...asksOfRegistries].sort(),
  )
})

it('adds what a connector that joins may do, what it is asked with, and nothing else', () => {
  const joined = accessOf(
    [...deployed, { name: 'registry-vehicles', asks: ['catalog', 'dossiers'], hears: [dossiers.facts] }],
    contracts,
  )
  const added = joined.filter((each) => !list.some((old) => JSON.stringify(old) === JSON.stringify(each)))
  expect(added.map(({ user, name, operations }) => `${user}: ${operations.join(' ')} ${name}`)).toEqual([
    'catalog: write describe registry-vehicles.replies.',
    'exchange: write describe registry-vehicles.asks',
    'dossiers: write describe registry-vehicles.replies.',
    'dossiers: write describe registry-vehicles.asks',
    'gateway: write describe registry-vehicles.asks',
    'registry-vehicles: read describe registry-vehicles.asks',
    'registry-vehicles: read describe registry-vehicles.asks',
    'registry-vehicles: write describe exchange.replies.',
    'registry-vehicles: write describe dossiers.replies.',
    'registry-vehicles: write describe gateway.replies.',
    'registry-vehicles: write describe catalog.asks',
    'registry-vehicles: write describe dossiers.asks',
    'registry-vehicles: create read describe delete registry-vehicles.replies.',
    'registry-vehicles: read describe delete registry-vehicles.replies.',
    'registry-vehicles: read describe dossiers.facts.v1',
    'registry-vehicles: read describe registry-vehicles.facts',
  ])
})

it('lets nobody read the questions or the replies of another', () => {
  const reads = list.filter(({ operations, name }) => operations.includes('read') && /\.(asks|replies\.)$/.test(name))
  expect(reads.length).toBeGreaterThan(10)
  for (const { user, name } of reads) expect(name.startsWith(`${user}.`)).toBe(true)
})

it('lets a registry write no state, and of facts only its changes and what it did with outcomes and corrections', () => {
  for (const registry of registryServices)
    expect(mayWrite(registry).filter((name) => /\.v1$/.test(name))).toEqual([
      ...[`${registry}.outcomes.v1`, `${registry}.changes.v1`, `${registry}.corrections.v1`],
    ])
})

it('lets nobody make topics but those of its own replies', () => {
  const made = list.filter(({ operations }) => operations.includes('create') || operations.includes('delete'))
  for (const { user, name } of made) expect(name).toBe(`${user}.replies.`)
})

it('knows every topic that must exist beforehand', () => {
  expect(sharedTopics(deployed, contracts)).toEqual({
    requests: ['catalog', ...registryServices, 'exchange', 'dossiers'],
    facts: [
      'dossiers.repeats.v1',
      'dossiers.facts.v1',
      ...registryServices.map((registry) => `${registry}.outcomes.v1`),
      ...registryServices.map((registry) => `${registry}.changes.v1`),
      ...registryServices.map((registry) => `${registry}.corrections.v1`),
    ],
    states: ['catalog.state.v1'],
  })
})
