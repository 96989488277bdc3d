const vi = {
  title: 'Tin cho bộ',
  lead: 'Ai muốn dùng dữ liệu của bộ, và thoả thuận nào vừa thay đổi. Một người đọc là cả bộ đã đọc.',
  unread: (count: number) => (count === 0 ? 'Đã đọc hết.' : `${count} tin chưa đọc.`),
  none: 'Chưa có tin nào',
  noneText: 'Khi có đề nghị mới hoặc thoả thuận thay đổi, tin hiện ở đây.',
  isNew: 'Chưa đọc',
  facts: 'Dữ liệu',
  reason: 'Lý do',
  open: 'Mở trang của bộ',
  more: 'Xem tin cũ hơn',
  markRead: 'Đánh dấu đã đọc',
  markUnread: 'Đánh dấu chưa đọc',
}

const en: typeof vi = {
  title: 'Ministry messages',
  lead: 'Who wants to use the data of your ministry, and which agreements have changed. Read by one person it is read for the ministry.',
  unread: (count) => (count === 0 ? 'Everything is read.' : `${count} not read.`),
  none: 'No messages yet',
  noneText: 'When somebody asks for data or an agreement changes, it is told here.',
  isNew: 'Not read',
  facts: 'Data',
  reason: 'Reason',
  open: 'Open the page of your ministry',
  more: 'Older messages',
  markRead: 'Mark as read',
  markUnread: 'Mark as not read',
}

export const ownerMessagesWords = { vi, en }
