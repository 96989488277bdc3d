import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import pg from 'pg'
import { askedQuestions, type AskedQuestion } from '../sizes.js'
import type { ServiceDatabaseAddress } from '#database'
import { answerParent } from '../processes/answer-parent.js'
import { statements } from './tables.js'

const [name = '', address = ''] = process.argv.slice(2)
const { host, port, database, app } = JSON.parse(address) as ServiceDatabaseAddress
const pool = new pg.Pool({ host, port, database, ...app, max: 8 })

const fastify = Fastify()
for (const question of Object.keys(askedQuestions) as AskedQuestion[]) {
  if (askedQuestions[question] !== name) continue
  fastify.post<{ Body: { personId: string } }>(`/${question}`, async ({ body }) => {
    const read = (text: string, index: number) =>
      pool.query<object>({ name: `${question}${index}`, text, values: [[body.personId]] })
    const results = await Promise.all(statements[question].map(read))
    return results.map(({ rows }) => rows)
  })
}
await fastify.listen({ port: 0, host: '127.0.0.1' })
answerParent({ port: () => Promise.resolve((fastify.server.address() as AddressInfo).port) })
