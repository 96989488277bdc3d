/** The values of a statement while its text is written. */
export class Parameters {
  readonly values: unknown[] = []

  /** Takes a value and returns how the text names it. */
  readonly add = (value: unknown): string => `$${this.values.push(value)}`
}
