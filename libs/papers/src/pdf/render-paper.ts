import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'

/** A label with what it says, such as the applicant's name. */
export interface PaperLine {
  label: string
  value: string
}

/** An administrative paper: who issues it, what it says and where anybody can check it. In Vietnamese. */
export interface Paper {
  /** The issuing authority, in capitals in the head. */
  authority: string
  /** Place and date below the motto: "Hà Nội, ngày 5 tháng 12 năm 2026". */
  placeAndDate: string
  number: string
  title: string
  /** What the title is about; stands below it. */
  subtitle?: string
  lines: readonly PaperLine[]
  paragraphs: readonly string[]
  /** False where the paper is signed by hand, or not at all. */
  isSigned?: boolean
  /** Above the signer's name. */
  signerTitle: string
  signerName: string
  /** Stands under everything, e.g. that the paper is a sample. */
  footnotes: readonly string[]
  /** The address of the page that checks the paper; becomes a QR code. */
  verification: string
}

const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const motto = 'Độc lập - Tự do - Hạnh phúc'

const fontFile = (weight: string) =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`)

/** Points; A4 with the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I (30 mm left, 20 mm elsewhere). */
const margins = { top: 57, bottom: 57, left: 85, right: 57 }
const width = 595.28 - margins.left - margins.right
const qrSize = 78

type Doc = InstanceType<typeof PDFDocument>

/**
 * The paper as a tagged PDF in Vietnamese (PDF/UA, ISO 14289-1): headings, paragraphs and figures are marked, the fonts are embedded.
 * Not signed yet.
 */
export async function renderPaper(paper: Paper, at: Date): Promise<Buffer> {
  // `PDF/UA` is missing from the published types
  const accessible: object = { subset: 'PDF/UA', pdfVersion: '1.7', tagged: true, displayTitle: true, lang: 'vi-VN' }
  const doc = new PDFDocument({
    ...(accessible as PDFKit.PDFDocumentOptions),
    ...{ size: 'A4', margins },
    info: { Title: paper.title, Author: paper.authority, Subject: paper.number, CreationDate: at, ModDate: at },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const written = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject))
  doc.registerFont('regular', fontFile('400Regular'))
  doc.registerFont('bold', fontFile('600SemiBold'))
  const root = doc.struct('Document')
  doc.addStructure(root)
  const add = (type: string, draw: () => void, options: object = {}) =>
    root.add(doc.struct(type, options, [() => draw()]))
  writeHead(doc, paper, add)
  writeBody(doc, paper, add)
  writeEnd(doc, paper, add)
  root.end()
  doc.end()
  await written
  return Buffer.concat(chunks)
}

type Add = (type: string, draw: () => void, options?: object) => void

/** The issuing authority on the left, nation and motto on the right, number, place and date below. */
function writeHead(doc: Doc, { authority, number, placeAndDate }: Paper, add: Add): void {
  const left = width * 0.4
  const right = { x: margins.left + left, width: width - left }
  const { top } = margins
  add('P', () => {
    doc.font('bold').fontSize(10).text(inTwoLines(authority).toLocaleUpperCase('vi'), margins.left, top, column(left))
    doc
      .font('regular')
      .fontSize(10)
      .text(`Số: ${number}`, { ...column(left), lineGap: 2 })
  })
  add('P', () => {
    doc.font('bold').fontSize(10).text(nation, right.x, top, column(right.width))
    doc.font('bold').fontSize(10).text(motto, column(right.width))
    doc.font('regular').fontSize(10).text(placeAndDate, column(right.width))
  })
  doc.x = margins.left
  doc.y = Math.max(doc.y, top + 54) + 18
}

/** The kind of an authority above its own name, which stays whole. */
function inTwoLines(authority: string): string {
  return authority.replace(/^(Uỷ ban nhân dân|Công an) /, '$1\n')
}

function column(of: number): PDFKit.Mixins.TextOptions {
  return { width: of, align: 'center', lineGap: 1 }
}

function writeBody(doc: Doc, { title, subtitle, lines, paragraphs }: Paper, add: Add): void {
  add('H1', () => {
    doc.font('bold').fontSize(14).text(title.toLocaleUpperCase('vi'), margins.left, doc.y, { width, align: 'center' })
  })
  if (subtitle !== undefined)
    add('P', () => void doc.font('regular').fontSize(11).text(subtitle, { width, align: 'center' }))
  doc.moveDown(1)
  for (const { label, value } of lines) {
    add('P', () => {
      doc.font('regular').fontSize(11).text(`${label}: `, margins.left, doc.y, { width, continued: true, lineGap: 3 })
      doc.font('bold').text(value, { lineGap: 3 })
    })
  }
  doc.moveDown(0.5)
  for (const text of paragraphs)
    add('P', () => void doc.font('regular').fontSize(11).text(text, margins.left, doc.y, { width, lineGap: 3 }))
}

function writeEnd(
  doc: Doc,
  { signerTitle, signerName, isSigned = true, footnotes, verification }: Paper,
  add: Add,
): void {
  if (doc.y > doc.page.height - margins.bottom - 170) doc.addPage()
  doc.moveDown(1.5)
  const top = doc.y
  const half = width / 2
  add('Figure', () => drawQr(doc, verification, margins.left, top), {
    alt: `Mã QR dẫn tới trang kiểm tra giấy này: ${verification}`,
    bbox: [margins.left, top, margins.left + qrSize, top + qrSize],
    placement: 'Block',
  })
  add('P', () => {
    doc
      .font('bold')
      .fontSize(11)
      .text(signerTitle, margins.left + half, top, column(half))
    doc
      .font('regular')
      .fontSize(9)
      .text(isSigned ? '(Đã ký số)' : '(Ký, ghi rõ họ tên)', column(half))
    doc
      .font('bold')
      .fontSize(11)
      .text(signerName, margins.left + half, top + 52, column(half))
  })
  doc.y = top + qrSize + 10
  const notes = [`Kiểm tra giấy này tại: ${verification}`, ...footnotes]
  for (const note of notes)
    add('P', () => void doc.font('regular').fontSize(8.5).text(note, margins.left, doc.y, { width, lineGap: 1.5 }))
}

function drawQr(doc: Doc, text: string, x: number, y: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = qrSize / modules.size
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) doc.rect(x + column * side, y + row * side, side + 0.05, side + 0.05)
  doc.fill('black')
}
