import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FormFinding } from '#contracts'
import { compileForm } from '#forms'
import { answerHelp } from '#platform'
import { dayOf } from '#vietnam'
import { surroundingsOf } from '../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../apps/catalog/src/seeding/read-seeds.js'
import { lineOf } from './line-of.rules.js'

/**
 * `npm run forms:check [files]` compiles form documents (those of the seeds by default) against the seeds and prints
 * path, line, rule, message and fix of each finding. Ends with 1 where one is an error, with 2 where a file is no form.
 */
answerHelp(`npm run forms:check [-- FILE...]
Compiles form documents, those of the seeds unless some are named, and prints every finding.`)
const seeds = seedFolder
const today = dayOf(new Date())
const entries = readSeeds(seeds, today)
const around = surroundingsOf(entries, today)
const given = process.argv.slice(2)
const files =
  given.length > 0
    ? given
    : entries.flatMap(({ type, key }) => (type === 'form' ? [fileURLToPath(new URL(`forms/${key}.json`, seeds))] : []))

let errors = 0
for (const file of files) {
  const text = read(file)
  const form = parse(text)
  if (!form) {
    process.stderr.write(`${file}: not a form document (a JSON object).\n`)
    process.exitCode = 2
    continue
  }
  const findings = compileForm(form, around)
  errors += findings.filter(({ severity }) => severity === 'error').length
  for (const finding of findings) process.stdout.write(sentence(file, text ?? '', finding))
}
process.stdout.write(`${files.length} forms, ${errors} errors.\n`)
if (errors > 0) process.exitCode = 1

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return undefined
  }
}

function parse(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return undefined
  }
}

function sentence(
  file: string,
  text: string,
  { rule, severity, field, document, message, patch }: FormFinding,
): string {
  const place = `${relative('.', file)}:${lineOf(text, { field, document })}`
  const fix = patch ? `\n  fix: ${JSON.stringify(patch)}` : ''
  return `${place} ${severity} ${rule} ${field ?? ''} ${message.en}${fix}\n`
}
