import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { StartError } from '#contracts'
import { LearnedReader } from './learned-reader.rules.js'
import { weightsHash } from './weights.hash.js'
import { weightsOfText } from './weights-text.rules.js'

/** Where `npm run reader:train` writes what was learned. */
export const weightsFile = new URL('../../reader/weights.txt', import.meta.url)

let read: LearnedReader | undefined

/** The learned reader of this release, read once. Throws {@link StartError} where its file is not the one of this release. */
export function learnedReader(): LearnedReader {
  return (read ??= readerOf(weightsFile))
}

/** Throws {@link StartError} where the file cannot be read or its SHA-256 is not the pinned one. */
export function readerOf(file: URL): LearnedReader {
  const text = textOf(file)
  if (createHash('sha256').update(text).digest('hex') !== weightsHash)
    throw new StartError(
      'libs/forms/reader/weights.txt is not the file this release was built with (its SHA-256 differs). Install the release again, or run npm run reader:train and build.',
    )
  return new LearnedReader(weightsOfText(text))
}

function textOf(file: URL): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new StartError('libs/forms/reader/weights.txt cannot be read. Install the release again.')
  }
}
