import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { testServer } from '#testing'

/** The database of a ministry as its example makes it, with the role the connector reads with. */
export interface MinistryDatabase {
  url: string
  role: string
  /** As the ministry's own administrator. */
  run(sql: string): Promise<void>
  /** Cuts the reader's connections and lets no new one in, or lets them in again. */
  away(isAway: boolean): Promise<void>
  drop(): Promise<void>
}

/** A database made by an example's SQL; its reader has a name of its own, since roles are the server's. */
export async function ministryDatabase(sqlFile: string, reader: string): Promise<MinistryDatabase> {
  const server = testServer()
  const name = `ministry_${randomBytes(5).toString('hex')}`
  const role = `${name}_reader`
  const as = async (database: string, sql: string) => {
    const client = new pg.Client({ ...server, database })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await as('postgres', `create database ${name}`)
  await as(name, readFileSync(sqlFile, 'utf8').replaceAll(reader, role))
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename = '${role}'`
  return {
    url: `postgres://${role}:change-me@${server.host}:${server.port}/${name}`,
    role,
    run: (sql) => as(name, sql),
    async away(isAway) {
      await as('postgres', `alter role ${role} ${isAway ? 'nologin' : 'login'}`)
      if (isAway) await as('postgres', cut)
    },
    async drop() {
      await as('postgres', `drop database ${name} with (force)`)
      await as('postgres', `drop role ${role}`)
    },
  }
}
