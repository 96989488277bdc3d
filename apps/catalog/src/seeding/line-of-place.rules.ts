import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser'

/**
 * The line (from 1) a value of a JSON text begins on, by the keys that lead to it: `['0', 'name', 'vi']`. Where a key is
 * missing, the line of the value that should have it. The text must be JSON.
 */
export function lineOfPlace(text: string, keys: readonly string[]): number {
  let at: Node | undefined = parseTree(text)
  for (const key of keys) {
    const next = at && findNodeAtLocation(at, [at.type === 'array' ? Number(key) : key])
    if (!next) break
    at = next
  }
  return text.slice(0, at?.offset ?? 0).split('\n').length
}
