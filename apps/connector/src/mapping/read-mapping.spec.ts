import { readFileSync } from 'node:fs'
import { parseMapping } from './read-mapping.js'

const file = 'apps/connector/examples/vehicles/vehicles.yaml'
const example = readFileSync(file, 'utf8')

/** What is said of the example with one change. */
function mistakes(from: string | RegExp, to: string): string[] {
  const text = example.replace(from, to)
  expect(text).not.toBe(example)
  try {
    parseMapping(text, 'vehicles.yaml')
    return []
  } catch (error) {
    return (error as Error).message.split('\n')
  }
}

it('reads the example, with facts that are only a column written out', () => {
  const { mapping } = parseMapping(example, file)
  expect(mapping.records['vehicle']?.facts['vehicle.plate']).toEqual({ column: 'plate' })
  expect(mapping.codes['kinds']).toHaveProperty('1', 'Ô tô con')
})

it.each<[string, string | RegExp, string, string]>([
  ['a missing key', /    keys: .*\n/, '', 'vehicles.yaml:9:3: "keys" is missing.'],
  [
    'no key at all',
    '{ personId: owner_id }',
    '{}',
    'vehicles.yaml:11:5: "keys" must NOT have fewer than 1 properties.',
  ],
  ['a misspelt part', 'recordDate:', 'recordDay:', 'vehicles.yaml:16:5: "recordDay" is not known here.'],
  ['a type that is none', 'type: number', 'type: decimal', 'vehicles.yaml:24:39: "type" must be one of string, number'],
  ['a number for a name', 'id: plate', 'id: 7', 'vehicles.yaml:13:5: "id" must be text'],
  ['a code list that is none', 'codes: kinds', 'codes: kind', 'vehicles.yaml:23:42: There is no code list "kind"'],
  [
    'another concept as complete',
    'concept: vehicle.plate',
    'concept: vehicle.colour',
    'vehicles.yaml:19:17: "vehicle.colour"',
  ],
  ['a day there is not', 'to: today', "to: '2026-02-30'", 'vehicles.yaml:19:56: There is no day 2026-02-30.'],
  ['a personal key as id', 'id: plate', 'id: owner_id', 'vehicles.yaml:13:5: "id" is shown beside values'],
  [
    'an endpoint of a database',
    'table: registration.vehicle',
    'get: /people/{key}',
    'vehicles.yaml:10:5: A source of kind postgres',
  ],
  ['two places', 'table: registration.vehicle', 'table: a\n    view: b', 'vehicles.yaml:11:5: Only one of'],
  [
    'multiplied text',
    'type: number, unit',
    'type: string, unit',
    'vehicles.yaml:24:63: Only numbers can be multiplied',
  ],
  [
    'a key twice',
    'id: plate',
    'id: plate\n    id: plate',
    'vehicles.yaml:14:5: This is not YAML: Map keys must be unique',
  ],
  ['what is not YAML', 'records:', 'records: [', 'vehicles.yaml:10:12: This is not YAML'],
])('tells file, line and column of %s', (_, from, to, message) => {
  expect(mistakes(from, to).some((said) => said.startsWith(message)) ? message : mistakes(from, to)).toEqual(message)
})

it('asks for the name where a 9-digit id is a key', () => {
  const text = example.replace('{ personId: owner_id }', '{ formerIds: owner_id }').replace(/    name: .*\n/, '')
  expect(() => parseMapping(text, 'v.yaml')).toThrow(/^v\.yaml:11:13: A 9-digit id may have been issued twice/)
})

it.each([
  'plate; drop table registration.vehicle',
  "plate || ''",
  'lower(plate)',
  '"plate"',
  '(select password from pg_shadow limit 1)',
  'plate--',
  'plate, owner_id',
])('takes no expression where a column is named: %s', (expression) => {
  expect(mistakes('vehicle.plate: plate', `vehicle.plate: ${JSON.stringify(expression)}`)).toEqual([
    expect.stringMatching(/^vehicles\.yaml:22:7: "vehicle\.plate" is not what can stand here\. The name of a column/),
  ])
  expect(mistakes('keys: { personId: owner_id }', `keys: { personId: ${JSON.stringify(expression)} }`)).toHaveLength(1)
  expect(mistakes('table: registration.vehicle', `table: ${JSON.stringify(expression)}`)).toHaveLength(1)
})

it.each([
  ['select 1; drop table x', /one statement/],
  ['select 1 -- hidden', /one statement/],
  ['select /* hidden */ 1', /one statement/],
  ['select $1::text as plate', /one statement/],
  ['delete from registration.vehicle returning *', /begins with "select"/],
  ['select :owner as plate', /no parameter ":owner"/],
])('takes a whole query that reads and nothing else: %s', (query, message) => {
  expect(mistakes('table: registration.vehicle', `query: ${JSON.stringify(query)}`).join('\n')).toMatch(message)
})

it('takes a query with its named parameters', () => {
  const query = 'select * from registration.vehicle v where v.owner_id = :key::bpchar and v.owned_from <= :today'
  expect(mistakes('table: registration.vehicle', `query: ${JSON.stringify(query)}`)).toEqual([
    'vehicles.yaml:20:5: Changes are noticed in tables and views only.',
  ])
})

it('refuses references, those in a circle too', () => {
  const circle = 'codes: &all\n  kinds: *all\n'
  expect(mistakes(/codes:\n.*\n/, circle)).toEqual([
    'vehicles.yaml:6:10: A reference (*all) is not allowed; write it out.',
  ])
})

it('finds a concept that two kinds of record answer', () => {
  const second =
    '\n  other:\n    table: t\n    keys: { personId: p }\n    id: i\n    recordDate: d\n    facts: { vehicle.plate: x }\n'
  expect(mistakes(/$/, second)).toEqual(['vehicles.yaml:33:14: "vehicle.plate" is answered by "vehicle" already.'])
})
