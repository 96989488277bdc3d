/** FNV-1a, 32 bits: spreads keys evenly and the same way in every process. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(key)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return (hash ^ (hash >>> 16)) >>> 0
}
