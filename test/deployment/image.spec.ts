import { globSync, readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'

/** What the image is built without. */
const left = readFileSync('.dockerignore', 'utf8').split('\n').filter(Boolean)
const files = globSync('{apps,bench,libs,tools}/**/*.ts')
const isLeft = (file: string) => left.some((pattern) => matchesGlob(file, pattern) || file.startsWith(`${pattern}/`))
const isForTests = (file: string) => /\.(spec|fixture)\.ts$/.test(file) || /^(libs\/testing|tools\/faults)\//.test(file)
const held = files.filter((file) => !isLeft(file))

describe('the image', () => {
  it('is built from what is in its own folder', () => {
    const dockerfile = readFileSync('Dockerfile', 'utf8')
    expect(dockerfile).toMatch(/^COPY \. \.\nRUN npm run build /m)
    expect(left).toContain('dist')
    expect(held.length).toBeGreaterThan(500)
  })

  it('starts services with the young generation that npm start and the benchmark give them', () => {
    const [option = 'none'] = /--max-semi-space-size=\d+/.exec(readFileSync('Dockerfile', 'utf8')) ?? []
    for (const file of ['package.json', 'bench/src/journey/system-process.ts', 'README.md'])
      expect(readFileSync(file, 'utf8')).toContain(option)
  })

  it('holds nothing that only tests and fault runs use', () => {
    expect(files.filter(isForTests).length).toBeGreaterThan(100)
    expect(held.filter(isForTests)).toEqual([])
  })

  it('needs nothing that it does not hold', () => {
    const missing = /from '(#testing\b|[^']*\.fixture(\.js)?'|[^']*\/(test|faults)\/)/
    expect(held.filter((file) => missing.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})
