import { createReadStream } from 'node:fs'
import { fileTypeFromFile } from 'file-type'
import { checkArchive } from './archive.js'
import { fileBroken, fileEmpty, fileEncrypted, fileTypeRefused } from './inspection.errors.js'

/** The media types that are taken: papers as people have them. */
export const acceptedMediaTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/zip',
] as const
export type AcceptedMediaType = (typeof acceptedMediaTypes)[number]

const isPacked = /^application\/(zip|vnd\.openxmlformats|vnd\.oasis)/

/**
 * The media type of a local file by its content, whatever its name says. Throws `file_empty`, `file_type_refused` (also for
 * programs), `file_encrypted`, `file_broken` or `archive_refused`. It looks for no malware: that is the task of a scanner
 * behind the store.
 */
export async function inspectFile(path: string, size: number): Promise<AcceptedMediaType> {
  if (size === 0) throw fileEmpty()
  const { mime } = (await fileTypeFromFile(path)) ?? {}
  const type = acceptedMediaTypes.find((accepted) => accepted === mime)
  if (!type) throw fileTypeRefused()
  if (type === 'application/pdf') await checkPdf(path)
  if (isPacked.test(type)) await checkArchive(path, size, type === 'application/zip' ? 'papers' : 'parts')
  return type
}

/** An encrypted PDF names its encryption in its trailer (ISO 32000-2, 7.6.2); a whole one has a trailer. */
async function checkPdf(path: string): Promise<void> {
  let rest = ''
  let hasEnd = false
  for await (const piece of createReadStream(path, 'latin1') as AsyncIterable<string>) {
    const text = rest + piece
    if (/\/Encrypt\s*(<<|\d+\s+\d+\s+R)/.test(text)) throw fileEncrypted()
    hasEnd ||= text.includes('%%EOF')
    rest = text.slice(-64)
  }
  if (!hasEnd) throw fileBroken()
}
