import { answerParent } from '../processes/answer-parent.js'
import { ConnectionPool } from './connection-pool.js'
import { postText } from './http-connection.js'
import type { Level } from './level.js'
import { runLoad, type LoadEnd } from './run-load.js'

/** A POST the driver makes. */
export interface PreparedRequest {
  path: string
  body: object
  token?: string
}

/** What the driver is told to do. */
export interface LoadJob {
  port: number
  level: Level
  seconds: number
  requests: PreparedRequest[]
  /** Each request is made at most once (default: they are made round and round). */
  once?: boolean
  /** An answer that holds this text is a failure, whatever its status. */
  failureMark?: string
  /** Bring the `id` of each answer's body. */
  collectIds?: boolean
}

/** What came of a job. */
export interface LoadJobEnd extends LoadEnd {
  /** How many answers had each status; `0` is none at all. */
  statuses: Record<string, number>
  /** Numbers of the requests that failed. */
  failures: number[]
  ids: string[]
  /** Mean bytes of an answer's body. */
  answerBytes: number
}

async function load(job: LoadJob): Promise<LoadJobEnd> {
  const pool = new ConnectionPool(job.port)
  const texts = job.requests.map(({ path, body, token }) =>
    postText(path, body, token === undefined ? {} : { authorization: `Bearer ${token}` }),
  )
  const statuses: Record<string, number> = {}
  const failures: number[] = []
  const ids: string[] = []
  let bytes = 0
  const most = job.once ? texts.length : Infinity
  const end = await runLoad(job.level, job.seconds, most, async (index) => {
    const { status, body } = await pool.send(texts[index % texts.length] ?? '').catch(noAnswer)
    statuses[status] = (statuses[status] ?? 0) + 1
    bytes += body.length
    const good = status >= 200 && status < 300 && !(job.failureMark && body.includes(job.failureMark))
    if (!good) failures.push(index)
    else if (job.collectIds) ids[index] = (JSON.parse(body.toString()) as { id: string }).id
    return good
  })
  pool.close()
  return { ...end, statuses, failures, ids, answerBytes: Math.round(bytes / Math.max(1, end.used)) }
}

function noAnswer(): { status: number; body: Buffer } {
  return { status: 0, body: Buffer.alloc(0) }
}

answerParent({ load })
