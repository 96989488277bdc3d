import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SignerEntry } from '#papers'
import { DemoAuthority } from './demo-authority.js'

/** Somebody who is to sign. */
export interface DemoSigner extends Omit<SignerEntry, 'certificate'> {
  name: string
}

/** Fills a directory as `SIGNING_DIR` wants it, with certificates of a sandbox authority kept beside it. */
export async function createSigningDirectory(
  directory: string,
  signers: readonly DemoSigner[],
): Promise<DemoAuthority> {
  mkdirSync(directory, { recursive: true })
  const authority = await DemoAuthority.open(join(directory, 'demo-authority.pem'))
  const entries: SignerEntry[] = []
  for (const [index, { name, ...signer }] of signers.entries()) {
    const certificate = `signer-${index}.pem`
    const pem = await authority.issue({ name, organisation: signer.authority })
    writeFileSync(join(directory, certificate), pem, { mode: 0o600 })
    entries.push({ ...signer, certificate })
  }
  const stamps = { name: 'Dấu thời gian', organisation: 'Motlan', purpose: 'timeStamping' } as const
  writeFileSync(join(directory, 'timestamps.pem'), await authority.issue(stamps), { mode: 0o600 })
  writeFileSync(join(directory, 'signers.json'), `${JSON.stringify(entries, null, 2)}\n`)
  return authority
}
