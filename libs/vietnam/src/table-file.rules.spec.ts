import { faultOfTable } from './table-file.rules.js'
import { faultOfUnitData } from './unit-data.js'

const columns = [
  { name: 'code', fits: /^\d+$/, expected: 'a number' },
  { name: 'name', fits: /^\p{L}+$/u, expected: 'a name' },
  { name: 'until', fits: /^(\d{4})?$/, expected: 'a year or nothing' },
]
const faultOf = (...lines: string[]) => faultOfTable('units.csv', `${lines.join('\n')}\n`, columns)

describe('a table', () => {
  it('that is whole has no fault', () => {
    expect(faultOf('code,name,until', '1,Huế,', '2,Đà,1997')).toBeUndefined()
    expect(faultOfUnitData()).toBeUndefined()
  })

  it.each([
    [['code,until', '1,'], 'units.csv, line 1: the column "name" is missing.'],
    [
      ['code,name,until,colour', '1,Huế,,red'],
      'units.csv, line 1: the column "colour" is unknown, expected code,name,until.',
    ],
    [['name,code,until', 'Huế,1,'], 'units.csv, line 1: the columns are name,code,until, expected code,name,until.'],
    [
      ['code,name,until,until', '1,Huế,,'],
      'units.csv, line 1: the columns are code,name,until,until, expected code,name,until.',
    ],
    [['code,name,until', '1,Huế,', '2,Đà'], 'units.csv, line 3, column "until": there is no value.'],
    [['code,name,until', '1,Huế,,red'], 'units.csv, line 2, after column "until": "red" is a value too many.'],
    [['code,name,until', '1,7,'], 'units.csv, line 2, column "name": "7" is not a name.'],
    [['code,name,until', '1,Huế,', '', '2,Đà,'], 'units.csv, line 3, column "code": "" is not a number.'],
    [[''], 'units.csv, line 1: the column "" is unknown, expected code,name,until.'],
  ])('%j is refused with file, line and column', (lines, sentence) => {
    expect(faultOf(...lines)).toBe(sentence)
  })

  it('that is missing is named', () => {
    expect(faultOfUnitData(new URL('no-such-folder/', import.meta.url))).toBe('admin-units.csv cannot be read.')
  })
})
