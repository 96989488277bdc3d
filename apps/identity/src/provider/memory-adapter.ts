import type { Adapter, Payload } from 'oidc-provider'

/** Entries of one kind kept at most; the oldest go first. */
const capacity = 5000

interface Kept {
  payload: Payload
  until: number
}

/**
 * Keeps codes, grants and sign-ins under way in memory, enough for a demo of one instance: a restart ends the sign-ins
 * under way and nothing else, because the gateway keeps its sessions in the browser.
 */
export class MemoryAdapter implements Adapter {
  private readonly kept = new Map<string, Kept>()

  upsert(id: string, payload: Payload, expiresIn = 3600): Promise<void> {
    this.kept.delete(id)
    this.kept.set(id, { payload, until: Date.now() + expiresIn * 1000 })
    const oldest = this.kept.size > capacity ? this.kept.keys().next().value : undefined
    if (oldest !== undefined) this.kept.delete(oldest)
    return Promise.resolve()
  }

  find(id: string): Promise<Payload | undefined> {
    const found = this.kept.get(id)
    if (found && found.until <= Date.now()) this.kept.delete(id)
    return Promise.resolve(this.kept.get(id)?.payload)
  }

  findByUid(uid: string): Promise<Payload | undefined> {
    return Promise.resolve([...this.kept.values()].find(({ payload }) => payload.uid === uid)?.payload)
  }

  /** The device flow is off. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined)
  }

  consume(id: string): Promise<void> {
    const found = this.kept.get(id)
    if (found) found.payload.consumed = Math.floor(Date.now() / 1000)
    return Promise.resolve()
  }

  destroy(id: string): Promise<void> {
    this.kept.delete(id)
    return Promise.resolve()
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.kept) if (payload.grantId === grantId) this.kept.delete(id)
    return Promise.resolve()
  }
}
