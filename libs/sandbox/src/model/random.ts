/**
 * Repeatable chance: the same seed and stream give the same numbers on every machine (sfc32, 32-bit integer arithmetic
 * only; no floating-point function that a machine could round otherwise).
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  /** `stream` makes independent sequences of one seed: one for each household. */
  constructor(seed: number, stream: number) {
    this.a = mix(seed | 0)
    this.b = mix(Math.floor(seed / 0x1_0000_0000) ^ 0x9e3779b9)
    this.c = mix(stream ^ 0x85ebca6b)
    for (let round = 0; round < 12; round++) this.bits()
  }

  /** A whole number from `least` to `greatest`, both included. */
  int(least: number, greatest: number): number {
    return least + (this.bits() % (greatest - least + 1))
  }

  /** True in `percent` of a hundred cases; one decimal counts. */
  chance(percent: number): boolean {
    return this.int(0, 999) < percent * 10
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.int(0, list.length - 1)]
    if (item === undefined) throw new RangeError('Nothing to pick from.')
    return item
  }

  /** One of the values, as often as its weight says. */
  weighted<T>(weights: Weights<T>): T {
    return weights.at(this.int(0, weights.total - 1))
  }

  /** A day (`YYYY-MM-DD`) between two days, both included; the first one where they are the wrong way round. */
  day(first: string, last: string): string {
    const from = dayNumber(first)
    return dayText(this.int(from, Math.max(from, dayNumber(last))))
  }

  private bits(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    return sum >>> 0
  }
}

/** Values that come up as often as their weights (whole numbers) say. */
export class Weights<T> {
  readonly total: number
  private readonly values: readonly T[]
  private readonly ends: Uint32Array

  constructor(table: readonly (readonly [value: T, weight: number])[]) {
    this.values = table.map(([value]) => value)
    let end = 0
    this.ends = Uint32Array.from(table, ([, weight]) => (end += weight))
    this.total = end
  }

  /** The value that covers a place from 0 to `total − 1`. */
  at(place: number): T {
    return this.values[this.ends.findIndex((end) => place < end)] as T
  }
}

/** Days since 1970-01-01. */
function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000
}

function dayText(number: number): string {
  const day = new Date(number * 86_400_000)
  const month = day.getUTCMonth() + 1
  const date = day.getUTCDate()
  return `${day.getUTCFullYear()}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

function mix(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}
