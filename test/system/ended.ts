import { execFile } from 'node:child_process'

/** What a process said and how it ended; one that still runs after half a minute has no exit code. */
export function ended(
  args: string[],
  env: Record<string, string>,
  main = 'dist/server/main.js',
): Promise<{ code: unknown; said: string }> {
  return new Promise((resolve) => {
    const options = {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      timeout: 30_000,
      killSignal: 'SIGKILL' as const,
    }
    execFile(process.execPath, [main, ...args], options, (error, _, stderr) => {
      resolve({ code: error ? error.code : 0, said: stderr })
    })
  })
}
