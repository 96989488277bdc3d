/** The words about attached files and shown papers, in Vietnamese. */
export const attachmentsVi = {
  attachments: {
    heading: 'Giấy tờ đính kèm',
    shownHeading: 'Giấy tờ xem tại quầy',
    unread: 'Chưa tải được danh sách tệp. Hãy tải lại trang.',
    paper: 'Giấy tờ nào?',
    other: 'Giấy tờ khác',
    name: 'Tên giấy tờ',
    file: 'Tệp',
    kinds: 'PDF, ảnh, Word, Excel hoặc ZIP, nhiều nhất 20 MB. Không có bản điện tử thì đem giấy tờ đến quầy.',
    send: 'Gửi tệp',
    sending: 'Đang gửi tệp…',
    remove: 'Bỏ tệp',
    done: (name: string) => `Đã nhận “${name}”.`,
    added: (size: string, by: string, at: string) => `${size}, ${by} gửi ${at}`,
    seen: (by: string, at: string) => `${by} xem ${at}`,
    wasShown: 'Đã xem bản giấy',
    fileMissing: 'Hãy chọn một tệp.',
    nameMissing: 'Hãy ghi tên giấy tờ.',
  },
}

/** The words about attached files and shown papers, in English. */
export const attachmentsEn: typeof attachmentsVi = {
  attachments: {
    heading: 'Attached papers',
    shownHeading: 'Papers shown at the counter',
    unread: 'The list of files could not be read. Load the page again.',
    paper: 'Which paper?',
    other: 'Another paper',
    name: 'Name of the paper',
    file: 'File',
    kinds: 'PDF, pictures, Word, Excel or ZIP, at most 20 MB. Without a file, bring the paper to the office.',
    send: 'Send the file',
    sending: 'Sending the file…',
    remove: 'Remove',
    done: (name: string) => `“${name}” has arrived.`,
    added: (size: string, by: string, at: string) => `${size}, sent by ${by} on ${at}`,
    seen: (by: string, at: string) => `seen by ${by} on ${at}`,
    wasShown: 'The paper was shown',
    fileMissing: 'Choose a file.',
    nameMissing: 'Give the name of the paper.',
  },
}
