const connectionLost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
  '25006', // the server became a standby, or is not promoted yet: nothing can be written on this connection
])

/** What TypeORM throws at the next statement of a transaction whose connection was cut between two statements. */
const connectionReleased = new Set(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError'])

/** Whether an error means that the server was lost, and not that it refused the statement. */
export function isConnectionLost(error: unknown): boolean {
  const { name, code, message } = error as { name?: string; code?: string; message?: string }
  return (
    (code !== undefined && connectionLost.has(code)) ||
    (name !== undefined && connectionReleased.has(name)) ||
    /terminated|timeout exceeded|timeout expired|not queryable|has been closed/i.test(message ?? '')
  )
}

/**
 * Class 53 of PostgreSQL's error codes, insufficient resources (disk, memory, connections), 58030, an I/O error, and 57014, a
 * statement that ran longer than its kind may.
 */
const exhausted = /^(?:53...|58030|57014)$/

/** Whether the server is there but has no room or time for the statement now; nothing of it was carried out. */
export function isExhausted(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && exhausted.test(code)
}
