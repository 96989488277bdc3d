/** A call as it travels between the benchmark and its processes. */
export interface Call {
  id: number
  method: string
  argument: unknown
}

/** What came of a call. */
export interface CallEnd {
  id: number
  value?: unknown
  error?: string
}

type Methods = Record<string, (argument: never) => Promise<unknown>>

/** Answers the calls of the process that started this one, and says that it is ready. Ends when the parent is gone. */
export function answerParent(methods: Methods): void {
  process.on('message', (call: Call) => {
    const method = methods[call.method]
    const value = method ? method(call.argument as never) : Promise.reject(new Error(`There is no "${call.method}".`))
    value.then(
      (value) => process.send?.({ id: call.id, value } satisfies CallEnd),
      (error: unknown) =>
        process.send?.({ id: call.id, error: String((error as Error).stack ?? error) } satisfies CallEnd),
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.('ready')
}
