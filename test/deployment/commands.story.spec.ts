import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { parse } from 'yaml'

interface Ended {
  code: number | null
  output: string
}

interface ComposeService {
  build?: unknown
  command?: string[]
  environment?: Record<string, string | number | boolean | null>
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, ComposeService>
}
const dataDir = mkdtempSync(join(tmpdir(), 'motlan-commands-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Runs a command line as npm does, without the settings of whoever runs the tests. */
function run(commandLine: string, extra: Record<string, string> = {}): Promise<Ended> {
  const path = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter)
  const env = { PATH: path, HOME: process.env['HOME'] ?? '', DATA_DIR: dataDir, ...extra }
  return new Promise((ended) => {
    const child = spawn('sh', ['-c', commandLine], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)))
    child.once('close', (code) => ended({ code, output }))
  })
}

/** A script without the building of `dist`, which is there already and which other tests read meanwhile. */
function built(name: string): string {
  return (scripts[name] ?? '').replace(/^npm run --silent build\S* && /, '').replace(/^exec /, '')
}

const scriptNames = Object.keys(scripts)
const composed = Object.entries(compose.services).flatMap(([name, { build, command, environment }]) =>
  build === undefined ? [] : [{ name, command: command ?? [], environment: environment ?? {} }],
)
/** What only says what went wrong; a stack tells of an import or a call that failed. */
const noStack = /^(?![\s\S]*\n\s+at )/

describe('npm run', () => {
  it.each(scriptNames)('%s calls only scripts that exist', (name) => {
    const called = [...(scripts[name] ?? '').matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, script]) => script)
    expect(called.filter((script) => !scriptNames.includes(script ?? ''))).toEqual([])
  })

  const started = scriptNames.filter((name) => !built(name).startsWith('npm run'))
  it.each(started)('%s says how it is used', async (name) => {
    const { code, output } = await run(`${built(name)} --help`)
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/npm |usage|options/i) as string })
    if (built(name).includes(' dist/')) expect(output).toMatch(/^npm (run|start)/)
  })

  it.each(['broker', 'provision', 'redrive', 'backup', 'restore'])(
    '%s says in a sentence which setting it needs',
    async (name) => {
      const { code, output } = await run(built(name))
      expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(noStack) as string })
      expect(output).toMatch(/^(Set|Say|Configuration is wrong)\b.*\.$/m)
    },
  )
})

describe('docker compose', () => {
  it('runs what the image holds', () => {
    expect(composed.length).toBeGreaterThan(8)
    for (const { command } of composed) expect(existsSync(command[1] ?? '')).toBe(true)
  })

  it.each(composed)(
    '$name loads all its code, and ends with a sentence where a secret is missing',
    async ({ command, environment }) => {
      const settings = Object.entries(environment).map(([name, value]): [string, string] => [name, String(value)])
      const { code, output } = await run(command.join(' '), Object.fromEntries(settings))
      expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(noStack) as string })
      expect(output).toMatch(/must name a readable file|is missing/)
    },
  )
})

it('starts the image with a command that exists', async () => {
  const dockerfile = readFileSync('Dockerfile', 'utf8')
  const command = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '[]') as string[]
  expect(command).toContain('gateway')
  const { code, output } = await run(command.join(' '), { NODE_ENV: 'production', KEYS_DIR: join(dataDir, 'none') })
  expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/The key file .* is missing/) as string })
  expect(output).toMatch(noStack)
  const called = [...dockerfile.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name)
  expect(called.filter((name) => !scriptNames.includes(name ?? ''))).toEqual([])
})
