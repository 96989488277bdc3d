const vi = {
  title: 'Tin nhắn',
  none: 'Bạn chưa có tin nhắn nào',
  noneText: 'Khi hồ sơ của bạn có bước mới, chúng tôi báo ở đây.',
  find: 'Tìm thủ tục',
  more: 'Xem tin cũ hơn',
  isNew: 'Chưa đọc',
  open: {
    dossier: 'Mở hồ sơ',
    dossiers: 'Mở trang hồ sơ',
    corrections: 'Mở yêu cầu sửa',
    rights: 'Mở quyền của tôi',
    settings: 'Mở cài đặt',
  },
  markRead: 'Đánh dấu đã đọc',
  markUnread: 'Đánh dấu chưa đọc',
  settings: {
    link: 'Cài đặt tin nhắn',
    title: 'Cài đặt tin nhắn',
    back: 'Về tin nhắn',
    lead: 'Mọi tin đều có ở trang Tin nhắn. Bạn có thể nhận thêm ở nơi khác. Tin gửi ra ngoài chỉ ghi mã hồ sơ và đường dẫn.',
    nothingOffered: 'Nơi này chưa gửi tin ra ngoài. Bạn đọc tin ở trang Tin nhắn.',
    refused: 'Nơi nhận đã từ chối tin. Hãy kiểm tra rồi lưu lại.',
    email: {
      label: 'Địa chỉ thư điện tử',
      help: 'Để trống nếu không nhận.',
      wrong: 'Địa chỉ chưa đúng. Viết như ten@thu.vn.',
    },
    sms: {
      label: 'Số điện thoại di động',
      help: 'Để trống nếu không nhận.',
      wrong: 'Số chưa đúng. Viết 10 số, như 0912345678.',
    },
    webhook: {
      label: 'Nhận qua ứng dụng đã kết nối',
      help: 'Lưu xong bạn có một mã để nhập vào ứng dụng.',
      reference: (reference: string) => `Mã để nhập vào ứng dụng: ${reference}.`,
    },
    frequency: {
      legend: 'Bao lâu một tin?',
      options: { daily: 'Nhiều nhất một tin mỗi ngày', each: 'Mỗi bước một tin' },
    },
    language: { legend: 'Tin viết bằng tiếng gì?', options: { vi: 'Tiếng Việt', en: 'Tiếng Anh' } },
    quiet: (from: string, until: string) => `Từ ${from} đến ${until} chúng tôi không gửi tin (giờ mẫu).`,
    save: 'Lưu cài đặt',
    saved: 'Đã lưu cài đặt.',
  },
}

const en: typeof vi = {
  title: 'Messages',
  none: 'You have no messages yet',
  noneText: 'When something happens to your dossiers, it is told here.',
  find: 'Find a procedure',
  more: 'Show older messages',
  isNew: 'Unread',
  open: {
    dossier: 'Open the dossier',
    dossiers: 'Open your dossiers',
    corrections: 'Open your corrections',
    rights: 'Open my rights',
    settings: 'Open the settings',
  },
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  settings: {
    link: 'Message settings',
    title: 'Message settings',
    back: 'Back to messages',
    lead: 'All messages are on the page Messages. You can get them elsewhere too. What is sent there names only the code of a dossier and a link.',
    nothingOffered: 'Nothing is sent to other places here. Read your messages on the page Messages.',
    refused: 'The receiver refused messages. Check it and save again.',
    email: {
      label: 'E-mail address',
      help: 'Leave it empty to get none.',
      wrong: 'This address is not right. Write it like name@mail.vn.',
    },
    sms: {
      label: 'Mobile number',
      help: 'Leave it empty to get none.',
      wrong: 'This number is not right. Write 10 digits, like 0912345678.',
    },
    webhook: {
      label: 'Through a connected app',
      help: 'Once saved, you get a code to enter in the app.',
      reference: (reference) => `Code to enter in the app: ${reference}.`,
    },
    frequency: {
      legend: 'How often?',
      options: { daily: 'At most one message a day', each: 'One message for each step' },
    },
    language: { legend: 'In which language?', options: { vi: 'Vietnamese', en: 'English' } },
    quiet: (from, until) => `Nothing is sent from ${from} to ${until} (sample hours).`,
    save: 'Save the settings',
    saved: 'The settings are saved.',
  },
}

/** The words of the feature messages, in both languages. */
export const messagesWords = { vi, en }
