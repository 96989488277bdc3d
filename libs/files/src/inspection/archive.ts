import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { archiveRefused, fileBroken, fileEmpty, fileEncrypted } from './inspection.errors.js'

/** Entries an archive may have, and what they may unpack to: bytes, and times the packed size. */
const most = { entries: 1000, bytes: 200 * 1024 * 1024, ratio: 100 }

/** Bytes of the beginning of an entry by which its type is told. */
const beginning = 4100

const isProgram = /\.(exe|dll|com|scr|bat|cmd|msi|ps1|vbs|vbe|js|jse|wsf|jar|apk|sh|app|lnk|hta|reg)$/i
const isMacro = /(^|\/)vbaProject\.bin$/i
/** What no entry may be: archives and programs. */
const isArchive =
  /^application\/(zip|java-archive|x-(7z|rar|tar|gzip|bzip2|xz|compress|cpio|lzip|zstd)|gzip|vnd\.rar|vnd\.ms-cab|vnd\.microsoft\.portable-executable|x-(msdownload|elf|mach-binary|msi|executable))/

/**
 * Of an archive of papers, what an entry may be: a paper that is taken by itself and is not packed again, or plain text, which
 * has no type. Anything else (office documents with macros, installers, pages with scripts) would not be taken by itself.
 */
const isPaper = /^(application\/pdf|image\/(jpeg|png|webp|heic|tiff))$/

/**
 * Reads a ZIP (also one that is an office document) to its end without unpacking it anywhere. Throws `file_broken`,
 * `file_encrypted`, or `archive_refused` where it holds programs, macros, archives or names with paths that lead out, or
 * unpacks to more than is allowed, whatever its own table says. `holds`: whether it is one document of many parts, or an
 * archive of papers, whose entries are papers that are taken by themselves.
 */
export async function checkArchive(path: string, size: number, holds: 'parts' | 'papers'): Promise<void> {
  const zip = await opened(path)
  try {
    if (zip.entryCount > most.entries) throw archiveRefused()
    const allowed = Math.min(most.bytes, Math.max(size, 1024) * most.ratio)
    let unpacked = 0
    let isEmpty = true
    for await (const entry of entriesOf(zip)) {
      if (entry.isEncrypted()) throw fileEncrypted()
      if (entry.fileName.endsWith('/')) continue
      const name = openedAs(entry.fileName)
      if (name === undefined || isProgram.test(name) || isMacro.test(name)) throw archiveRefused()
      isEmpty = false
      const { bytes, type } = await read(zip, entry, allowed - unpacked)
      unpacked += bytes
      if (type && (isArchive.test(type) || (holds === 'papers' && !isPaper.test(type)))) throw archiveRefused()
    }
    if (isEmpty) throw fileEmpty()
  } finally {
    zip.close()
  }
}

/**
 * A name as a computer would open it: without the stops and blanks at its end, and the stream behind a colon, that Windows
 * drops. Undefined where it has characters no eye sees, which make `a\u202Efdp.exe` look like `aexe.pdf`.
 */
function openedAs(name: string): string | undefined {
  return /[\p{Cc}\p{Cf}]/u.test(name) ? undefined : name.replace(/:.*$/, '').replace(/[. ]+$/, '')
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false }
    yauzl.open(path, options, (error, zip) => (error ? reject(fileBroken()) : resolve(zip)))
  })
}

/** The entries one after the other; an entry with a path that leads out of the archive is refused by the reader. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let left = zip.entryCount; left > 0; left--) yield await nextEntry(zip)
}

function nextEntry(zip: ZipFile): Promise<Entry> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      zip.removeAllListeners('entry').removeAllListeners('error').removeAllListeners('end')
      done()
    }
    zip.once('entry', (entry: Entry) => settle(() => resolve(entry)))
    zip.once('end', () => settle(() => reject(fileBroken())))
    zip.once('error', (error: Error) =>
      settle(() => reject(/path|characters/i.test(error.message) ? archiveRefused() : fileBroken())),
    )
    zip.readEntry()
  })
}

/** Unpacks an entry into nothing; returns how many bytes it has, and its media type where its content tells one. */
async function read(zip: ZipFile, entry: Entry, allowed: number): Promise<{ bytes: number; type?: string }> {
  if (entry.uncompressedSize > allowed) throw archiveRefused()
  const content = await contentOf(zip, entry)
  const pieces: Buffer[] = []
  let bytes = 0
  try {
    for await (const piece of content as AsyncIterable<Buffer>) {
      if (bytes < beginning) pieces.push(piece)
      bytes += piece.length
      if (bytes > allowed) throw archiveRefused()
    }
  } catch (error) {
    throw bytes > allowed ? error : fileBroken()
  } finally {
    content.destroy()
  }
  const type = await fileTypeFromBuffer(Buffer.concat(pieces).subarray(0, beginning))
  return { bytes, ...(type ? { type: type.mime } : {}) }
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, content) => (error ? reject(fileBroken()) : resolve(content))),
  )
}
