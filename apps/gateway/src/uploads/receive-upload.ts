import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { isDomainError } from '#contracts'
import { cleanText } from '#vietnam'
import type { UploadTurn } from './upload-limits.js'
import { fileExpected, fileTooLarge, uploadBroken } from './upload.errors.js'

/** One file that has arrived whole, in a directory of its own until {@link receiveUpload} is through with it. */
export interface Upload {
  path: string
  /** As it was called where it came from, without folders. */
  name: string
  size: number
  /** In hexadecimal. */
  sha256: string
  /** The text parts that came with it. */
  fields: Record<string, string>
}

/** How much may come, and the turn it counts for; it ends with the upload. */
export interface Receiving {
  limitMb: number
  turn: UploadTurn
}

/** Characters a name may have. */
const longestName = 200

const megabyte = 1024 * 1024

/**
 * Takes in one file of a multipart form, streamed to the disk, and hands it on; it is gone afterwards, whatever happens.
 * Throws `file_too_large`, `file_expected`, `upload_broken`, or what the turn throws.
 */
export async function receiveUpload<T>(
  request: FastifyRequest,
  { limitMb, turn }: Receiving,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  let directory: string | undefined
  try {
    const isAnnounced = request.headers['content-length'] !== undefined
    if (isAnnounced && !isBounded(request, limitMb)) throw fileTooLarge(limitMb)
    directory = await mkdtemp(join(tmpdir(), 'motlan-upload-'))
    const path = join(directory, 'file')
    return await work(await whileConnected(request, received(request, { limitMb, turn }, path)))
  } finally {
    turn.end()
    if (directory) await rm(directory, { recursive: true, force: true })
  }
}

/** Whether a request says that it brings no more than a file may have, and the form around it. */
export function isBounded({ headers }: FastifyRequest, limitMb: number): boolean {
  return Number(headers['content-length'] ?? Number.POSITIVE_INFINITY) <= (limitMb + 1) * megabyte
}

/** A form whose sender goes before its first part never ends by itself: its turn would be held for ever. */
async function whileConnected<T>({ raw }: FastifyRequest, work: Promise<T>): Promise<T> {
  let onClose = (): void => undefined
  const gone = new Promise<never>((_, reject) => {
    onClose = () => {
      if (!raw.complete) reject(uploadBroken())
    }
    if (raw.destroyed) onClose()
    else raw.once('close', onClose)
  })
  try {
    return await Promise.race([work, gone])
  } finally {
    raw.off('close', onClose)
  }
}

async function received(request: FastifyRequest, receiving: Receiving, path: string): Promise<Upload> {
  const { limitMb } = receiving
  const fields: Record<string, string> = {}
  let file: Omit<Upload, 'fields'> | undefined
  const limits = { files: 1, fileSize: limitMb * megabyte, fields: 5, fieldSize: 2000, parts: 6, headerPairs: 20 }
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file') throw fileExpected()
        file = await kept(part, path, receiving)
      } else if (typeof part.value === 'string') fields[part.fieldname] = part.value
    }
  } catch (error) {
    throw isDomainError(error) ? error : uploadBroken()
  }
  if (!file) throw fileExpected()
  return { ...file, fields }
}

async function kept(part: MultipartFile, path: string, { limitMb, turn }: Receiving): Promise<Omit<Upload, 'fields'>> {
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(piece: Buffer, _, done) {
      try {
        turn.add(piece.length)
      } catch (error) {
        return done(error as Error)
      }
      hash.update(piece)
      size += piece.length
      done(null, piece)
    },
  })
  await pipeline(part.file, measure, createWriteStream(path, { mode: 0o600 }))
  if (part.file.truncated) throw fileTooLarge(limitMb)
  return { path, size, sha256: hash.digest('hex'), name: nameOf(part.filename) }
}

/**
 * The last part of a name that may have folders, cleaned as any text and without control characters; a file without a name is
 * called `file`. Of a longer name the end stays, where its type stands, in whole characters.
 */
export function nameOf(given: string | undefined): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? ''
  const name = cleanText(last.toWellFormed().replace(/\p{Cc}+/gu, ' '))
  if (name === '' || /^\.+$/.test(name)) return 'file'
  return [...name].slice(-longestName).join('').trim()
}
