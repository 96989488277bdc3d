import { hash } from 'node:crypto'

/**
 * Merkle tree hashing of RFC 9162 §2.1: leaf = SHA-256(0x00 ‖ entry), node = SHA-256(0x01 ‖ left ‖ right), the left
 * subtree holds the largest power of two smaller than the size.
 */
const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])

export function leafHash(entry: Buffer): Buffer {
  return hash('sha256', Buffer.concat([leafPrefix, entry]), 'buffer')
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer')
}

/** The root over the leaves and, for each leaf, its inclusion path from the leaf upwards (RFC 9162 §2.1.3.1). */
export function merkleTree(leaves: readonly Buffer[]): { root: Buffer; paths: Buffer[][] } {
  const paths: Buffer[][] = leaves.map(() => [])
  const build = (from: number, to: number): Buffer => {
    if (to - from === 1) return leaves[from] as Buffer
    const middle = from + splitOf(to - from)
    const left = build(from, middle)
    const right = build(middle, to)
    for (let index = from; index < middle; index++) paths[index]?.push(right)
    for (let index = middle; index < to; index++) paths[index]?.push(left)
    return nodeHash(left, right)
  }
  if (leaves.length === 0) return { root: hash('sha256', '', 'buffer'), paths }
  return { root: build(0, leaves.length), paths }
}

/** The root that an inclusion path leads to (RFC 9162 §2.1.3.2), or undefined when path and position disagree. */
export function rootOfPath(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | undefined {
  if (index < 0 || index >= size) return undefined
  let position = index
  let last = size - 1
  let node = leaf
  for (const sibling of path) {
    if (last === 0) return undefined
    if (position % 2 === 1 || position === last) {
      node = nodeHash(sibling, node)
      while (position % 2 === 0 && position !== 0) {
        position = Math.floor(position / 2)
        last = Math.floor(last / 2)
      }
    } else {
      node = nodeHash(node, sibling)
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? node : undefined
}

function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}
