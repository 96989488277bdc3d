import { Injectable } from '@nestjs/common'
import { Clock } from '#platform'
import { GatewaySettings } from '../gateway.settings.js'
import { tooManyUploads, uploadsExhausted } from './upload.errors.js'

/**
 * Uploads one gateway takes in at the same time, in all and of one account: each may hold as much of the disk as a file may
 * have, for as long as a request may take, so nobody can hold all of them. The others wait, unread.
 */
const most = { inAll: 16, ofOne: 4 }

/** Milliseconds an upload waits for its turn. */
const patience = 20_000

/** Uploads that wait, in all and of one account. */
const mostWaiting = { inAll: 500, ofOne: 20 }

const hour = 60 * 60 * 1000
const megabyte = 1024 * 1024

/** Accounts kept in mind before those of the hour before are forgotten. */
const manyAccounts = 10_000

interface Account {
  underWay: number
  waiting: number
  /** Taken in since `since`, whatever became of it. */
  bytes: number
  since: number
}

interface Waiting {
  account: Account
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
    if (this.isFree(account)) this.take(account)
    else await this.turnOf(account)
    const end = () => {
      this.underWay--
      account.underWay--
      this.callNext()
    }
    try {
      this.assertLeft(account)
    } catch (error) {
      end()
      throw error
    }
    return {
      add: (bytes) => {
        account.bytes += bytes
        this.assertLeft(account)
      },
      end,
    }
  }

  private isFree(account: Account): boolean {
    return this.underWay < most.inAll && account.underWay < most.ofOne
  }

  private take(account: Account): void {
    this.underWay++
    account.underWay++
  }

  /** In the order of arrival; who cannot go on yet lets the others go before. Resolves with the turn taken. */
  private turnOf(account: Account): Promise<void> {
    if (this.waiting.length >= mostWaiting.inAll || account.waiting >= mostWaiting.ofOne) throw tooManyUploads()
    return new Promise((go, giveUp) => {
      const next: Waiting = { account, go }
      const timer = setTimeout(() => {
        this.leave(next)
        giveUp(tooManyUploads())
      }, patience)
      next.go = () => {
        clearTimeout(timer)
        go()
      }
      account.waiting++
      this.waiting.push(next)
    })
  }

  /** The turn is taken here: an upload that begins before the next one goes on finds it taken. */
  private callNext(): void {
    const next = this.waiting.find(({ account }) => this.isFree(account))
    if (!next) return
    this.leave(next)
    this.take(next.account)
    next.go()
  }

  private leave(one: Waiting): void {
    one.account.waiting--
    this.waiting = this.waiting.filter((other) => other !== one)
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
    const known = this.accounts.get(name) ?? { underWay: 0, waiting: 0, bytes: 0, since: now }
    if (now - known.since >= hour) Object.assign(known, { bytes: 0, since: now })
    this.accounts.set(name, known)
    return known
  }

  private forget(now: number): void {
    for (const [name, { underWay, waiting, since }] of this.accounts)
      if (underWay + waiting === 0 && now - since >= hour) this.accounts.delete(name)
  }
}
