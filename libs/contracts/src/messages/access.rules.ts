import { DomainError, type Check } from '../language/errors.js'
import { isAmong, type ServiceName } from '../services.js'
import { rolesOfAuthorities, type Access, type Allowance, type Relation } from './access.js'
import type { Actor } from './actor.js'
import type { DossierStatus } from './status.js'

/**
 * Whether a question may be shown to its handler: asked by a declared service, by somebody whose role, permissions and
 * authority fit one allowance, naming no authority but the own one. Throws `service_not_allowed`, `sign_in_needed`, or a
 * `forbidden` error with every condition that was looked at.
 */
export function assertMayAsk(
  { from, who }: Access,
  { asker, actor, request }: { asker: ServiceName; actor: Actor | undefined; request: unknown },
): void {
  if (!isAmong(asker, from)) throw serviceNotAllowed(asker, from)
  if (who === 'anyone' || who === 'service') return
  if (!actor) throw signInNeeded()
  const ofRole = who.filter(({ roles }) => roles.includes(actor.role))
  const permitted = ofRole.filter((allowance) => isPermitted(allowance, actor))
  const hasAuthority = !rolesOfAuthorities.includes(actor.role) || Boolean(actor.authority)
  const checks = () => [
    said('role', ofRole.length > 0, rolesIn(who)),
    ...(ofRole.length > 0 ? [said('permission', permitted.length > 0, permissionsIn(ofRole))] : []),
    said('authority', hasAuthority, authorityNeeded),
  ]
  if (ofRole.length === 0) throw roleNotAllowed(checks())
  if (permitted.length === 0) throw permissionMissing(checks(), permissionsIn(ofRole))
  if (!hasAuthority) throw authorityMissing(checks())
  const foreign = permitted
    .flatMap(({ ownAuthority = [] }) => ownAuthority)
    .find((path) => isForeign(valueAt(request, path), actor))
  if (foreign !== undefined)
    throw authorityNotOwn(foreign, [...checks(), said('ownAuthority', false, ownAuthorityOnly)])
}

/** How an actor stands to the thing an operation is about. */
export interface Standing {
  relations: readonly Relation[]
  /** Of the dossier, where the operation is about one. */
  status?: DossierStatus
}

/** What came of {@link relationOf}: related and possible now, related at another time, or not related at all. */
export type Related = 'allowed' | 'otherState' | 'unrelated' | { permission: DomainError }

/**
 * Whether somebody who may ask (see {@link assertMayAsk}) may do it to this very thing. A relation that another permission
 * would be needed for is told apart from none, because whoever is related may know that the thing exists.
 */
export function relationOf({ who }: Access, actor: Actor, { relations: held, status }: Standing): Related {
  if (who === 'anyone' || who === 'service') return 'allowed'
  const ofRole = who.filter(({ roles }) => roles.includes(actor.role))
  const related = ofRole.filter((allowance) => isRelated(allowance, held))
  if (related.length === 0) return 'unrelated'
  const permitted = related.filter((allowance) => isPermitted(allowance, actor))
  if (permitted.length === 0) {
    const checks = [said('role', true, rolesIn(who)), said('permission', false, permissionsIn(related))]
    return { permission: permissionMissing(checks, permissionsIn(related)) }
  }
  const now = permitted.some(({ states }) => !states || (status !== undefined && states.includes(status)))
  return now ? 'allowed' : 'otherState'
}

/** What an actor is to a thing one authority owns. */
export function ownership({ authority }: Pick<Actor, 'authority'>, owner: string | undefined): readonly Relation[] {
  return authority !== undefined && authority === owner ? ['owner'] : []
}

/** Whether an authority is the actor's own, or for a head one below it. */
export function worksFor(
  { role, authority }: Pick<Actor, 'role' | 'authority'>,
  code: string | null | undefined,
): boolean {
  if (!authority || !code) return false
  return code === authority || (role === 'head' && code.startsWith(`${authority}.`))
}

/** The account at its issuer: one person at two issuers is two accounts. Never a personal id. */
export function accountOf({ issuer, subject }: Pick<Actor, 'issuer' | 'subject'>): string {
  return `${issuer} ${subject}`
}

/** 401: nobody is signed in. */
export function signInNeeded(): DomainError {
  return new DomainError('unauthenticated', 'sign_in_needed', {
    vi: 'Hãy đăng nhập rồi thử lại.',
    en: 'Sign in, then try again.',
  })
}

/** Throws unless one of the relations the access wants is held; `otherwise` says it in the words of the thing. */
export function assertRelated(
  access: Access,
  actor: Actor,
  held: readonly Relation[],
  otherwise: () => DomainError,
): void {
  if (relationOf(access, actor, { relations: held }) !== 'allowed') throw otherwise()
}

/** 403 for whoever asks about something that is another's: which relation was looked at. */
export function relationMissing(code: string, detail: { vi: string; en: string }): DomainError {
  return new DomainError('forbidden', code, detail, { checks: [{ check: 'relation', passed: false, detail }] })
}

function isPermitted({ permissions }: Allowance, actor: Actor): boolean {
  return permissions === undefined || permissions.some((permission) => actor.permissions.includes(permission))
}

function isRelated({ relations }: Allowance, held: readonly Relation[]): boolean {
  return relations === undefined || relations.some((relation) => held.includes(relation))
}

function isForeign(value: unknown, actor: Actor): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && worksFor(actor, value))
}

/** The value at a JSON Pointer (RFC 6901) without escapes. */
export function valueAt(request: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], request)
}

function rolesIn(who: readonly Allowance[]): { vi: string; en: string } {
  const names = [...new Set(who.flatMap(({ roles }) => roles))].join(', ')
  return { vi: `Việc này dành cho vai trò: ${names}.`, en: `This is for the roles: ${names}.` }
}

function permissionsIn(allowances: readonly Allowance[]): { vi: string; en: string } {
  const names = [...new Set(allowances.flatMap(({ permissions = [] }) => permissions))].join(', ')
  return names
    ? { vi: `Cần một trong các quyền: ${names}.`, en: `One of these permissions is needed: ${names}.` }
    : { vi: 'Không cần quyền riêng.', en: 'No permission is needed.' }
}

const authorityNeeded = {
  vi: 'Tài khoản phải gắn với một cơ quan.',
  en: 'The account has to belong to an authority.',
}
const ownAuthorityOnly = {
  vi: 'Chỉ ghi được cơ quan của chính bạn.',
  en: 'Only your own authority can be named here.',
}

function said(check: string, passed: boolean, detail: { vi: string; en: string }): Check {
  return { check, passed, detail }
}

function serviceNotAllowed(asker: ServiceName, from: readonly ServiceName[]): DomainError {
  return new DomainError('forbidden', 'service_not_allowed', {
    vi: `Dịch vụ "${asker}" không được hỏi điều này; chỉ: ${from.join(', ')}.`,
    en: `The service "${asker}" may not ask this; only: ${from.join(', ')}.`,
  })
}

/** 403: the role does not do this. */
export function roleNotAllowed(checks: Check[]): DomainError {
  return new DomainError(
    'forbidden',
    'role_not_allowed',
    {
      vi: 'Vai trò của bạn không làm được việc này. Hãy đăng nhập bằng tài khoản có vai trò phù hợp.',
      en: 'Your role cannot do this. Sign in with an account of a fitting role.',
    },
    { checks },
  )
}

function permissionMissing(checks: Check[], needed: { vi: string; en: string }): DomainError {
  return new DomainError(
    'forbidden',
    'permission_missing',
    { vi: `Bạn chưa được giao quyền này. ${needed.vi}`, en: `You lack the permission for this. ${needed.en}` },
    { checks },
  )
}

function authorityMissing(checks: Check[]): DomainError {
  return new DomainError('forbidden', 'authority_missing', authorityNeeded, { checks })
}

function authorityNotOwn(path: string, checks: Check[]): DomainError {
  return new DomainError('forbidden', 'authority_not_own', ownAuthorityOnly, {
    checks,
    errors: [{ path, code: 'authority_not_own', message: ownAuthorityOnly }],
  })
}
