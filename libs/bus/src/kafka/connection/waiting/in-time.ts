/** Work that had no outcome in the time it was given; it may still be under way. */
export class TookTooLong extends Error {}

/** The outcome of the work; rejects with {@link TookTooLong} where there is none after so many milliseconds. */
export async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(`No outcome within ${ms} ms.`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
