/** The words about fees, and about the parts of a journey, in Vietnamese. */
export const feesVi = {
  fees: {
    per: { dossier: 'mỗi hồ sơ', copy: 'mỗi bản', page: 'mỗi trang', person: 'mỗi người' },
    channels: { online: 'trực tuyến', counter: 'trực tiếp', post: 'qua bưu chính' },
    setLocally: 'do Hội đồng nhân dân tỉnh, thành phố quy định',
    freeInTime: 'Không thu lệ phí nếu đúng hạn',
    lateOnly: 'đúng hạn thì không thu, quá hạn do Hội đồng nhân dân tỉnh, thành phố quy định',
    sample: 'mẫu, chưa đối chiếu văn bản',
    notEntered: 'chưa nhập',
    since: (day: string) => `Từ ${day}.`,
  },
  parts: {
    heading: 'Các thủ tục trong hồ sơ này',
    statuses: { waiting: 'Chưa bắt đầu', inProgress: 'Đang xử lý', completed: 'Đã xong' },
    late: (days: number) => (days ? `Quá hạn ${days} ngày` : 'Quá hạn hôm nay'),
    waitsFor: (names: string) => `Chờ xong: ${names}.`,
    open: (count: number) => `còn ${count} phần`,
    inferred: '(thứ tự mẫu)',
    completed: (day: string, who: string) => (who ? `Xong ngày ${day}, ${who}.` : `Xong ngày ${day}.`),
    complete: 'Xong phần này',
    completePart: (name: string) => `Xong phần: ${name}`,
    cancel: 'Thôi',
    done: (name: string) => `Đã ghi: xong phần ${name}.`,
    byPart: 'Hồ sơ này xong khi mọi phần đã xong.',
  },
}

/** The words about fees, and about the parts of a journey, in English. */
export const feesEn: typeof feesVi = {
  fees: {
    per: { dossier: 'a dossier', copy: 'a copy', page: 'a page', person: 'a person' },
    channels: { online: 'online', counter: 'at the counter', post: 'by post' },
    setLocally: 'set by the people’s council of the province',
    freeInTime: 'No fee in time',
    lateOnly: 'none in time; for those who are late set by the people’s council of the province',
    sample: 'sample, not compared with the text',
    notEntered: 'not entered yet',
    since: (day) => `From ${day}.`,
  },
  parts: {
    heading: 'Procedures in this dossier',
    statuses: { waiting: 'Not begun', inProgress: 'In progress', completed: 'Completed' },
    late: (days) => (days ? `Overdue by ${days} ${days === 1 ? 'day' : 'days'}` : 'Overdue today'),
    waitsFor: (names) => `Waits for: ${names}.`,
    open: (count) => `${count} ${count === 1 ? 'part' : 'parts'} left`,
    inferred: '(sample order)',
    completed: (day, who) => (who ? `Completed on ${day} by ${who}.` : `Completed on ${day}.`),
    complete: 'Complete this part',
    completePart: (name) => `Complete: ${name}`,
    cancel: 'Cancel',
    done: (name) => `Recorded: ${name} is completed.`,
    byPart: 'This dossier is completed once all its parts are.',
  },
}
