import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml'
import { StartError } from '#contracts'
import { problemsOf, type MappingProblem } from './mapping.rules.js'
import type { FactMapping, Mapping } from './mapping.js'

const schema = JSON.parse(readFileSync(new URL('./mapping.schema.json', import.meta.url), 'utf8')) as object
const fits = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema)

/** A mapping with where each of its parts stands. */
export interface ReadMapping {
  mapping: Mapping
  /** A mistake at a place of the mapping, as `file:line:column: what to do`. */
  tell: (problem: MappingProblem) => string
}

/** The mapping of a file; throws {@link StartError} with every mistake as `file:line:column: what to do`. */
export function readMapping(file: string): ReadMapping {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new StartError(`The mapping ${file} cannot be read.`)
  }
  return parseMapping(text, file)
}

/** As {@link readMapping}, of a text; `file` is what its messages call it. */
export function parseMapping(text: string, file: string): ReadMapping {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, prettyErrors: false })
  const tell = ({ path, problem }: MappingProblem) => `${place(offsetOf(document, path))}: ${problem}`
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const found: string[] = [...document.errors, ...document.warnings]
    .slice(0, 1)
    .map(({ pos, message }) => `${place(pos[0])}: This is not YAML: ${message}`)
  visit(document, {
    Alias(_, { range, source }) {
      found.push(`${place(range?.[0] ?? 0)}: A reference (*${source}) is not allowed; write it out.`)
    },
  })
  if (found.length === 0) {
    const value = document.toJS() as unknown
    const problems = fits(value) ? problemsOf(wholeOf(value as Mapping)) : shapeProblems(fits.errors ?? [])
    found.push(...problems.map(tell))
    if (found.length === 0) return { mapping: wholeOf(value as Mapping), tell }
  }
  throw new StartError([...new Set(found)].join('\n'))
}

/** A fact that is only the name of its column, written out; no code lists where none are said. */
function wholeOf(mapping: Mapping): Mapping {
  const records = Object.entries(mapping.records).map(([kind, record]) => {
    const facts = Object.entries(record.facts as Record<string, FactMapping | string>).map(
      ([concept, fact]): [string, FactMapping] => [concept, typeof fact === 'string' ? { column: fact } : fact],
    )
    return [kind, { ...record, facts: Object.fromEntries(facts) }]
  })
  return { ...mapping, codes: mapping.codes ?? {}, records: Object.fromEntries(records) as Mapping['records'] }
}

/** Where a path is in the text: at its key, or at the nearest of its parents that is there. */
function offsetOf(document: Document, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === path[length - 1])
      : undefined
    if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0
  }
  return document.contents?.range?.[0] ?? 0
}

/** Of alternatives only what says most: what is wrong with the one that was meant, not that the others are of another type. */
function shapeProblems(errors: readonly ErrorObject[]): MappingProblem[] {
  const telling = errors.filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'propertyNames')
  const others = telling.filter(({ keyword }) => keyword !== 'type').map(({ instancePath }) => `${instancePath}/`)
  const isMeant = ({ keyword, instancePath }: ErrorObject) =>
    keyword !== 'type' || !others.some((path) => path.startsWith(`${instancePath}/`))
  return telling.filter(isMeant).flatMap(problemOf)
}

function problemOf(error: ErrorObject): MappingProblem[] {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const { keyword, params, parentSchema } = error
  const name = error.propertyName ?? path.at(-1) ?? 'the file'
  const about = (parentSchema as { description?: string } | undefined)?.description
  const said = (problem: string, more: string[] = []) => [{ path: [...path, ...more], problem }]
  switch (keyword) {
    case 'required':
      return said(`"${String(params['missingProperty'])}" is missing.`)
    case 'additionalProperties': {
      const known = Object.keys((parentSchema as { properties?: object }).properties ?? {})
      const unknown = String(params['additionalProperty'])
      return said(`"${unknown}" is not known here. Known are: ${known.join(', ')}.`, [unknown])
    }
    case 'enum':
      return said(`"${name}" must be one of ${(params['allowedValues'] as unknown[]).join(', ')}.`)
    case 'type':
      return said(`"${name}" must be ${wordOf(params['type'] as string | string[])}.`)
    case 'pattern':
      return error.propertyName === undefined
        ? said(`"${name}" is not what can stand here. ${about ?? 'Look at the schema.'}`)
        : said(`"${name}" is not a name that can stand here.`, [name])
    default:
      return said(`"${name}" ${error.message ?? 'is wrong'}.`)
  }
}

const words: Record<string, string> = {
  object: 'a list of names with what they stand for',
  string: 'text (write it between quotes where it looks like a number)',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

function wordOf(type: string | string[]): string {
  return [type].flat().map((each) => words[each] ?? each).join(' or ') // prettier-ignore
}
