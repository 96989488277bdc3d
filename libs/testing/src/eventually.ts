import { setTimeout as pause } from 'node:timers/promises'

/**
 * Reads until the expectation holds, at most `within` milliseconds (default 20,000); then throws the expectation's last
 * failure with the last value read.
 */
export async function eventually<T>(
  read: () => T | Promise<T>,
  expectation: (value: T) => void | Promise<void>,
  options: { within?: number; every?: number } = {},
): Promise<T> {
  const deadline = Date.now() + (options.within ?? 20_000)
  for (;;) {
    const value = await read()
    try {
      await expectation(value)
      return value
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`Not within ${options.within ?? 20_000} ms; last value: ${JSON.stringify(value)}`, {
          cause: error,
        })
      }
    }
    await pause(options.every ?? 20)
  }
}
