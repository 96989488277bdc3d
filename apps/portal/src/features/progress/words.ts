const vi = {
  title: 'Tiến độ công bố dữ liệu',
  lead: 'Điều gì đã công bố, biểu mẫu nào đã dùng, điều gì vẫn bị hỏi, giấy tờ nào vẫn phải nộp.',
  csv: 'Tải bảng (CSV)',
  next: 'Nên công bố gì tiếp theo',
  nextText:
    'Xếp theo số câu hỏi và giấy tờ bớt được trong các biểu mẫu đang dùng, khi những mục đứng trước đã công bố.',
  nextNone: 'Không còn câu hỏi hay giấy tờ nào bớt được bằng cách công bố thêm.',
  removes: (questions: number, papers: number) =>
    [questions ? `bớt ${questions} câu hỏi` : '', papers ? `bớt ${papers} giấy tờ` : ''].filter(Boolean).join(', ') ||
    'chưa tự bớt được, cần cùng mục khác',
  steps: {
    announce: 'Công bố cho cả nước được ngay',
    answer: 'Cơ sở dữ liệu phải trả lời được trước',
    connect: 'Phải kết nối cơ sở dữ liệu trước',
  },
  procedures: (_: number) => 'Thủ tục',
  registries: 'Theo cơ sở dữ liệu',
  columns: {
    registry: 'Cơ sở dữ liệu',
    concepts: 'Trường',
    announced: 'Đã công bố',
    usable: 'Dùng được',
    used: 'Đang dùng',
    askedInSpite: 'Vẫn hỏi',
    papers: 'Giấy tờ vẫn đòi',
  },
  notConnected: 'chưa kết nối',
  concepts: (registry: string) => `Các trường của ${registry}`,
  fields: {
    concept: 'Trường',
    announced: 'Công bố',
    used: 'Số ô tra cứu',
    asks: 'Câu hỏi',
    papers: 'Giấy tờ',
  },
  where: (nationwide: boolean, territories: number) =>
    nationwide ? 'cả nước' : territories ? `${territories} địa bàn` : 'chưa',
  waived: 'được phép hỏi lại',
  notUsable: 'chưa trả lời được',
  rule: 'Câu hỏi được nhận ra bằng bộ kiểm tra biểu mẫu, chỉ tính khi chắc chắn. Giấy tờ chứng minh điều gì là',
}

const en: typeof vi = {
  title: 'Progress of the announcements',
  lead: 'What is announced, which forms use it, what is asked all the same, which papers are demanded still.',
  csv: 'Download the table (CSV)',
  next: 'What to announce next',
  nextText: 'By the questions and papers it takes out of the forms in force, once what stands before it is announced.',
  nextNone: 'No further announcement would remove a question or a paper.',
  removes: (questions, papers) =>
    [
      questions ? `removes ${questions} ${questions === 1 ? 'question' : 'questions'}` : '',
      papers ? `removes ${papers} ${papers === 1 ? 'paper' : 'papers'}` : '',
    ]
      .filter(Boolean)
      .join(', ') || 'removes nothing alone, only with others',
  steps: {
    announce: 'Can be announced nationwide now',
    answer: 'The database has to answer it first',
    connect: 'The database has to be connected first',
  },
  procedures: (count) => (count === 1 ? 'Procedure' : 'Procedures'),
  registries: 'By database',
  columns: {
    registry: 'Database',
    concepts: 'Concepts',
    announced: 'Announced',
    usable: 'Usable',
    used: 'Used',
    askedInSpite: 'Still asked',
    papers: 'Papers still demanded',
  },
  notConnected: 'not connected',
  concepts: (registry) => `Concepts of ${registry}`,
  fields: { concept: 'Concept', announced: 'Announced', used: 'Fields looked up', asks: 'Questions', papers: 'Papers' },
  where: (nationwide, territories) =>
    nationwide ? 'nationwide' : territories ? `${territories} territories` : 'not yet',
  waived: 'waived',
  notUsable: 'not answered yet',
  rule: 'Questions are read by the form checker and count only where it is certain. What a paper proves is a',
}

/** The words of the progress of announcements, in both languages. */
export const progressWords = { vi, en }
