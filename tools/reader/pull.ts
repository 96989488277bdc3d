import { readFileSync, writeFileSync } from 'node:fs'
import type { Review } from '#contracts'
import { answerHelp } from '#platform'
import { dayOf } from '#vietnam'
import { surroundingsOf } from '../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../apps/catalog/src/seeding/read-seeds.js'
import { pulledFrom, withReviewed } from './reviewed.rules.js'

/**
 * `npm run reader:pull -- URL` takes the doubts somebody answered from a running system into the training set
 * `libs/forms/corpus/reviewed.txt`. Ends with 1 where the system does not answer something it answered cannot be learned from, or was
 * answered differently before.
 */
answerHelp(`npm run reader:pull -- URL
Takes answered reviews of the system at URL (as http://localhost:3000) into libs/forms/corpus/reviewed.txt.`)

const file = 'libs/forms/corpus/reviewed.txt'
const [url] = process.argv.slice(2)
if (url === undefined || !URL.canParse(url)) {
  process.stderr.write('npm run reader:pull -- URL: name the address of a running system.\n')
  process.exit(2)
}
const today = dayOf(new Date())
const { places, concept } = surroundingsOf(readSeeds(seedFolder, today), today)
const known = { asked: places.asked, hasConcept: (id: string) => concept(id) !== undefined }
const reviews = await answered(url).catch((error: unknown) => {
  process.stderr.write(`${url} does not answer: ${(error as Error).message}\n`)
  process.exit(1)
})
const all = reviews.map((review) => ({ id: review.id, pulled: pulledFrom(review, known) }))
for (const { id, pulled } of all)
  if ('refused' in pulled) {
    process.stderr.write(`Review ${id} is left out: ${pulled.refused}.\n`)
    process.exitCode = 1
  }
const before = readFileSync(file, 'utf8')
const { text: after, contradicted } = withReviewed(
  before,
  all.flatMap(({ pulled }) => ('refused' in pulled ? [] : [pulled])),
)
for (const line of contradicted) {
  process.stderr.write(`Left out, as ${file} has it with another answer; correct the file by hand: ${line}\n`)
  process.exitCode = 1
}
writeFileSync(file, after)
const added = after
  .slice(before.length)
  .split('\n')
  .filter((line) => /^(?:right|place) /.test(line)).length
process.stdout.write(`${all.length} answers, ${added} new questions. Train with npm run reader:train.\n`)

/** Every page of the answered reviews. */
async function answered(base: string): Promise<Review[]> {
  const found: Review[] = []
  for (let cursor: string | undefined; ;) {
    const address = new URL('/v1/answered-reviews', base)
    address.searchParams.set('limit', '100')
    if (cursor !== undefined) address.searchParams.set('cursor', cursor)
    const reply = await fetch(address)
    if (!reply.ok) throw new Error(`status ${reply.status}`)
    const page = (await reply.json()) as { items: Review[]; nextCursor?: string | null }
    found.push(...page.items)
    if (!page.nextCursor) return found
    cursor = page.nextCursor
  }
}
