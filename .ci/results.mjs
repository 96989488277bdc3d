// What jest wrote with --json: with `counts` the tests that passed, failed and were skipped, with `failures` a line for each that failed.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [wanted, file] = process.argv.slice(2)
const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults } = JSON.parse(
  readFileSync(file, 'utf8'),
)
const lineOf = (text) =>
  text
    .replace(/\u001b\[[0-9;]*m/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 600)

if (wanted === 'counts') console.log(numPassedTests, Math.max(numFailedTests, numFailedTestSuites), numPendingTests)
else
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    const lines = failed.map(({ fullName, failureMessages }) => `${fullName}: ${lineOf(failureMessages.join(' '))}`)
    if (lines.length === 0 && message) lines.push(lineOf(message)) // the file itself did not run
    for (const line of lines) console.log(`failed: ${relative('', name)}: ${line}`)
  }
