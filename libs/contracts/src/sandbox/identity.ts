import { IsIn, IsInt, IsOptional, IsString } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsBilingual, IsListOf } from '../language/shapes.js'
import { anyone, services } from '../messages/access.js'
import { roles, type Role } from '../messages/actor.js'
import { command, query, Nothing } from '../messages/message.js'

/** A person of the demo with a story. */
export class Persona {
  @IsString() id: string
  @IsString() name: string
  @IsIn(roles) role: Role
  /** What is special about the person. */
  @IsBilingual() story: Bilingual
  @IsOptional() @IsString() personId?: string
  @IsOptional() @IsString() authority?: string
}

export class Personas {
  @IsListOf(() => Persona) items: Persona[]
}

export class TokenRequest {
  @IsString() persona: string
}

export class IssuedToken {
  @IsString() accessToken: string
  /** Seconds. */
  @IsInt() expiresIn: number
}

/** Where the provider's own pages are, for the gateway that stands before them. */
export class IdentityDoor {
  @IsString() url: string
}

/** What the demo identity provider answers; it exists only where `DEMO=true`. */
export const identity = {
  personas: query('identity.personas.v1', Nothing, Personas, anyone),
  door: query('identity.door.v1', Nothing, IdentityDoor, services('gateway')),
  token: command('identity.token.v1', TokenRequest, IssuedToken, anyone, { mayRepeat: true }),
} as const
