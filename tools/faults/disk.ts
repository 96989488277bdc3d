import { execFile } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const piece = Buffer.alloc(1 << 20)

/** A file system of its own, small enough to be filled: in memory, which only the administrator of a machine may mount. */
export class SmallDisk {
  private constructor(
    readonly path: string,
    /** Whether it can be filled; without the right to mount it is an ordinary directory. */
    readonly canBeFull: boolean,
  ) {}

  static async mount(path: string, megabytes: number | undefined): Promise<SmallDisk> {
    mkdirSync(path, { recursive: true })
    if (megabytes === undefined) return new SmallDisk(path, false)
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', path]).then(
      () => true,
      () => false,
    )
    return new SmallDisk(path, mounted)
  }

  /** Leaves no byte free. */
  fill(): void {
    const file = openSync(this.ballast, 'w')
    try {
      while (statfsSync(this.path).bavail > 0) writeSync(file, piece)
    } catch (error) {
      if ((error as { code: string }).code !== 'ENOSPC') throw error
    } finally {
      closeSync(file)
    }
  }

  /** Gives the space back. */
  clear(): void {
    rmSync(this.ballast, { force: true })
  }

  async unmount(): Promise<void> {
    if (this.canBeFull) await run('umount', ['-l', this.path])
  }

  private get ballast(): string {
    return join(this.path, 'ballast')
  }
}
