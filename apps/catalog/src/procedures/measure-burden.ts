import { Injectable } from '@nestjs/common'
import { pageOf, type BurdenMeter, type ListEntries, type Procedure } from '#contracts'
import { Database } from '#database'
import { burdenOf, sumOfBurdens, type FormBrief } from './burden.rules.js'

/** Reads the burden meter from the forms in force. */
@Injectable()
export class MeasureBurden {
  constructor(private readonly database: Database) {}

  /** Throws `cursor_invalid`. */
  async execute(page: ListEntries): Promise<BurdenMeter> {
    const rows = await this.database.query<Pick<Procedure, 'code' | 'name'> & { form: FormBrief }>(
      `select p.key as code, p.value->'name' as name, f.brief as form
       from entry p join entry f on f.type = 'form' and f.key = p.key
       where p.type = 'procedure' and p.value is not null and f.brief is not null order by p.key`,
    )
    const items = rows.map(({ code, name, form }) => ({ code, name, ...burdenOf(form) }))
    return { procedures: items.length, ...sumOfBurdens(items), ...pageOf(items, ({ code }) => code, page) }
  }
}
