import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import ts from 'typescript'

/** The values a source imports by name from packages, as `package#name`. */
function importedValues(source: string): string[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest)
  return file.statements.filter(ts.isImportDeclaration).flatMap(({ moduleSpecifier, importClause }) => {
    const from = (moduleSpecifier as ts.StringLiteral).text
    const named = importClause?.namedBindings
    if (/^[.#]/.test(from) || importClause?.isTypeOnly || !named || !ts.isNamedImports(named)) return []
    const values = named.elements.filter(({ isTypeOnly }) => !isTypeOnly)
    return values.map(({ name, propertyName }) => `${from}#${(propertyName ?? name).text}`)
  })
}

/** Those of `package#name` that node itself does not find; jest's own loader finds more. */
async function unknownToNode(wanted: string[]): Promise<string[]> {
  const script = `
    const missing = []
    for (const each of JSON.parse(process.argv[1])) {
      const [from, name] = each.split('#')
      if (!(name in (await import(from)))) missing.push(each)
    }
    process.stdout.write(JSON.stringify(missing), () => process.exit(0))`
  const flags = ['--no-warnings', '--import', 'reflect-metadata', '--input-type=module', '-e', script]
  const { stdout } = await promisify(execFile)('node', [...flags, JSON.stringify(wanted)])
  return JSON.parse(stdout) as string[]
}

it('imports by name only what node finds in a package', async () => {
  const files = globSync('{apps,libs,tools,bench,test}/**/*.ts', { exclude: ['apps/portal/**'] })
  const wanted = new Set(files.flatMap((file) => importedValues(readFileSync(file, 'utf8'))))
  wanted.delete('@jest/globals#jest')
  expect(wanted.size).toBeGreaterThan(100)
  expect(await unknownToNode([...wanted].filter((each) => !each.startsWith('@jest/')))).toEqual([])
})

it('sees a name of a CommonJS package that only jest would find', async () => {
  const source = "import { Kafka, AclOperationTypes as Operations, type Admin } from 'kafkajs'\nimport pg from 'pg'"
  expect(importedValues(source)).toEqual(['kafkajs#Kafka', 'kafkajs#AclOperationTypes'])
  expect(await unknownToNode(importedValues(source))).toEqual(['kafkajs#AclOperationTypes'])
})
