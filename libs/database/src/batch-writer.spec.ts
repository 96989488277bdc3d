import { databaseUnavailable } from './database.js'
import { BatchWriter } from './batch-writer.js'

/** A table that takes all rows of a statement or none, and refuses some. */
function table(refuses: (row: number) => Error | undefined) {
  const rows: number[] = []
  let statements = 0
  const writer = new BatchWriter<number, string>(async (batch) => {
    statements++
    const refused = batch.map(refuses).find(Boolean)
    if (refused) throw refused
    rows.push(...batch)
    return batch.map((row) => `row ${row}`)
  })
  const writeAll = (items: number[]) => Promise.allSettled(items.map((item) => writer.write(item)))
  return { rows, writeAll, statements: () => statements }
}
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe('a batch the database refuses', () => {
  it('fails only the row it cannot take; the others have their own results', async () => {
    const { rows, writeAll, statements } = table((row) => (row === 7 ? new Error('no such dossier') : undefined))
    const outcomes = await writeAll(oneTo(100))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([outcomes[6]])
    expect(outcomes[6]).toMatchObject({ reason: { message: 'no such dossier' } })
    expect(outcomes[99]).toEqual({ status: 'fulfilled', value: 'row 100' })
    expect(rows).toHaveLength(99)
    expect(statements()).toBeLessThan(20)
  })

  it('fails each of several bad rows with its own error, also where they are neighbours', async () => {
    const { rows, writeAll } = table((row) => (row >= 4 && row <= 6 ? new Error(`bad ${row}`) : undefined))
    const outcomes = await writeAll(oneTo(9))
    const reasons = outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Error).message] : []))
    expect(reasons).toEqual(['bad 4', 'bad 5', 'bad 6'])
    expect(rows).toEqual([1, 2, 3, 7, 8, 9])
  })

  it('is not tried again while the database is away', async () => {
    const { writeAll, statements } = table(() => databaseUnavailable())
    const outcomes = await writeAll(oneTo(50))
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    expect(statements()).toBe(1)
  })

  it('does not stop the batches after it', async () => {
    const { rows, writeAll } = table((row) => (row < 0 ? new Error('bad') : undefined))
    await writeAll([-1])
    await writeAll([-2, 3])
    expect(rows).toEqual([3])
  })
})
