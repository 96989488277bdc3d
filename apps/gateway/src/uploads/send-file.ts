import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** A kept file as it is served. */
export interface ServedFile {
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  /** Of the content, in hexadecimal. */
  sha256: string
}

/** Answers with a file: always a download, never shown within our pages, kept by no cache. */
export async function sendFile(reply: FastifyReply, content: Readable, file: ServedFile): Promise<void> {
  const { name, mediaType, size, sha256 } = file
  await reply
    .headers({
      'content-type': mediaType,
      'content-length': size,
      'content-disposition': dispositionOf(name),
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      etag: `"${sha256}"`,
    })
    .send(content)
}

/** `attachment` with the name in both forms of RFC 6266: ASCII for old readers, UTF-8 for all others. */
function dispositionOf(name: string): string {
  const plain =
    name
      .normalize('NFD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\]/g, '') || 'file'
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
