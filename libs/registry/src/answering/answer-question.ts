import { setTimeout as pause } from 'node:timers/promises'
import { Inject, Injectable, Optional } from '@nestjs/common'
import type { AskContext } from '#bus'
import type {
  LookupAnswer,
  Outage,
  RegistryId,
  RegistryQuestion,
  RegistryReply,
  SignedAnswer,
  SubjectQuestion,
} from '#contracts'
import { BatchWriter } from '#database'
import { AccessLog, type Access } from './access-log.js'
import { Evidence } from './evidence.js'
import { Outages } from './outages.js'
import { mayAnswer } from './question.rules.js'
import { digestOf, keysOf } from './watched.rules.js'
import { playsDead } from './registry.errors.js'
import { REGISTRY_ID } from './registry-id.js'
import { nothing, RegistrySource, type Finding } from './source.js'

interface TurnEnd {
  outage: Outage
  reply: RegistryReply
}

const none: Outage = { mode: 'ok' }

/** Questions of one turn, so that a statement never grows without bound. */
const turnSize = 64

/**
 * Answers what the exchange asks. Questions that arrive while a turn is running are taken together by the next one:
 * one set of statements, one signature and one line-up of log rows for all of them; two turns may overlap.
 */
@Injectable()
export class AnswerQuestion {
  private readonly turns = new BatchWriter<RegistryQuestion, TurnEnd>((questions) => this.turn(questions), {
    parallel: 2,
    size: turnSize,
  })

  constructor(
    @Inject(REGISTRY_ID) readonly id: RegistryId,
    private readonly source: RegistrySource,
    private readonly log: AccessLog,
    private readonly evidence: Evidence,
    @Optional() private readonly outages?: Outages,
  ) {}

  /** The signed answers in the order of the look-ups, each logged before it is given. */
  async execute(question: RegistryQuestion, context: AskContext): Promise<RegistryReply> {
    const { outage, reply } = await this.turns.write(question)
    switch (outage.mode) {
      case 'down':
        await pause(Math.max(0, context.deadline - Date.now()) + 50)
        throw playsDead(this.id)
      case 'slow':
        await pause(outage.delayMs)
        return reply
      case 'wrongSignature':
        return { answers: reply.answers.map(withWrongSignature) }
      case 'ok':
      case 'empty':
        return reply
    }
  }

  private async turn(questions: RegistryQuestion[]): Promise<TurnEnd[]> {
    const accesses = questions.flatMap(({ purpose, lookups }) => lookups.map((lookup) => ({ purpose, lookup })))
    const [outage, findings] = await Promise.all([this.outages?.current(this.id) ?? none, this.findings(accesses)])
    if (outage.mode === 'down') return questions.map(() => ({ outage, reply: { answers: [] } }))
    const shown = outage.mode === 'empty' ? findings.map(() => nothing('notFound')) : findings
    const at = this.evidence.now()
    const [answers] = await Promise.all([
      this.evidence.sign(accesses.map(({ lookup }, index) => answerOf(this.id, lookup, shown[index], at))),
      this.log.append(
        accesses.map((access, index) => ({ ...access, ...endOf(access.lookup, shown[index]) })),
        at,
      ),
    ])
    let next = 0
    return questions.map(({ lookups }) => ({
      outage,
      reply: { answers: answers.slice(next, (next += lookups.length)) },
    }))
  }

  /** One finding for each access, in order; what may not be answered is refused without a look into the tables. */
  private async findings(accesses: readonly Omit<Access, 'outcome'>[]): Promise<Finding[]> {
    const facts: SubjectQuestion[] = []
    const matches: SubjectQuestion[] = []
    for (const { purpose, lookup } of accesses) {
      if (mayAnswer(purpose, lookup, this.source.concepts)) (lookup.mode === 'match' ? matches : facts).push(lookup)
    }
    const [found, matched] = await Promise.all([
      facts.length > 0 ? this.source.findWithin(facts) : [],
      matches.length > 0 ? this.source.match(matches) : [],
    ])
    const findings = new Map<SubjectQuestion, Finding>()
    facts.forEach((lookup, index) => findings.set(lookup, found[index] ?? nothing('notFound')))
    matches.forEach((lookup, index) => findings.set(lookup, matched[index] ?? nothing('notFound')))
    return accesses.map(({ lookup }) => findings.get(lookup) ?? nothing('refused'))
  }
}

function answerOf(
  registry: RegistryId,
  { lookupId }: SubjectQuestion,
  finding: Finding = nothing('notFound'),
  answeredAt: string,
): LookupAnswer {
  return { lookupId, registry, answeredAt, ...finding }
}

/** How a look-up ended, and of facts what is watched of them. */
function endOf(
  { mode, subject }: SubjectQuestion,
  finding: Finding = nothing('notFound'),
): Pick<Access, 'outcome' | 'watch'> {
  const { outcome } = finding
  const keys = keysOf(subject)
  if (mode === 'match' || outcome === 'refused' || keys.length === 0) return { outcome }
  return { outcome, watch: { keys, digest: digestOf(finding) } }
}

/** The same shape with one bit of the signature turned over. */
function withWrongSignature(answer: SignedAnswer): SignedAnswer {
  const bytes = Buffer.from(answer.proof.signature, 'base64')
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0)
  return { ...answer, proof: { ...answer.proof, signature: bytes.toString('base64') } }
}
