import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import {
  ByCode,
  catalog,
  ListAuthorities as ListAuthoritiesRequest,
  type Authority,
  type AuthorityPage,
} from '#contracts'
import { GetAuthority } from './get-authority.js'
import { ListAuthorities } from './list-authorities.js'

/** Who takes part: ministries, provinces, commune offices. */
@Controller()
export class AuthoritiesController {
  constructor(
    private readonly listAuthorities: ListAuthorities,
    private readonly getAuthority: GetAuthority,
  ) {}

  @Handles(catalog.authorities)
  list(@Payload() request: ListAuthoritiesRequest): Promise<AuthorityPage> {
    return this.listAuthorities.execute(request)
  }

  @Handles(catalog.authority)
  get(@Payload() { code }: ByCode): Promise<Authority> {
    return this.getAuthority.execute(code)
  }
}
