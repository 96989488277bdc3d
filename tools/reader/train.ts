import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { readCorpus, trainedWith } from '#forms'
import { answerHelp } from '#platform'
import { learn, limitsOf } from './learn.rules.js'

/**
 * `npm run reader:train` learns the weights of the second reader from the parts of the corpus that are not kept apart and writes
 * them, and their SHA-256 into the source; to be committed together.
 */
answerHelp(`npm run reader:train
Learns libs/forms/reader/weights.txt from the labelled questions of libs/forms/corpus.`)

const corpus = trainedWith.flatMap((part) => readCorpus(part))
const limits = limitsOf(corpus)
const text = learn(corpus, limits)
const hash = createHash('sha256').update(text).digest('hex')
writeFileSync('libs/forms/reader/weights.txt', text)
writeFileSync(
  'libs/forms/src/learned/weights.hash.ts',
  `/** SHA-256 of \`libs/forms/reader/weights.txt\`; written by \`npm run reader:train\`. */
export const weightsHash = '${hash}'
`,
)
const lines = text.trimEnd().split('\n')
const concepts = lines.slice(2).reduce((sum, line) => sum + line.split('\t').length - 2, 0)
process.stdout.write(
  `${lines.length - 2} grams and ${concepts} weights of concepts, ${text.length} characters; SHA-256 ${hash}.
Held from ${limits.held}, at a place from ${limits.placed}, honest below ${limits.honest}.\n`,
)
