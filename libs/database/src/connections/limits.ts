/**
 * Milliseconds a statement may run, by its kind. A question ends after 5 s, so a statement of one that runs longer serves
 * nobody; work of a connection of its own (`Database.connection`) has no limit.
 */
export const limits = { request: 5000, transaction: 8000, longRead: 20_000, health: 2000, migration: 600_000 }

/** Tries again what ran out of time: a machine on which everything starts at once answers late, and that is no reason to give up. */
export async function patiently<T>(connect: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + 20_000
  for (;;) {
    try {
      return await connect()
    } catch (error) {
      if (performance.now() > deadline || !/timeout/i.test((error as Error).message)) throw error
    }
  }
}
