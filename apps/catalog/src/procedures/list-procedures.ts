import { Injectable } from '@nestjs/common'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type ListProcedures as ListProceduresRequest,
  type Procedure,
  type ProcedurePage,
} from '#contracts'
import { Database } from '#database'
import { CatalogueStore, patternsOf } from '../entries/catalogue-store.js'
import type { FormBrief } from './burden.rules.js'
import { summarise } from './procedure.rules.js'

/** Procedures that have a form, by the words of their name or their code and by level, in the order of codes. */
@Injectable()
export class ListProcedures {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
  ) {}

  /** One page; throws `cursor_invalid`. */
  async execute({ q = '', level, limit = usualPage, cursor }: ListProceduresRequest): Promise<ProcedurePage> {
    const after = cursor === undefined ? '' : readCursor(cursor)
    if (after && !(await this.store.find('procedure', after))) throw cursorInvalid()
    const rows = await this.database.query<{ procedure: Procedure; form: FormBrief }>(
      `select p.value as procedure, f.brief as form from entry p join entry f on f.type = 'form' and f.key = p.key
       where p.type = 'procedure' and p.value is not null and f.brief is not null and p.key > $1
         and p.search like all ($2::text[]) and ($3::text is null or p.value->>'level' = $3)
       order by p.key limit $4`,
      [after, patternsOf(q), level ?? null, limit + 1],
    )
    const found = rows.map(({ procedure, form }) => summarise(procedure, form))
    return pageOfFound(found, ({ code }) => code, limit)
  }
}
