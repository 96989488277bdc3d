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

it('refuses what it cannot make with one sentence, and begins nothing', async () => {
  const { code, said, told } = await generate('--people', '-1')
  expect(said).toMatch(/from 1 to 1000000, not -1\./)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect([code, told]).toEqual([1, ''])
  expect(existsSync(nowhere)).toBe(false)
})
