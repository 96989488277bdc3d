import { Injectable } from '@nestjs/common'
import { Clock } from '#platform'
import { GatewaySettings } from '../gateway.settings.js'
import { tooManyUploads, uploadsExhausted } from './upload.errors.js'

/**
 * Uploads one gateway takes in at the same time, in all and of one account: each may hold as much of the disk as a file may
 * have, for as long as a request may take, so nobody can hold all of them. The others wait, unread.
 */
const most = { inAll: 16, ofOne: 4 }

/** Milliseconds an upload waits for its turn, and uploads that wait. */
const patience = 20_000
const mostWaiting = 500

const hour = 60 * 60 * 1000
const megabyte = 1024 * 1024

/** Accounts kept in mind before those of the hour before are forgotten. */
const manyAccounts = 10_000

interface Account {
  underWay: number
  /** Taken in since `since`, whatever became of it. */
  bytes: number
  since: number
}

interface Waiting {
  isFree: () => boolean
  go: () => void
}

/** One upload that is being taken in. */
export interface UploadTurn {
  /** Throws `uploads_exhausted` once the account has sent as much in an hour as it may. */
  add(bytes: number): void
  end(): void
}

/**
 * What one account may send: files are stored before anybody claims them, and drafts can be removed and made again, so that
 * neither a dossier's room nor the hourly cleaning bounds what one person writes to the store.
 */
@Injectable()
export class UploadLimits {
  private readonly accounts = new Map<string, Account>()
  private underWay = 0
  private waiting: Waiting[] = []

  constructor(
    private readonly settings: GatewaySettings,
    private readonly clock: Clock,
  ) {}

  /** Resolves when it is this account's turn. Throws `too_many_uploads` or `uploads_exhausted`. */
  async begin(name: string): Promise<UploadTurn> {
    const account = this.accountOf(name)
    this.assertLeft(account)
    const isFree = () => this.underWay < most.inAll && account.underWay < most.ofOne
    if (!isFree()) await this.free(isFree)
    this.assertLeft(account)
    this.underWay++
    account.underWay++
    return {
      add: (bytes) => {
        account.bytes += bytes
        this.assertLeft(account)
      },
      end: () => {
        this.underWay--
        account.underWay--
        this.callNext()
      },
    }
  }

  /** In the order of arrival; who cannot go on yet lets the others go before. */
  private free(isFree: () => boolean): Promise<void> {
    if (this.waiting.length >= mostWaiting) throw tooManyUploads()
    return new Promise((go, giveUp) => {
      const next: Waiting = { isFree, go }
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((one) => one !== next)
        giveUp(tooManyUploads())
      }, patience)
      next.go = () => {
        clearTimeout(timer)
        go()
      }
      this.waiting.push(next)
    })
  }

  private callNext(): void {
    const next = this.waiting.find(({ isFree }) => isFree())
    if (!next) return
    this.waiting = this.waiting.filter((one) => one !== next)
    next.go()
  }

  private assertLeft({ bytes, since }: Account): void {
    const { uploadMbPerHour } = this.settings
    if (bytes <= uploadMbPerHour * megabyte) return
    const left = since + hour - this.clock.now().getTime()
    throw uploadsExhausted(uploadMbPerHour, Math.max(1, Math.ceil(left / 1000)))
  }

  private accountOf(name: string): Account {
    const now = this.clock.now().getTime()
    if (this.accounts.size > manyAccounts) this.forget(now)
    const known = this.accounts.get(name) ?? { underWay: 0, bytes: 0, since: now }
    if (now - known.since >= hour) Object.assign(known, { bytes: 0, since: now })
    this.accounts.set(name, known)
    return known
  }

  private forget(now: number): void {
    for (const [name, { underWay, since }] of this.accounts)
      if (underWay === 0 && now - since >= hour) this.accounts.delete(name)
  }
}
