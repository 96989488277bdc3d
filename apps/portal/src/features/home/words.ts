const vi = {
  home: {
    title: 'Tìm thủ tục',
    heading: 'Bạn cần làm thủ tục gì?',
    lead: 'Điều gì Nhà nước đã lưu thì bạn không phải khai lại.',
    label: 'Tên thủ tục hoặc mã số',
    search: 'Tìm',
    all: (count: number) => `${count} thủ tục`,
    found: (count: number, q: string) => `${count} thủ tục có “${q}”`,
    none: (q: string) => `Chưa tìm thấy “${q}”`,
    noneText: 'Thử tên việc, ví dụ “khai sinh” hoặc “nhà ở”. Gõ không dấu cũng được.',
    showAll: 'Xem tất cả thủ tục',
    known: 'đã có sẵn',
    asked: 'sẽ hỏi bạn',
    code: (code: string) => `Mã ${code}`,
    how: 'Khai một lần, vì sao được?',
    steps: [
      {
        title: 'Hỏi nơi đang giữ.',
        text: 'Bạn mở thủ tục nào, hệ thống hỏi cơ sở dữ liệu dân cư, đất đai, thuế đúng những điều thủ tục đó cần.',
      },
      {
        title: 'Bạn thấy hết.',
        text: 'Mỗi thông tin có nguồn và ngày ghi. Thấy sai, bạn báo ngay tại chỗ; cơ quan giữ dữ liệu phải trả lời.',
      },
      {
        title: 'Ai xem đều có dấu.',
        text: 'Cơ quan chỉ hỏi cơ sở dữ liệu khi có hồ sơ của bạn; mỗi lần hỏi đều được ghi lại trước khi trả lời.',
      },
    ],
  },
  mine: {
    heading: 'Việc của bạn',
    draft: 'Bản nháp, chưa nộp.',
    isFor: (name: string) => `Cho ${name}.`,
  },
}

const en: typeof vi = {
  home: {
    title: 'Find a procedure',
    heading: 'What do you need to do?',
    lead: 'What the State already holds, you do not tell it again.',
    label: 'Name or code of a procedure',
    search: 'Search',
    all: (count) => `${count} procedures`,
    found: (count, q) => `${count} procedures with “${q}”`,
    none: (q) => `Nothing found for “${q}”`,
    noneText: 'Try the name of the matter in Vietnamese, such as “khai sinh” or “nha o”. Accents are not needed.',
    showAll: 'Show all procedures',
    known: 'already known',
    asked: 'you are asked',
    code: (code) => `Code ${code}`,
    how: 'Why is once enough?',
    steps: [
      {
        title: 'We ask who holds it.',
        text: 'For each procedure the system asks the population, land and tax databases just what it needs.',
      },
      {
        title: 'You see everything.',
        text: 'Each fact has its source and date. If it is wrong, say so on the spot; its owner must answer.',
      },
      {
        title: 'Every look leaves a mark.',
        text: 'An office asks a database only for a dossier of yours; each question is written down before it is answered.',
      },
    ],
  },
  mine: {
    heading: 'Your matters',
    draft: 'Draft, not submitted.',
    isFor: (name) => `For ${name}.`,
  },
}

/** The words of the feature home, in both languages. */
export const homeWords = { vi, en }
