import { readFileSync } from 'node:fs'
import mysql from 'mysql2/promise'
import { startMariadb } from '../../../tools/mariadb/mariadb.js'

/** The database of a ministry as its example makes it, on a server of its own. */
export interface MinistryMariadb {
  url: string
  /** As the ministry's own administrator; one or more statements. */
  run(sql: string): Promise<void>
  drop(): Promise<void>
}

/** A database made by an example's SQL, read as `reader` with the example's password. */
export async function ministryMariadb(sqlFile: string, reader: string): Promise<MinistryMariadb> {
  const server = await startMariadb()
  const database = 'ministry'
  const as = async (name: string | undefined, sql: string) => {
    const address = { host: '127.0.0.1', port: server.port, user: 'root', multipleStatements: true }
    const client = await mysql.createConnection({ ...address, ...(name && { database: name }) })
    await client.query(sql).finally(() => client.end())
  }
  await as(undefined, `create database ${database}`)
  await as(database, readFileSync(sqlFile, 'utf8'))
  return {
    url: `mysql://${reader}:change-me@127.0.0.1:${server.port}/${database}`,
    run: (sql) => as(database, sql),
    drop: () => server.stop(),
  }
}
