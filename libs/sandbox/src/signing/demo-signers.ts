import { join } from 'node:path'
import { accountOf, type Actor } from '#contracts'
import { readKeyPair, signerOf, stampDigest, type PaperSigner, type Signers } from '#papers'
import { DemoAuthority } from './demo-authority.js'

/** Every official of the demo signs with a certificate that a sandbox authority issues at the first signature. */
export class DemoSigners implements Signers {
  private readonly issued = new Map<string, Promise<string>>()
  private opened: Promise<DemoAuthority> | undefined

  constructor(private readonly dataDir: string) {}

  async of(actor: Actor): Promise<PaperSigner> {
    const { name, authority = '' } = actor
    const pair = readKeyPair(await this.pem(accountOf(actor), { name, organisation: authority }))
    const stamps = await this.pem('timestamps', {
      ...{ name: 'Dấu thời gian thử nghiệm', organisation: 'Motlan, bản thử nghiệm', purpose: 'timeStamping' },
    })
    return {
      signer: signerOf(pair),
      validTo: pair.certificate.validToDate,
      timestamp: (digest) => stampDigest(digest, readKeyPair(stamps), new Date()),
    }
  }

  private pem(holder: string, request: Parameters<DemoAuthority['issue']>[0]): Promise<string> {
    const known = this.issued.get(holder) ?? this.authority().then((authority) => authority.issue(request))
    this.issued.set(holder, known)
    known.catch(() => this.issued.delete(holder))
    return known
  }

  private authority(): Promise<DemoAuthority> {
    this.opened ??= DemoAuthority.open(join(this.dataDir, 'signing', 'demo-authority.pem'))
    this.opened.catch(() => (this.opened = undefined))
    return this.opened
  }
}
