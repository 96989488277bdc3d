import { ask, query } from './client'
import type { Message, MessageChoice, MessageChoiceRequest, OwnerMessage, Page } from './types'

/** A page of what the reader was told, newest first, and how many of all are not read. */
export type MessagePage = Page<Message> & { unread: number }

export const listMessages = (filter: { cursor?: string | null; limit?: string }) =>
  ask<MessagePage>(`/v1/me/messages${query(filter)}`)

/** Marks a message as read, or as not read. */
export const markMessage = (id: string, read: boolean) =>
  ask<Message>(`/v1/me/messages/${encodeURIComponent(id)}`, { method: 'PATCH', body: { read } })

/** A page of what the ministry was told, newest first, and how many of all are not read. */
export type OwnerMessagePage = Page<OwnerMessage> & { unread: number }

export const listOwnerMessages = (filter: { cursor?: string | null; limit?: string }) =>
  ask<OwnerMessagePage>(`/v1/ministry/messages${query(filter)}`)

/** Marks a message as read, or as not read, for everybody of the ministry. */
export const markOwnerMessage = (id: string, read: boolean) =>
  ask<OwnerMessage>(`/v1/ministry/messages/${encodeURIComponent(id)}`, { method: 'PATCH', body: { read } })

/** Where the reader is told besides the inbox. */
export const getMessageChoice = () => ask<MessageChoice>('/v1/me/message-settings')

export const saveMessageChoice = (choice: MessageChoiceRequest) =>
  ask<MessageChoice>('/v1/me/message-settings', { method: 'PUT', body: choice })
