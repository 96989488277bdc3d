import { readFileSync, globSync } from 'node:fs'
import ts from 'typescript'

/**
 * What `docs/capacity.md` says of `dossiers` beyond one machine: its tables are spread by the id of the dossier, so each
 * statement of the hot path must name it; one that does not would be asked of every machine. Covered are the statements
 * written in SQL in `apps/dossiers`; those TypeORM makes find and write a dossier by its own id.
 */
const keyed = [
  'dossier',
  'snapshot',
  'prefill',
  'dossier_event',
  'correction',
  'consent',
  'submission',
  'attachment',
  'shown_paper',
  'dossier_note',
  'dossier_measure',
  'opinion',
]
const tables = keyed.join('|')
const touches = new RegExp(`\\b(?:from|join|into|update)\\s+(${tables})\\b`, 'gi')

/** Ways to name the dossier. */
const names = [
  /\bdossier_id\s*=\s*(?:any\s*\()?\s*(?:\$\d|[a-z]\.(?:id|dossier_id)\b)/i,
  /\busing\s*\([^)]*dossier_id/i,
  /\binsert\s+into\s+\w+\s*\([^)]*\bdossier_id\b/i,
  /\b(?:from|update)\s+dossier\b[\s\S]*\bid\s*=\s*(?:any\s*\()?\s*\$\d/i,
]

/** What is asked of every machine on purpose, and why that is no part of the hot path. */
const ofEveryMachine: Record<string, string> = {
  'apps/dossiers/src/views/dossier-list.statement.ts':
    'lists by person and by office: each machine gives its first page, the pages are merged',
  'apps/dossiers/src/statistics/count-dossiers.ts': 'figures: each machine counts, the counts are added',
  'apps/dossiers/src/measures/measure.statements.ts': 'measures: each machine counts, the counts are added',
  'apps/dossiers/src/consents/find-consents.ts': 'the list of those who are asked for their consent, by person',
  'apps/dossiers/src/corrections/request-correction.ts': 'a registry reads one correction by its id, once',
  'apps/dossiers/src/corrections/find-corrections.ts': 'the list of what a citizen asked to have corrected, by person',
  'apps/dossiers/src/results/find-results.ts': 'a result is found by the token on its paper, which names no dossier',
  'apps/dossiers/src/attachments/remove-unclaimed-files.ts': 'cleaning up, once a minute',
  'apps/dossiers/src/rights/controllers.ts': 'which offices have to do with a person, by person',
  'apps/dossiers/src/notices/tell-deadlines.ts': 'what is due soon, once a minute, machine by machine',
  'apps/dossiers/src/opinions/find-asked-opinions.ts': 'what an office is asked by others, by office',
  'apps/dossiers/src/recounts/recount-due.ts': 'after a calendar was corrected, machine by machine',
  'apps/dossiers/src/transfers/reroute-dossiers.ts':
    'after the offices changed, once a day at most, machine by machine',
}

interface Statement {
  file: string
  line: number
  text: string
}

function statementsOf(file: string): Statement[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Statement[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = node.getText(source)
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      if (/\b(select|insert|update|delete)\b/i.test(text)) found.push({ file, line: line + 1, text })
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found.filter(({ text }) => [...text.matchAll(touches)].length > 0)
}

const statements = globSync('apps/dossiers/src/**/*.ts')
  .filter((file) => !/\.(spec|fixture)\.ts$|\/migrations\//.test(file))
  .flatMap(statementsOf)

it('finds the statements', () => {
  expect(statements.length).toBeGreaterThan(10)
})

it('each statement of the hot path names the dossier whose machine it is for', () => {
  const without = statements
    .filter(({ file }) => !(file in ofEveryMachine))
    .filter(({ text }) => !names.some((way) => way.test(text)))
  expect(without.map(({ file, line, text }) => `${file}:${line} ${text.slice(0, 120)}`)).toEqual([])
})

it('names no file that has no such statement any more', () => {
  const files = new Set(statements.map(({ file }) => file))
  expect(Object.keys(ofEveryMachine).filter((file) => !files.has(file))).toEqual([])
})
