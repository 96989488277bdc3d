import type { Answer } from '../envelope.js'

interface Known {
  expires: number
  answer: Answer | undefined
}

const mostQuestions = 5000
const mostCharacters = 16_000_000

/** The short memory that lets a copy of a question be answered without running its handler again. */
export class KnownQuestions {
  private readonly known = new Map<string, Known>()
  private characters = 0

  find(id: string): Known | undefined {
    return this.known.get(id)
  }

  /** Notes a question that is being answered, until nobody waits for it any more. */
  begin(id: string, expires: number): void {
    this.forgetOld()
    this.known.set(id, { expires, answer: undefined })
  }

  end(id: string, answer: Answer): void {
    const known = this.known.get(id)
    if (!known) return
    known.answer = answer
    this.characters += sizeOf(answer)
  }

  private forgetOld(): void {
    const now = Date.now()
    for (const [id, { expires, answer }] of this.known) {
      if (expires > now && this.known.size < mostQuestions && this.characters < mostCharacters) return
      this.known.delete(id)
      this.characters -= sizeOf(answer)
    }
  }
}

function sizeOf(answer: Answer | undefined): number {
  return answer?.ok ? answer.body.length : 0
}
