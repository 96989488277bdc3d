import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What `npm run generate -- …` said and how it ended. */
function generate(...args: string[]): Promise<{ code: unknown; said: string; told: string }> {
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: nowhere }
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/tools/generate/generate.js', ...args], { env }, (error, told, said) => {
      resolve({ code: error ? error.code : 0, said, told })
    })
  })
}

const nowhere = join(tmpdir(), 'motlan-generate-refused')

it.each([
  [['--people', '0'], /from 1 to 1000000, not 0\./],
  [['--people', '-1'], /from 1 to 1000000, not -1\./],
  [['--people', '1000000000'], /from 1 to 1000000, not 1000000000\./],
  [['--people', '1e9'], /from 1 to 1000000, not 1000000000\./],
  [['--people', '1.5'], /from 1 to 1000000, not 1\.5\./],
  [['--people', 'many'], /from 1 to 1000000, not "many"\./],
  [['--people='], /from 1 to 1000000, not ""\./],
  [['--seed', 'x'], /^The seed is a whole number, not "x"\./],
  [['--persons', '5'], /^Use --people and --seed/],
])('refuses %j with one sentence that says the limit', async (args, sentence) => {
  const { code, said, told } = await generate(...args)
  expect(said).toMatch(sentence)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect([code, told]).toEqual([1, ''])
  expect(existsSync(nowhere)).toBe(false)
})
