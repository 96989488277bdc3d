import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Options } from '../options.js'
import { repository } from '../repository.js'
import { writeMarkdown } from './markdown.js'
import type { Run } from './run.js'

/** Keeps the run as JSON; a complete one also becomes docs/benchmarks.json and the figures of docs/benchmarks.md. */
export function writeRun(run: Run, { json, isComplete }: Options): void {
  const files = [join(repository, 'bench', 'results', 'latest.json'), ...(json ? [resolve(json)] : [])]
  if (isComplete) files.push(join(repository, 'docs', 'benchmarks.json'))
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`)
  }
  if (isComplete) writeMarkdown(run)
}
