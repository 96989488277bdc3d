interface Lines {
  since: number
  written: number
  leftOut: number
}

/** Writes one line of one level. */
type Write = (fields: object, message: string) => void

const windowMs = 60_000
const mostKinds = 1000

/** What tells two lines of the same sentence apart; everything else in them may differ each time. */
const telling = ['topic', 'groupId', 'group', 'reason', 'pattern', 'code'] as const

/**
 * The log of work that repeats itself: lines of one kind are written at most ten times a minute; the first one after
 * that tells in `leftOut` how many were not. What fails a thousand times a second must not fill a disk.
 */
export class LimitedLog {
  private readonly kinds = new Map<string, Lines>()

  constructor(
    private readonly logger: { debug: Write; info: Write; warn: Write; error: Write },
    private readonly most = 10,
    private readonly now: () => number = () => performance.now(),
  ) {}

  debug(fields: object, message: string): void {
    this.logger.debug(fields, message)
  }

  info(fields: object, message: string): void {
    this.limit(fields, message, (told) => this.logger.info(told, message))
  }

  warn(fields: object, message: string): void {
    this.limit(fields, message, (told) => this.logger.warn(told, message))
  }

  error(fields: object, message: string): void {
    this.limit(fields, message, (told) => this.logger.error(told, message))
  }

  private limit(fields: object, message: string, write: (fields: object) => void): void {
    const now = this.now()
    const parts = telling.map((name) => (fields as Record<string, unknown>)[name])
    const kind = [message, ...parts.map((part) => (typeof part === 'string' ? part : ''))].join('\n')
    let lines = this.kinds.get(kind)
    if (!lines || now - lines.since >= windowMs) {
      if (this.kinds.size >= mostKinds) this.kinds.clear()
      lines = { since: now, written: 0, leftOut: lines?.leftOut ?? 0 }
      this.kinds.set(kind, lines)
    }
    if (lines.written >= this.most) {
      lines.leftOut++
      return
    }
    lines.written++
    const { leftOut } = lines
    lines.leftOut = 0
    write(leftOut > 0 ? { ...fields, leftOut } : fields)
  }
}
