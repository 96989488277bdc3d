/**
 * The line (from 1) a value of a JSON text begins on, by the keys that lead to it: `['0', 'name', 'vi']`. Where a key is
 * missing, the line of the value that should have it. The text must be JSON.
 */
export function lineOfPlace(text: string, keys: readonly string[]): number {
  let at = skipSpace(text, 0)
  for (const key of keys) {
    const next = memberAt(text, at, key)
    if (next === undefined) break
    at = next
  }
  return text.slice(0, at).split('\n').length
}

/** Where the member of an object or list begins whose own beginning is `at`. */
function memberAt(text: string, at: number, key: string): number | undefined {
  const isList = text[at] === '['
  if (!isList && text[at] !== '{') return undefined
  let position = skipSpace(text, at + 1)
  for (let index = 0; text[position] !== ']' && text[position] !== '}'; index++) {
    let name = String(index)
    if (!isList) {
      const end = endOfValue(text, position)
      name = JSON.parse(text.slice(position, end)) as string
      position = skipSpace(text, skipSpace(text, end) + 1)
    }
    if (name === key) return position
    position = skipSpace(text, endOfValue(text, position))
    if (text[position] === ',') position = skipSpace(text, position + 1)
  }
  return undefined
}

function endOfValue(text: string, at: number): number {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^\s,:{}[\]"]+/y
  let depth = 0
  for (let position = at; ; position = skipBetween(text, token.lastIndex)) {
    token.lastIndex = position
    const [found] = token.exec(text) ?? []
    if (found === undefined) return text.length
    if (found === '{' || found === '[') depth++
    if (found === '}' || found === ']') depth--
    if (depth === 0) return token.lastIndex
  }
}

function skipSpace(text: string, at: number): number {
  return skip(text, at, /\s*/y)
}

function skipBetween(text: string, at: number): number {
  return skip(text, at, /[\s,:]*/y)
}

function skip(text: string, at: number, what: RegExp): number {
  what.lastIndex = at
  what.exec(text)
  return what.lastIndex
}
