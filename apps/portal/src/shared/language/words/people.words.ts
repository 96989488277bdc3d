/** The words about people beside the applicant: consents and representatives, in Vietnamese. */
export const peopleVi = {
  consents: {
    heading: 'Cần bạn trả lời',
    lead: 'Người khác muốn cơ quan tra cứu thông tin của bạn cho hồ sơ của họ. Bạn không đồng ý thì không ai tra.',
    asks: (who: string, matter: string) => `${who} đề nghị bạn đồng ý: ${matter}`,
    role: (role: string) => `Trong hồ sơ, bạn là: ${role}.`,
    facts: (names: string) => `Sẽ tra: ${names}.`,
    until: (day: string) => `Trả lời trước hết ${day}.`,
    recorded: (official: string) => `${official} ghi tại quầy.`,
    give: 'Tôi đồng ý',
    refuse: 'Tôi không đồng ý',
    takeBack: 'Rút lại đồng ý',
    said: { given: 'Đã ghi: bạn đồng ý.', refused: 'Đã ghi: bạn không đồng ý.' },
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
  },
  people: {
    heading: 'Người khác trong hồ sơ',
    who: (role: string) => `${role}: là ai?`,
    fullName: 'Họ, chữ đệm và tên',
    number: 'Số định danh (12 chữ số)',
    birthDate: 'Ngày sinh, ví dụ 14/08/1988',
    name: 'Ghi người này',
    ask: 'Gửi đề nghị đồng ý',
    asked: 'Đã gửi. Người ấy thấy đề nghị khi đăng nhập.',
    askedExactly:
      'Người ấy chỉ thấy đề nghị khi số định danh, họ tên và ngày sinh bạn ghi đều đúng. Hãy xem lại với giấy tờ của người ấy.',
    named: (number: string, birthDate: string) => `Số định danh ${number}, sinh ${birthDate}.`,
    change: 'Ghi lại người này',
    cancel: 'Thôi',
    consented: (names: string) => `${names} đã đồng ý. Chúng tôi đã hỏi lại các cơ sở dữ liệu.`,
    attested: 'cán bộ đã xác nhận',
    byLink: 'tra theo quan hệ trong CSDL dân cư',
    open: 'Khai người này, gửi đề nghị đồng ý',
  },
}

/** The words about people beside the applicant: consents and representatives, in English. */
export const peopleEn: typeof peopleVi = {
  consents: {
    heading: 'Waiting for your answer',
    lead: 'Somebody wants an office to look up facts about you for their dossier. Unless you consent, nobody does.',
    asks: (who, matter) => `${who} asks for your consent: ${matter}`,
    role: (role) => `In the dossier you are: ${role}.`,
    facts: (names) => `Will be looked up: ${names}.`,
    until: (day) => `Answer by ${day}.`,
    recorded: (official) => `Written down at the counter by ${official}.`,
    give: 'I consent',
    refuse: 'I do not consent',
    takeBack: 'Take my consent back',
    said: { given: 'Noted: you consent.', refused: 'Noted: you do not consent.' },
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
  },
  people: {
    heading: 'Other people in the dossier',
    who: (role) => `${role}: who is it?`,
    fullName: 'Full name',
    number: 'Personal id (12 digits)',
    birthDate: 'Date of birth, for example 14/08/1988',
    name: 'Name this person',
    ask: 'Ask for consent',
    asked: 'Sent. The person sees the request after signing in.',
    askedExactly:
      'They see the request only if the number, name and birth date you wrote are all right. Compare them with their papers.',
    named: (number, birthDate) => `Number ${number}, born ${birthDate}.`,
    change: 'Write this person again',
    cancel: 'Cancel',
    consented: (names) => `${names} consented. We asked the databases again.`,
    attested: 'attested by an official',
    byLink: 'looked up by the link in the population database',
    open: 'Name this person, ask for consent',
  },
}
