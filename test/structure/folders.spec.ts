import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'

interface Cruised {
  modules: { source: string; dependencies: { resolved: string }[] }[]
}

/** A file directly in `src/` counts as a place of its own. */
const placeOf = (file: string) => (/^(apps|libs)\/[^/]+\/src$/.test(dirname(file)) ? file : dirname(file))
const isSource = (file: string) => /^(apps|libs)\/[^/]+\/src\/.*\.tsx?$/.test(file) && !/\.(spec|fixture)\./.test(file)

const cruised = JSON.parse(
  execFileSync(
    'node_modules/.bin/depcruise',
    ['apps', 'libs', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  ),
) as Cruised
const sources = cruised.modules.filter(({ source }) => isSource(source))

/** Which places each place imports. */
const places = new Map<string, Set<string>>()
for (const { source, dependencies } of sources) {
  const from = placeOf(source)
  const to = places.get(from) ?? new Set()
  for (const { resolved } of dependencies)
    if (isSource(resolved) && placeOf(resolved) !== from) to.add(placeOf(resolved))
  places.set(from, to)
}

/** Every place a place reaches, itself only by a way around. */
function reached(from: string): Set<string> {
  const seen = new Set<string>()
  const ahead = [...(places.get(from) ?? [])]
  for (let place = ahead.pop(); place !== undefined; place = ahead.pop()) {
    if (seen.has(place)) continue
    seen.add(place)
    ahead.push(...(places.get(place) ?? []))
  }
  return seen
}

describe('the folders of apps and libs', () => {
  it('are looked at', () => {
    expect(sources.length).toBeGreaterThan(500)
    expect(places.get('apps/dossiers/src/drafts')).toContain('apps/dossiers/src/dossier')
  })

  it('import each other in one direction', () => {
    expect([...places.keys()].filter((place) => reached(place).has(place)).sort()).toEqual([])
  })

  it('hold at most twelve files, migrations apart', () => {
    const files = Map.groupBy(sources, ({ source }) => dirname(source))
    const crowded = [...files].filter(([folder, own]) => own.length > 12 && !folder.endsWith('/migrations'))
    expect(crowded.map(([folder, own]) => `${folder}: ${own.length}`)).toEqual([])
  })
})
