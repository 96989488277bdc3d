const vi = {
  procedure: {
    start: 'Bắt đầu',
    signInFirst: 'Đăng nhập để bắt đầu',
    citizensOnly: 'Công dân tự mở thủ tục này; công chức mở cho công dân ở trang Tiếp nhận tại quầy.',
    handler: 'Nơi giải quyết',
    code: 'Mã thủ tục',
    law: 'Căn cứ',
    reused: (count: number) => `${count} thông tin lấy từ cơ sở dữ liệu`,
    reusedText: 'Bạn xem lại, không phải khai. Mỗi thông tin ghi rõ nguồn và ngày.',
    asked: (count: number) => (count ? `${count} câu hỏi bạn` : 'Không hỏi bạn câu nào'),
    askedText: 'Không cơ sở dữ liệu nào biết những điều này.',
    avoided: (count: number) => `${count} giấy bạn không phải nộp`,
    papers: 'Giấy bạn cần có',
    noPapers: 'Bạn không phải nộp giấy tờ nào.',
  },
  fees: {
    handIn: 'Nộp hồ sơ',
    local: 'Mức ở tỉnh, thành phố của bạn',
    localLate: 'Mức khi quá hạn ở tỉnh, thành phố của bạn',
    province: 'Tỉnh, thành phố',
    choose: 'Chọn nơi bạn nộp',
    yourOffice: (name: string) => `Nơi nhận hồ sơ của bạn: ${name}.`,
  },
}

const en: typeof vi = {
  procedure: {
    start: 'Start',
    signInFirst: 'Sign in to start',
    citizensOnly: 'Citizens open this procedure themselves; officials open it for them on the counter page.',
    handler: 'Handled by',
    code: 'Procedure code',
    law: 'Legal basis',
    reused: (count) => `${count} facts come from databases`,
    reusedText: 'You check them, you do not fill them in. Each fact shows its source and date.',
    asked: (count) => (count ? `${count} ${count === 1 ? 'question' : 'questions'} for you` : 'No questions for you'),
    askedText: 'No database knows these things.',
    avoided: (count) => `${count} papers you need not bring`,
    papers: 'Papers you need',
    noPapers: 'You need not bring any paper.',
  },
  fees: {
    handIn: 'Hand in',
    local: 'Where you hand it in',
    localLate: 'For those who are late, where you hand it in',
    province: 'Province or city',
    choose: 'Choose where you hand it in',
    yourOffice: (name) => `Your dossiers go to: ${name}.`,
  },
}

/** The words of the feature procedure, in both languages. */
export const procedureWords = { vi, en }
