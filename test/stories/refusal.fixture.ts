import { socialHousingAnswers, type Client, type ProblemBody, type Reply } from '../system/client.js'

/** What no problem may show: a stack, SQL, a path of the source, or who Lan is. */
const secrets = [
  /\bat .+:\d+:\d+/,
  /\.(js|ts):\d+/,
  /\b(select|insert|update|delete)\b.+\b(from|into|set)\b/i,
  /node_modules|QueryFailed|violates|syntax error/,
  /001188014826|1988-08-14|Nguyễn Thị Lan|001096027431/,
]

/** Expects a complete RFC 9457 problem with this status and code, which shows nothing it should not. Returns its body. */
export function refused(reply: Reply<unknown>, status: number, code: string): ProblemBody {
  expect({ status: reply.status, body: reply.body }).toMatchObject({
    status,
    body: {
      type: `/docs/errors#${code}`,
      title: expect.stringMatching(/\S/),
      status,
      detail: expect.stringMatching(/\S/),
      instance: expect.stringMatching(/^\//),
      code,
      hop: expect.stringMatching(/^[a-z][A-Za-z-]*$/),
      retryable: expect.any(Boolean),
      correlationId: reply.headers.get('x-correlation-id'),
    },
  })
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  if (status === 429 || status === 503) expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  for (const secret of secrets) expect(JSON.stringify(reply.body)).not.toMatch(secret)
  return reply.body as ProblemBody
}

/** The places a refusal names, as `path code`, in order. */
export function placesOf(problem: ProblemBody): string[] {
  return (problem.errors ?? []).map(({ path, code }) => `${path} ${code}`).sort()
}

/** A draft of form 1.014632 with every question answered, and its newest snapshot. */
export async function readyToSubmit(client: Client, procedure = '1.014632') {
  const { id } = await client.open(procedure)
  const { snapshotId } = await client.prefill(id)
  await client.answer(id, socialHousingAnswers)
  return { id, snapshotId, path: `/v1/dossiers/${id}` }
}
