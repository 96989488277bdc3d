import type { PrintedFormName } from '#contracts'

/**
 * The papers by their template numbers: Thông tư 03/2025/TT-VPCP, Phụ lục I. The numbers are known from the press (B); the
 * printed layout was not compared with the official templates.
 */
export const templates: Record<PrintedFormName, { number: string; title: string; fileName: string }> = {
  receipt: { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', fileName: 'giay-tiep-nhan' },
  supplement: { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', fileName: 'phieu-bo-sung' },
  refusal: { number: '03', title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', fileName: 'phieu-tu-choi' },
  apology: {
    number: '04',
    title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian trả kết quả',
    fileName: 'van-ban-xin-loi',
  },
  stop: { number: '05', title: 'Thông báo về việc dừng giải quyết hồ sơ', fileName: 'thong-bao-dung' },
  control: { number: '06', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', fileName: 'phieu-kiem-soat' },
}
