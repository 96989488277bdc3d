/** One column of a file of `libs/vietnam/data`: its heading, and what a value of it looks like. */
export interface TableColumn {
  name: string
  fits: RegExp
  /** `one of province, district, commune` */
  expected: string
}

/**
 * What is wrong in a table: one sentence that names file, line and column, or nothing. The heading must be the columns in
 * their order, and each line must have one value for each.
 */
export function faultOfTable(file: string, text: string, columns: readonly TableColumn[]): string | undefined {
  const [heading = '', ...lines] = text.replace(/\n$/, '').split('\n')
  const wrongHeading = faultOfHeading(heading.split(','), columns)
  if (wrongHeading) return `${file}, line 1: ${wrongHeading}.`
  for (const [at, line] of lines.entries()) {
    const wrong = faultOfLine(line.split(','), columns)
    if (wrong) return `${file}, line ${at + 2}, ${wrong}.`
  }
  return undefined
}

function faultOfHeading(names: string[], columns: readonly TableColumn[]): string | undefined {
  const unknown = names.find((name) => !columns.some((column) => column.name === name))
  if (unknown !== undefined) return `the column "${unknown}" is unknown, expected ${headingOf(columns)}`
  const missing = columns.find(({ name }) => !names.includes(name))
  if (missing) return `the column "${missing.name}" is missing`
  const misplaced = columns.find(({ name }, at) => names[at] !== name)
  const isRight = !misplaced && names.length === columns.length
  return isRight ? undefined : `the columns are ${names.join(',')}, expected ${headingOf(columns)}`
}

function faultOfLine(values: string[], columns: readonly TableColumn[]): string | undefined {
  for (const [at, { name, fits, expected }] of columns.entries()) {
    const value = values[at]
    if (value === undefined) return `column "${name}": there is no value`
    if (!fits.test(value)) return `column "${name}": "${value}" is not ${expected}`
  }
  const more = values[columns.length]
  return more === undefined ? undefined : `after column "${columns.at(-1)?.name}": "${more}" is a value too many`
}

function headingOf(columns: readonly TableColumn[]): string {
  return columns.map(({ name }) => name).join(',')
}
