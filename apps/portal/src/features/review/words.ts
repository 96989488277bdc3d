const vi = {
  review: {
    lead: 'Câu bạn trả lời thì sửa được; thông tin lấy từ cơ sở dữ liệu thì không.',
    change: 'Đổi',
    needed: 'Giấy bạn phải nộp',
    papers: 'Giấy bạn cho xem khi phường cần đối chiếu',
    noPapers: 'Bạn không phải nộp giấy tờ nào.',
    declaration: 'Tôi đã xem lại. Những điều tôi tự khai là đúng, và tôi chịu trách nhiệm về các điều đó.',
    submit: 'Nộp hồ sơ',
    back: 'Quay lại biểu mẫu',
  },
}

const en: typeof vi = {
  review: {
    lead: 'What you answered can be changed; what comes from databases cannot.',
    change: 'Change',
    needed: 'Papers you have to bring',
    papers: 'Papers you show when the office needs to compare',
    noPapers: 'You need not bring any paper.',
    declaration: 'I have checked it. What I stated myself is true, and I answer for it.',
    submit: 'Submit',
    back: 'Back to the form',
  },
}

/** The words of the feature review, in both languages. */
export const reviewWords = { vi, en }
