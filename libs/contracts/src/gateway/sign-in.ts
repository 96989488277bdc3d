import { IsArray, IsIn, IsOptional, IsString } from 'class-validator'
import { permissions, roles, type Permission, type Role } from '../messages/actor.js'

/** Who is signed in: `GET /v1/me`. */
export class Me {
  /** Names the account and tells nothing of it. */
  @IsString() account: string
  @IsIn(roles) role: Role
  @IsArray() @IsIn(permissions, { each: true }) permissions: Permission[]
  @IsString() name: string
  @IsOptional() @IsString() personId?: string
  @IsOptional() @IsString() authority?: string
  /** Receives what a citizen hands in; left out where the sign-in does not say in which commune the citizen lives. */
  @IsOptional() @IsString() receivingOffice?: string
}
