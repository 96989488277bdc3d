import type { Answer } from '../envelope.js'

interface Given {
  until: number
  answer: Answer
}

const keptMs = 2000
const mostAnswers = 5000
const mostCharacters = 8_000_000

/** The short memory that lets a copy of an answered question be answered without running its handler again. */
export class ReplyCache {
  private readonly given = new Map<string, Given>()
  private characters = 0

  find(id: string): Answer | undefined {
    return this.given.get(id)?.answer
  }

  /** Keeps an answer for two seconds, or until there are too many. */
  keep(id: string, answer: Answer): void {
    const now = performance.now()
    this.given.set(id, { until: now + keptMs, answer })
    this.characters += sizeOf(answer)
    for (const [oldest, { until, answer: old }] of this.given) {
      if (until > now && this.given.size <= mostAnswers && this.characters <= mostCharacters) return
      this.given.delete(oldest)
      this.characters -= sizeOf(old)
    }
  }
}

function sizeOf(answer: Answer): number {
  return answer.ok ? answer.body.length : 0
}
