import { IsArray, IsIn, IsOptional, IsString } from 'class-validator'

export const roles = ['citizen', 'official', 'head', 'ministry', 'auditor', 'operator', 'client'] as const
export type Role = (typeof roles)[number]

export const permissions = ['reception', 'process', 'supervise', 'waive', 'sign'] as const
export type Permission = (typeof permissions)[number]

/** Who is asking, as the gateway vouches for it in an actor token (EdDSA, 60 s). */
export class Actor {
  /** Who vouches for the account (OpenID `iss`). One subject at two issuers is two accounts. */
  @IsString() issuer: string
  /** The account: stable at its issuer, never a personal id. */
  @IsString() subject: string
  @IsIn(roles) role: Role
  @IsArray() @IsIn(permissions, { each: true }) permissions: Permission[]
  @IsString() name: string
  /** A citizen's own personal id, from the sign-in. */
  @IsOptional() @IsString() personId?: string
  /** A citizen's birth date as the sign-in states it. */
  @IsOptional() @IsString() birthDate?: string
  /** The commune of residence (unit code of today) as the sign-in states it. */
  @IsOptional() @IsString() residence?: string
  /** The agency code of the authority an official, head, ministry user or client works for. */
  @IsOptional() @IsString() authority?: string
}
