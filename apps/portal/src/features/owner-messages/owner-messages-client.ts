import { ask, query } from '../../shared/api/client'
import type { OwnerMessage, Page } from '../../shared/api/types'

/** A page of what the ministry was told, newest first, and how many of all are not read. */
export type OwnerMessagePage = Page<OwnerMessage> & { unread: number }

export const listOwnerMessages = (filter: { cursor?: string | null }) =>
  ask<OwnerMessagePage>(`/v1/ministry/messages${query(filter)}`)

/** Marks a message as read, or as not read, for everybody of the ministry. */
export const markOwnerMessage = (id: string, read: boolean) =>
  ask<OwnerMessage>(`/v1/ministry/messages/${encodeURIComponent(id)}`, { method: 'PATCH', body: { read } })
