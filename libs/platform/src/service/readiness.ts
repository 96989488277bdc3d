interface Check {
  holds: () => boolean | Promise<boolean>
  why: () => string[]
}

/** What has to hold before a process takes traffic; every part adds its own question. */
export class Readiness {
  private readonly checks = new Map<string, Check>()

  /** `why` says, in words for the operator, what is wrong while it does not hold. */
  add(name: string, holds: Check['holds'], why: Check['why'] = () => []): void {
    this.checks.set(name, { holds, why })
  }

  /** The names of the parts that are not ready, for anybody; empty means ready. */
  async missing(): Promise<string[]> {
    return (await this.unmet()).map(({ name }) => name)
  }

  /** The same with why, where it is known, for the operator alone: it may name topics and instances. */
  async missingWithReasons(): Promise<string[]> {
    return (await this.unmet()).map(({ name, reasons }) => [name, reasons.join(', ')].filter(Boolean).join(': '))
  }

  private async unmet(): Promise<{ name: string; reasons: string[] }[]> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, { holds, why }]) => {
        const isReady = await Promise.resolve()
          .then(holds)
          .catch(() => false)
        return isReady ? [] : [{ name, reasons: why() }]
      }),
    )
    return results.flat()
  }
}
