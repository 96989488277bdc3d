import type { OutcomeDecision, ResultView } from '#contracts'
import type { Database } from '#database'
import type { Dossier } from '../dossier/dossier.entity.js'

/** A result as it is kept. */
export interface ResultRow {
  id: string
  dossierId: string
  token: string
  decision: OutcomeDecision
  authority: string
  signedAt: Date
  signerName: string
  size: number
  sha256: string
  withdrawnAt: Date | null
}

const columns = `id, dossier_id as "dossierId", token, decision, authority, signed_at as "signedAt", signer_name as "signerName", size, sha256,
  withdrawn_at as "withdrawnAt"`

/** The result of a dossier that is in force, or the one with a token; undefined where there is none. */
export async function keptResult(
  database: Database,
  where: 'dossier_id = $1 and withdrawn_at is null' | 'token = $1',
  value: string,
): Promise<ResultRow | undefined> {
  const [row] = await database.query<ResultRow>(`select ${columns} from result where ${where}`, [value])
  return row
}

/** As the dossier's page tells of it; undefined where there is none. */
export async function resultView(
  database: Database,
  { id, status }: Pick<Dossier, 'id' | 'status'>,
): Promise<ResultView | undefined> {
  if (status !== 'completed' && status !== 'returned') return undefined
  const row = await keptResult(database, 'dossier_id = $1 and withdrawn_at is null', id)
  if (!row) return undefined
  const { decision, signedAt, signerName, sha256, token } = row
  return { decision, signedAt: signedAt.toISOString(), signedBy: signerName, sha256, verification: token }
}
