const vi = {
  mine: {
    title: 'Hồ sơ của bạn',
    none: 'Bạn chưa có hồ sơ nào',
    noneText: 'Khi bạn bắt đầu một thủ tục, hồ sơ hiện ở đây và bạn làm tiếp được trên máy khác.',
    find: 'Tìm thủ tục',
  },
  consents: {
    heading: 'Cần bạn trả lời',
    lead: 'Người khác muốn cơ quan tra cứu thông tin của bạn cho hồ sơ của họ. Bạn không đồng ý thì không ai tra.',
    role: (role: string) => `Trong hồ sơ, bạn là: ${role}.`,
    facts: (names: string) => `Sẽ tra: ${names}.`,
    give: 'Tôi đồng ý',
    refuse: 'Tôi không đồng ý',
    takeBack: 'Rút lại đồng ý',
    said: { given: 'Đã ghi: bạn đồng ý.', refused: 'Đã ghi: bạn không đồng ý.' },
  },
}

const en: typeof vi = {
  mine: {
    title: 'Your dossiers',
    none: 'You have no dossiers yet',
    noneText: 'When you start a procedure, its dossier appears here and you can go on from another device.',
    find: 'Find a procedure',
  },
  consents: {
    heading: 'Waiting for your answer',
    lead: 'Somebody wants an office to look up facts about you for their dossier. Unless you consent, nobody does.',
    role: (role) => `In the dossier you are: ${role}.`,
    facts: (names) => `Will be looked up: ${names}.`,
    give: 'I consent',
    refuse: 'I do not consent',
    takeBack: 'Take my consent back',
    said: { given: 'Noted: you consent.', refused: 'Noted: you do not consent.' },
  },
}

/** The words of the feature my dossiers, in both languages. */
export const myDossiersWords = { vi, en }
