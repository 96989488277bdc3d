/** What a load came to. Latencies in milliseconds; in an open loop they count from the moment a request was due. */
export interface LoadFigures {
  completed: number
  failed: number
  /** Seconds from the first request to the last answer. */
  seconds: number
  /** Completed requests per second. */
  throughput: number
  mean: number
  p50: number
  p95: number
  p99: number
  max: number
}

/** Collects the latencies of one load. */
export class Latencies {
  private readonly values: number[] = []
  private failures = 0

  succeeded(milliseconds: number): void {
    this.values.push(milliseconds)
  }

  failed(): void {
    this.failures++
  }

  figures(seconds: number): LoadFigures {
    const sorted = Float64Array.from(this.values).sort()
    const sum = sorted.reduce((total, value) => total + value, 0)
    return {
      completed: sorted.length,
      failed: this.failures,
      seconds: rounded(seconds),
      throughput: rounded(sorted.length / seconds),
      mean: rounded(sorted.length > 0 ? sum / sorted.length : 0),
      p50: percentile(sorted, 50),
      p95: percentile(sorted, 95),
      p99: percentile(sorted, 99),
      max: percentile(sorted, 100),
    }
  }
}

/** The nearest-rank percentile of sorted values; 0 where there are none. */
export function percentile(sorted: Float64Array, percent: number): number {
  const rank = Math.max(1, Math.ceil((sorted.length * percent) / 100))
  return rounded(sorted[rank - 1] ?? 0)
}

/** Two decimals are more than any figure here is worth. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
