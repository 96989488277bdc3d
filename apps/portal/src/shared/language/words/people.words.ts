/** The words about people beside the applicant: consents and representatives, in Vietnamese. */
export const peopleVi = {
  consents: {
    asks: (who: string, matter: string) => `${who} đề nghị bạn đồng ý: ${matter}`,
    until: (day: string) => `Trả lời trước hết ${day}.`,
    recorded: (official: string) => `${official} ghi tại quầy.`,
    states: {
      none: 'chưa hỏi',
      waiting: 'đang chờ trả lời',
      given: 'đã đồng ý',
      refused: 'không đồng ý',
      expired: 'đã hết hạn',
    },
  },
  accesses: {
    heading: { mine: 'Cán bộ đã tra cứu bạn tại quầy', office: 'Cơ quan đã tra cứu những ai tại quầy' },
    lead: {
      mine: 'Mỗi lần cán bộ mở hồ sơ, ghi tên hoặc tìm bạn đều được ghi lại, kể cả khi bản nháp đã bị xoá.',
      office: 'Mỗi lần cán bộ mở hồ sơ, ghi tên hoặc tìm một người đều được ghi lại, kể cả khi bản nháp đã bị xoá.',
    },
    kinds: {
      opened: 'mở hồ sơ',
      named: 'ghi tên vào hồ sơ',
      notMatched: 'nhập số không khớp họ tên, ngày sinh',
      lookedUp: 'tra cứu các cơ sở dữ liệu',
      removed: 'xoá bản nháp',
    },
    rights: 'Cơ quan nêu ở mỗi dòng chịu trách nhiệm về lần xem ấy. Thấy không đúng, bạn hỏi hoặc khiếu nại ở',
    rightsLink: 'Quyền của tôi về dữ liệu',
  },
  people: {
    consented: (names: string) => `${names} đã đồng ý. Chúng tôi đã hỏi lại các cơ sở dữ liệu.`,
    open: 'Khai người này, gửi đề nghị đồng ý',
  },
}

/** The words about people beside the applicant: consents and representatives, in English. */
export const peopleEn: typeof peopleVi = {
  consents: {
    asks: (who, matter) => `${who} asks for your consent: ${matter}`,
    until: (day) => `Answer by ${day}.`,
    recorded: (official) => `Written down at the counter by ${official}.`,
    states: {
      none: 'not asked yet',
      waiting: 'waiting for an answer',
      given: 'has consented',
      refused: 'does not consent',
      expired: 'expired',
    },
  },
  accesses: {
    heading: { mine: 'Officials who looked for you at a counter', office: 'Whom the office looked for at the counter' },
    lead: {
      mine: 'Each time an official opens a dossier for you, names you or looks for you is kept, also when the draft is gone.',
      office:
        'Each time an official opens a dossier, names or looks for somebody is kept, also when the draft is gone.',
    },
    kinds: {
      opened: 'opened a dossier',
      named: 'named in a dossier',
      notMatched: 'entered a number that does not fit name and birth date',
      lookedUp: 'looked up the databases',
      removed: 'removed a draft',
    },
    rights: 'The authority named in each line answers for that access. If one is not right, ask or complain at',
    rightsLink: 'My rights to my data',
  },
  people: {
    consented: (names) => `${names} consented. We asked the databases again.`,
    open: 'Name this person, ask for consent',
  },
}
