import { DomainError, invalidPlace, type NoticeChannel } from '#contracts'

/** There is no such notice, or it is somebody else's. */
export function noticeNotFound(): DomainError {
  return new DomainError('notFound', 'message_not_found', {
    vi: 'Không có tin nhắn này. Hãy mở lại danh sách tin nhắn.',
    en: 'There is no such message. Open the list of messages again.',
  })
}

/** An operator has not configured the channel. */
export function channelNotOffered(channel: NoticeChannel): DomainError {
  return invalidPlace(`/${channel}`, 'channel_not_offered', {
    vi: 'Hệ thống chưa gửi tin qua cách này. Hãy bỏ trống chỗ này.',
    en: 'No messages are sent this way here. Leave this empty.',
  })
}

/** Whose sign-in names no personal number has no inbox. */
export function noInbox(): DomainError {
  const detail = {
    vi: 'Tài khoản chưa có số định danh nên không nhận tin nhắn. Hãy đăng nhập bằng tài khoản định danh.',
    en: 'This account has no personal number, so it gets no messages. Sign in with an identity account.',
  }
  return new DomainError('forbidden', 'no_inbox', detail, { checks: [{ check: 'personId', passed: false, detail }] })
}
