const vi = {
  mine: {
    title: 'Hồ sơ của bạn',
    none: 'Bạn chưa có hồ sơ nào',
    noneText: 'Khi bạn bắt đầu một thủ tục, hồ sơ hiện ở đây và bạn làm tiếp được trên máy khác.',
    corrections: 'Yêu cầu sửa thông tin',
    find: 'Tìm thủ tục',
  },
  consents: {
    heading: 'Cần bạn trả lời',
    lead: 'Người khác muốn cơ quan tra cứu thông tin của bạn cho hồ sơ của họ. Bạn không đồng ý thì không ai tra.',
    role: (role: string) => `Trong hồ sơ, bạn là: ${role}.`,
    facts: (names: string) => `Sẽ tra: ${names}.`,
    purpose: (purpose: string) => `Mục đích: ${purpose}.`,
    controller: (office: string) => `Chịu trách nhiệm về dữ liệu: ${office}.`,
    controllerLater: 'Chịu trách nhiệm về dữ liệu: cơ quan tiếp nhận hồ sơ, chưa được chọn.',
    refusal:
      'Nếu bạn không đồng ý, không ai tra cứu; người nộp tự khai phần này, hồ sơ vẫn nộp được. Đồng ý rồi vẫn rút lại được.',
    rights: 'Bạn có quyền xem, sửa, xoá, hạn chế, phản đối và khiếu nại',
    rightsLink: 'Quyền của tôi về dữ liệu',
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
    corrections: 'Your corrections',
    find: 'Find a procedure',
  },
  consents: {
    heading: 'Waiting for your answer',
    lead: 'Somebody wants an office to look up facts about you for their dossier. Unless you consent, nobody does.',
    role: (role) => `In the dossier you are: ${role}.`,
    facts: (names) => `Will be looked up: ${names}.`,
    purpose: (purpose) => `Purpose: ${purpose}.`,
    controller: (office) => `Answers for the data: ${office}.`,
    controllerLater: 'Answers for the data: the office that receives the dossier; none is chosen yet.',
    refusal:
      'If you do not consent, nothing is looked up; the applicant states this part, and the dossier can still be handed in. A consent can be taken back.',
    rights: 'You may access, correct, delete, restrict, object and complain',
    rightsLink: 'My rights to my data',
    give: 'I consent',
    refuse: 'I do not consent',
    takeBack: 'Take my consent back',
    said: { given: 'Noted: you consent.', refused: 'Noted: you do not consent.' },
  },
}

/** The words of the feature my dossiers, in both languages. */
export const myDossiersWords = { vi, en }
