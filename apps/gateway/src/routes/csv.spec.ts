import { wantsCsv } from './csv.js'

it.each([
  ['text/csv', true],
  ['text/csv; charset=utf-8', true],
  ['text/csv, application/json;q=0.5', true],
  ['application/json, text/csv;q=0.5', false],
  ['text/csv;q=0', false],
  ['text/csv;q=0, */*', false],
  ['text/html, */*', false],
  ['image/png', false],
  ['', false],
  [undefined, false],
])('%s: a table, %s', (accept, isTable) => {
  expect(wantsCsv({ headers: accept === undefined ? {} : { accept } })).toBe(isTable)
})
