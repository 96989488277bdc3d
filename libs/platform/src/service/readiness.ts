/** What has to hold before a process takes traffic; every part adds its own question. */
export class Readiness {
  private readonly checks = new Map<string, () => boolean | Promise<boolean>>()

  add(name: string, holds: () => boolean | Promise<boolean>): void {
    this.checks.set(name, holds)
  }

  /** The names of the parts that are not ready; empty means ready. */
  async missing(): Promise<string[]> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, holds]) =>
        (await Promise.resolve()
          .then(holds)
          .catch(() => false))
          ? ''
          : name,
      ),
    )
    return results.filter(Boolean)
  }
}
