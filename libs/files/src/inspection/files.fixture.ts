import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

/** Files made for a test, in a directory that is removed with them. */
export class TestFiles {
  private readonly directory = mkdtempSync(join(tmpdir(), 'inspected-'))
  private count = 0

  write(content: string | Buffer): { path: string; size: number } {
    const path = join(this.directory, String(this.count++))
    writeFileSync(path, content)
    return { path, size: statSync(path).size }
  }

  /** A ZIP with these entries. */
  async zip(entries: Record<string, string | Buffer>): Promise<{ path: string; size: number }> {
    const zip = new yazl.ZipFile()
    for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
    zip.end()
    const path = join(this.directory, String(this.count++))
    await pipeline(zip.outputStream, createWriteStream(path))
    return { path, size: statSync(path).size }
  }

  remove(): void {
    rmSync(this.directory, { recursive: true })
  }
}

/** The least that is a PDF. */
export const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'
/** One pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
/** The beginning of a program for Windows. */
export const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510)])
/** The entries of the least document Word takes. */
export const docx = {
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  'word/document.xml': '<w:document/>',
}
