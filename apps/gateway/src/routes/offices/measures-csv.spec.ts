import type { Measure } from '#contracts'
import { measuresAsCsv } from './measures-csv.js'

const measure: Measure = {
  ...{ key: 'H26.00637', decided: 4, onTime: 3, late: 1, onTimeRate: 0.75, reuseRate: null },
  ...{ officeHours: { p50: 3.5, p90: 20 }, delays: { database: 0, citizen: 0, official: 1 } },
}

it('writes a table with a head, in the language, with empty cells for what is not known', () => {
  const name = { vi: 'UBND phường Đại Mỗ', en: 'Đại Mỗ, "ward"' }
  const lines = measuresAsCsv([{ ...measure, name }], 'en').split('\r\n')
  expect(lines[0]).toMatch(/^\ufeffkey,name,received/)
  expect(lines[1]).toBe('H26.00637,"Đại Mỗ, ""ward""",,4,3,1,0.75,,,3.5,20,0,0,1,')
  expect(lines[2]).toBe('')
})

it.each(['=1+1', '+1', '-1', '@x'])('writes %s so that no spreadsheet computes it', (text) => {
  expect(measuresAsCsv([{ ...measure, name: { vi: text, en: text } }], 'vi')).toContain(`,'${text},`)
})
