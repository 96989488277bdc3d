/** The words about fees, and about the parts of a journey, in Vietnamese. */
export const feesVi = {
  fees: {
    per: { dossier: 'mỗi hồ sơ', copy: 'mỗi bản', page: 'mỗi trang', person: 'mỗi người' },
    channels: { online: 'Trực tuyến', counter: 'Tại quầy' },
    handIn: 'Nộp hồ sơ',
    setLocally: 'do Hội đồng nhân dân tỉnh, thành phố quy định',
    local: 'Mức ở tỉnh, thành phố của bạn',
    province: 'Tỉnh, thành phố',
    choose: 'Chọn nơi bạn nộp',
    yourOffice: (name: string) => `Nơi nhận hồ sơ của bạn: ${name}.`,
    sample: 'mức mẫu',
    notEntered: 'chưa nhập',
    since: (day: string) => `Từ ${day}.`,
  },
  parts: {
    heading: 'Các thủ tục trong hồ sơ này',
    statuses: { waiting: 'Chờ phần khác', inProgress: 'Đang xử lý', completed: 'Đã xong' },
    late: (days: number) => (days ? `Quá hạn ${days} ngày` : 'Quá hạn hôm nay'),
    waitsFor: (names: string) => `Chờ xong: ${names}.`,
    completed: (day: string, who: string) => (who ? `Xong ngày ${day}, ${who}.` : `Xong ngày ${day}.`),
    complete: 'Xong phần này',
    completePart: (name: string) => `Xong phần: ${name}`,
    cancel: 'Thôi',
    done: (name: string) => `Đã ghi: xong phần ${name}.`,
    byPart: 'Hồ sơ này xong khi mọi phần đã xong.',
  },
}
