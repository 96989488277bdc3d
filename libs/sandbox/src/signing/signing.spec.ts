import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromBER, type OctetString } from 'asn1js'
import { Certificate, ContentInfo, SignedData, TSTInfo } from 'pkijs'
import type { Actor } from '#contracts'
import { CertificateDirectory, renderPaper, signPaper, SigningSettings, type Paper } from '#papers'
import type { DemoAuthority } from './demo-authority.js'
import { createSigningDirectory } from './signing-directory.js'

const hanh: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'hanh', role: 'official', permissions: ['sign'] },
  ...{ name: 'Cao Thị Hạnh', authority: 'H26.00637' },
}
const paper: Paper = {
  ...{ authority: 'Ủy ban nhân dân phường Đại Mỗ', placeAndDate: 'Hà Nội, ngày 29 tháng 11 năm 2026' },
  ...{ number: 'H26.00637-261129-0001', title: 'Giấy xác nhận', subtitle: 'đủ điều kiện mua nhà ở xã hội' },
  ...{ lines: [{ label: 'Họ và tên', value: 'Nguyễn Thị Lan' }], paragraphs: ['Được chấp thuận.'] },
  ...{ signerTitle: 'NGƯỜI KÝ', signerName: 'Cao Thị Hạnh', footnotes: ['Mẫu thử nghiệm.'] },
  verification: 'http://localhost:3000/verify/abc',
}
const at = new Date('2026-11-29T09:00:00+07:00')

const told: string[] = []
const logger = { error: ({ file }: { file: string }) => void told.push(file) }

describe('signing a paper', () => {
  let directory: string
  let authority: DemoAuthority
  let signers: CertificateDirectory

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'motlan-signing-'))
    const { issuer, subject, name } = hanh
    authority = await createSigningDirectory(directory, [{ issuer, subject, name, authority: 'H26.00637' }])
    signers = new CertificateDirectory(Object.assign(new SigningSettings(), { signingDir: directory }), logger)
  })

  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('makes a PDF whose signature and time stamp hold, and break with one changed byte', async () => {
    const pdf = await renderPaper(paper, at)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const signed = await signPaper(pdf, await signers.of(hanh, new Date()), { reason: 'Cấp', location: 'Hà Nội', at })
    const { content, covered, cms } = readSignature(signed)
    expect(content.startsWith(Buffer.from(pdf))).toBe(true)
    await expect(verifies(cms, covered)).resolves.toBe(true)
    const changed = Buffer.from(covered)
    changed[pdf.length - 200] = (changed[pdf.length - 200] ?? 0) ^ 1
    await expect(verifies(cms, changed)).resolves.toBe(false)
    const info = cms.signerInfos[0]
    const attributes = info?.signedAttrs?.attributes.map(({ type }) => type)
    expect(attributes).not.toContain('1.2.840.113549.1.9.5')
    const stamp = info?.unsignedAttrs?.attributes[0]?.values[0] as { toBER(): ArrayBuffer }
    const token = new SignedData({ schema: ContentInfo.fromBER(stamp.toBER()).content as never })
    const stamped = TSTInfo.fromBER((token.encapContentInfo.eContent as OctetString).getValue())
    const digest = createHash('sha256')
      .update(Buffer.from(info?.signature.getValue() ?? new ArrayBuffer(0)))
      .digest()
    expect(Buffer.from(stamped.messageImprint.hashedMessage.valueBlock.valueHexView)).toEqual(digest)
    const data = Uint8Array.from(Buffer.from(info?.signature.getValue() ?? new ArrayBuffer(0))).buffer
    await expect(token.verify({ signer: 0, data, checkChain: false })).resolves.toBe(true)
  })

  it.each([
    ['another account', { ...hanh, subject: 'phuc' }, 'certificate_missing'],
    ['the same subject of another issuer', { ...hanh, issuer: 'https://other.test' }, 'certificate_missing'],
    ['the same account at another office', { ...hanh, authority: 'H26.00004' }, 'certificate_missing'],
  ])('refuses %s', async (_, actor, code) => {
    await expect(signers.of(actor, new Date())).rejects.toMatchObject({ code })
  })

  it('refuses before a certificate begins and after it has ended', async () => {
    const year = 366 * 24 * 60 * 60 * 1000
    for (const time of [new Date(Date.now() + year), new Date(Date.now() - year)])
      await expect(signers.of(hanh, time)).rejects.toMatchObject({ code: 'certificate_expired' })
  })

  it('refuses a revoked certificate, and believes only its own issuer', async () => {
    const { signer } = await signers.of(hanh, new Date())
    const { serialNumber } = new X509Certificate(signer.certificate)
    writeFileSync(join(directory, 'revoked.crl'), await authority.revoke('0123456789'))
    await expect(signers.of(hanh, new Date())).resolves.toBeDefined()
    writeFileSync(join(directory, 'revoked.crl'), await authority.revoke(serialNumber.toLowerCase()))
    await expect(signers.of(hanh, new Date())).rejects.toMatchObject({ code: 'certificate_revoked' })
    const stranger = await createSigningDirectory(join(directory, 'other'), [])
    writeFileSync(join(directory, 'revoked.crl'), await stranger.revoke())
    await expect(signers.of(hanh, new Date())).rejects.toMatchObject({ code: 'signing_unavailable' })
    rmSync(join(directory, 'revoked.crl'))
  })

  it.each([
    ['signers.json', 'no JSON'],
    ['signers.json', '[{}]'],
    ['signer-0.pem', 'no certificate'],
    ['revoked.crl', 'no list'],
  ])('tells the operator of a broken %s, and signs nothing', async (file, broken) => {
    const path = join(directory, file)
    const whole = existsSync(path) ? readFileSync(path) : undefined
    writeFileSync(path, broken)
    told.splice(0)
    await expect(signers.of(hanh, new Date())).rejects.toMatchObject({ code: 'signing_unavailable' })
    expect(told).toEqual([file])
    if (whole) writeFileSync(path, whole)
    else rmSync(path)
    await expect(signers.of(hanh, new Date())).resolves.toBeDefined()
  })

  it('says that nothing can be signed where no certificates are configured', async () => {
    const none = new CertificateDirectory(new SigningSettings(), logger)
    await expect(none.of(hanh, new Date())).rejects.toMatchObject({ code: 'signing_unavailable' })
  })
})

/** The signed bytes, and the CMS in their gap. */
function readSignature(signed: Uint8Array): {
  content: { startsWith(part: Buffer): boolean }
  covered: Buffer
  cms: SignedData
} {
  const bytes = Buffer.from(signed)
  const range = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/.exec(bytes.toString('latin1'))
  const [start = 0, length = 0, next = 0, rest = 0] = (range ?? []).slice(1).map(Number)
  expect(next + rest).toBe(bytes.length)
  const covered = Buffer.concat([bytes.subarray(start, start + length), bytes.subarray(next, next + rest)])
  const digits = bytes.subarray(start + length + 1, next - 1).toString('latin1')
  const { result } = fromBER(Uint8Array.from(Buffer.from(digits, 'hex')).buffer)
  const cms = new SignedData({ schema: new ContentInfo({ schema: result }).content as never })
  return { content: { startsWith: (part) => bytes.subarray(0, part.length).equals(part) }, covered, cms }
}

async function verifies(cms: SignedData, covered: Buffer): Promise<boolean> {
  const certificates = (cms.certificates ?? []).filter((each): each is Certificate => each instanceof Certificate)
  expect(certificates.length).toBeGreaterThanOrEqual(2)
  try {
    return await cms.verify({ signer: 0, data: Uint8Array.from(covered).buffer, checkChain: false })
  } catch {
    return false
  }
}
