import { parseArgs } from 'node:util'

/**
 * Prints how a command is used and ends the process with 0, where `--help` or `-h` is on its command line. Every command
 * calls it before it reads a setting, opens a connection or writes a file.
 */
export function answerHelp(usage: string): void {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } }, strict: false })
  if (!values.help) return
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
