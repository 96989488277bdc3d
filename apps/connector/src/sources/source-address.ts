import { StartError } from '#contracts'

/** Where a database is, and as whom it is read. */
export interface SourceAddress {
  host: string
  port: number
  database: string
  user: string
  password: string
  /** `require` encrypts, `verify-full` also looks whose certificate it is. */
  ssl: 'disable' | 'require' | 'verify-full'
}

const sslModes = ['disable', 'require', 'verify-full'] as const

/** Reads `SOURCE_URL`; the first of `protocols` is the one errors name. Throws {@link StartError}. */
export function sourceAddress(url: string, protocols: readonly string[], usualPort: number): SourceAddress {
  const wrong = new StartError(
    `SOURCE_URL must be ${protocols[0]}://user:password@host:port/database for this mapping; after it ?sslmode=require or verify-full, and nothing else.`,
  )
  try {
    const { protocol, hostname, port, pathname, username, password, searchParams } = new URL(url)
    const { sslmode = 'disable', ...others } = Object.fromEntries(searchParams)
    const ssl = sslModes.find((mode) => mode === sslmode)
    if (!protocols.includes(protocol.slice(0, -1)) || !ssl || Object.keys(others).length > 0) throw wrong
    return {
      ...{ host: hostname, port: Number(port || usualPort), database: decodeURIComponent(pathname.slice(1)) },
      ...{ user: decodeURIComponent(username), password: decodeURIComponent(password), ssl },
    }
  } catch {
    throw wrong
  }
}
