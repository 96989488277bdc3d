import { hash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Texts of more characters are kept packed: a form takes a sixth of its text, and of its objects a twentieth. */
const largestOpen = 4096
const quickest = { level: 1 }

/** The text of an entry, compressed. */
export class PackedText {
  private constructor(private readonly bytes: Buffer) {}

  /** Packs a text that is worth it; undefined for a short one. */
  static of(text: string): PackedText | undefined {
    if (text.length <= largestOpen) return undefined
    const packed = deflateRawSync(text, quickest)
    const bytes = Buffer.allocUnsafeSlow(packed.length) // one of the pool would keep 64 kB of it alive
    packed.copy(bytes)
    return new PackedText(bytes)
  }

  get text(): string {
    return inflateRawSync(this.bytes).toString()
  }
}

/** A number that is the same for the same text, and for another one of a copy practically never. */
export function fingerprint(text: string): number {
  return hash('sha1', text, 'buffer').readUIntBE(0, 6)
}
