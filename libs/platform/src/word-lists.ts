import { hash } from 'node:crypto'

/** A list of words under the id it is kept by. */
export interface WordList {
  id: string
  words: readonly string[]
}

/** Lists remembered at most; there are as many as forms and places make different ones. */
const mostKnown = 10_000

/**
 * Lists of words that come again and again, as the concepts of a form do: each is kept once, in a table of its own, and
 * rows name it by an id made of what it holds (the first 128 bits of its SHA-256), the same on every instance.
 */
export class WordLists {
  private readonly ids = new Map<string, string>()
  private readonly stored = new Set<string>()

  idOf(words: readonly string[]): string {
    const text = words.join('\n')
    const known = this.ids.get(text)
    if (known) return known
    const id = hash('sha256', text, 'hex').slice(0, 32)
    if (this.ids.size >= mostKnown) this.ids.clear()
    this.ids.set(text, id)
    return id
  }

  /** Those that this process has not stored yet, each once: to be written with the rows that name them. */
  missing(lists: readonly (readonly string[])[]): WordList[] {
    const missing = new Map<string, WordList>()
    for (const words of lists) {
      const id = this.idOf(words)
      if (!this.stored.has(id)) missing.set(id, { id, words })
    }
    return [...missing.values()]
  }

  /** To be called when the rows and the lists written with them are durable. */
  keep(lists: readonly WordList[]): void {
    if (this.stored.size >= mostKnown) this.stored.clear()
    for (const { id } of lists) this.stored.add(id)
  }
}
