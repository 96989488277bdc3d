import { Injectable } from '@nestjs/common'
import { isDomainError, type RegistryId } from '#contracts'
import { registrySilent } from './lookup.errors.js'

/** Silences in a row after which a registry is no longer waited for to the deadline. */
const silences = 3

/** Milliseconds a silent registry is still given: several times what one that works needs. */
const shortWait = 600

/**
 * How long a registry is waited for. One that kept silent several times in a row costs the next citizens only a short
 * wait instead of their whole deadline. It is asked all the same, and each question stays open to its deadline: the first
 * answer, however late, restores full patience, so a repaired registry is used at once.
 */
@Injectable()
export class Patience {
  private readonly silent = new Map<RegistryId, number>()

  /** The registry's answer, or `no_answer` when it takes longer than it is waited for. */
  async wait<T>(registry: RegistryId, answer: Promise<T>): Promise<T> {
    const heard = this.learn(registry, answer)
    if (this.silencesOf(registry) < silences) return heard
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(registrySilent(registry)), shortWait)
    })
    return Promise.race([heard, tooLong]).finally(() => clearTimeout(timer))
  }

  private learn<T>(registry: RegistryId, answer: Promise<T>): Promise<T> {
    return answer.then(
      (given) => {
        this.silent.delete(registry)
        return given
      },
      (error: unknown) => {
        if (isDomainError(error) && error.code === 'no_answer') this.silent.set(registry, this.silencesOf(registry) + 1)
        throw error
      },
    )
  }

  private silencesOf(registry: RegistryId): number {
    return this.silent.get(registry) ?? 0
  }
}
