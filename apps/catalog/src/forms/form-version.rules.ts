import semver from 'semver'
import type { FormDocument } from '#contracts'
import { versionInvalid, versionNotNewer } from './form.errors.js'

/** Names a version of a form among the catalogue's entries. */
export function versionKey({ procedure, formVersion }: Pick<FormDocument, 'procedure' | 'formVersion'>): string {
  return `${procedure}@${formVersion}`
}

/** Throws `version_invalid`, or `version_not_newer` than the published one. */
export function assertNewer(version: unknown, published: string | undefined): void {
  if (typeof version !== 'string' || semver.valid(version) !== version) throw versionInvalid()
  if (!isNewer(version, published)) throw versionNotNewer(published ?? '')
}

/** Whether a version may take the place of the published one. */
export function isNewer(version: string, published: string | undefined): boolean {
  return published === undefined || !semver.valid(published) || semver.gt(version, published)
}

/** The version of a draft that repairs a published one: greater than it, and less than what follows it. */
export function draftVersionOf(published: string): string {
  return `${semver.inc(published, 'patch') ?? published}-draft`
}
