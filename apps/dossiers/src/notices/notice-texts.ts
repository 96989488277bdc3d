import type { Bilingual, NoticeChannel, NoticeKind, NoticeRole } from '#contracts'

/** What a sentence is made of; there is no name, number of a person or answer in it. */
export interface NoticeFacts {
  kind: NoticeKind
  as: NoticeRole
  /** Null of a draft. */
  code: string | null
  /** Of `channelRefused`. */
  channel?: NoticeChannel | null
}

/** What happened to a dossier, said after its name. */
const happened: Partial<Record<NoticeKind, Bilingual>> = {
  received: { vi: 'đã đến nơi tiếp nhận.', en: 'has reached the office.' },
  accepted: { vi: 'đã được tiếp nhận.', en: 'was accepted.' },
  rejected: {
    vi: 'không được tiếp nhận. Mở hồ sơ để đọc lý do.',
    en: 'was not accepted. Open it to read why.',
  },
  supplementRequested: {
    vi: 'cần bổ sung. Mở hồ sơ để xem cần trả lời gì.',
    en: 'needs more from you. Open it to see what.',
  },
  supplemented: { vi: 'đã được bổ sung.', en: 'was supplemented.' },
  dueMoved: { vi: 'có ngày hẹn mới. Mở hồ sơ để xem ngày.', en: 'has a new due date. Open it to see the day.' },
  dueSoon: { vi: 'sắp đến ngày hẹn trả kết quả.', en: 'is due soon.' },
  partCompleted: { vi: 'đã xong một phần.', en: 'has one part completed.' },
  completed: { vi: 'đã có kết quả.', en: 'has its result.' },
  resultReturned: { vi: 'đã được trả kết quả.', en: 'has had its result handed over.' },
  withdrawn: { vi: 'đã được rút.', en: 'was withdrawn.' },
  stopped: { vi: 'đã dừng giải quyết. Mở hồ sơ để đọc lý do.', en: 'was stopped. Open it to read why.' },
  transferred: {
    vi: 'đã chuyển sang cơ quan khác giải quyết. Hạn trả không đổi. Mở hồ sơ để xem cơ quan nào.',
    en: 'is now handled by another office. The due date stays. Open it to see which one.',
  },
  correctionOpened: {
    vi: 'có yêu cầu sửa thông tin đã gửi đến cơ quan giữ thông tin.',
    en: 'has a request for correction, which was sent to the keeper of the record.',
  },
  correctionDecided: {
    vi: 'có câu trả lời cho yêu cầu sửa thông tin. Mở trang yêu cầu sửa để đọc.',
    en: 'has an answer to a request for correction. Open your corrections to read it.',
  },
  consentGiven: { vi: 'đã được một người đồng ý cho tra cứu.', en: 'has the consent of a person it asks about.' },
  consentRefused: {
    vi: 'có một người không đồng ý cho tra cứu. Mở hồ sơ để trả lời trực tiếp.',
    en: 'has a person who does not consent. Open it to answer yourself.',
  },
  consentTakenBack: {
    vi: 'có một người rút lại sự đồng ý. Mở hồ sơ để trả lời trực tiếp.',
    en: 'has a person who took their consent back. Open it to answer yourself.',
  },
}

const sentences: Partial<Record<`${NoticeKind}.${NoticeRole}`, (dossier: Bilingual) => Bilingual>> = {
  'representationProposed.applicant': ({ vi, en }) => ({
    vi: `Có người mở ${vi} để làm thay bạn. Nếu bạn không nhờ, hãy báo cơ quan tiếp nhận.`,
    en: `Somebody opened ${en} to act for you. If you did not ask for it, tell the office.`,
  }),
  'representationAccepted.applicant': ({ vi, en }) => ({
    vi: `Cơ quan đã chấp nhận người làm thay bạn trong ${vi}.`,
    en: `The office accepted the person who acts for you in ${en}.`,
  }),
  'representationAccepted.representative': ({ vi, en }) => ({
    vi: `Cơ quan đã chấp nhận giấy tờ đại diện của bạn trong ${vi}.`,
    en: `The office accepted your authority to act in ${en}.`,
  }),
  'representationRefused.applicant': ({ vi, en }) => ({
    vi: `Cơ quan không chấp nhận người làm thay bạn trong ${vi}.`,
    en: `The office refused the person who acts for you in ${en}.`,
  }),
  'representationRefused.representative': ({ vi, en }) => ({
    vi: `Cơ quan không chấp nhận giấy tờ đại diện của bạn trong ${vi}.`,
    en: `The office refused your authority to act in ${en}.`,
  }),
  'consentRequested.concerned': () => ({
    vi: 'Có người đề nghị bạn đồng ý cho tra cứu thông tin về bạn. Mở trang hồ sơ để trả lời.',
    en: 'Somebody asks for your consent to look up facts about you. Open your dossiers to answer.',
  }),
  'openedByOffice.applicant': ({ vi, en }) => ({
    vi: `Một cơ quan đã mở ${vi}. Xem cơ quan nào ở trang hồ sơ.`,
    en: `An office opened ${en}. See which one among your dossiers.`,
  }),
  'namedByOffice.concerned': () => ({
    vi: 'Một cơ quan đã ghi số định danh của bạn vào hồ sơ của người khác. Xem cơ quan nào ở trang hồ sơ.',
    en: 'An office entered your personal number in another person’s dossier. See which one among your dossiers.',
  }),
  'rightsAcknowledged.concerned': () => ({
    vi: 'Cơ quan đã nhận yêu cầu về dữ liệu của bạn. Mở trang quyền về dữ liệu để xem ngày trả lời.',
    en: 'The authority has received your request about your data. Open the page of your data rights to see when it answers.',
  }),
  'rightsExtended.concerned': () => ({
    vi: 'Cơ quan gia hạn trả lời yêu cầu về dữ liệu của bạn. Mở trang quyền về dữ liệu để đọc lý do.',
    en: 'The authority needs longer for your request about your data. Open the page of your data rights to read why.',
  }),
  'rightsGranted.concerned': () => ({
    vi: 'Cơ quan đã thực hiện yêu cầu về dữ liệu của bạn. Mở trang quyền về dữ liệu để đọc câu trả lời.',
    en: 'The authority has done what you asked about your data. Open the page of your data rights to read the answer.',
  }),
  'rightsRefused.concerned': () => ({
    vi: 'Cơ quan không thực hiện yêu cầu về dữ liệu của bạn. Mở trang quyền về dữ liệu để đọc lý do.',
    en: 'The authority refused your request about your data. Open the page of your data rights to read why.',
  }),
  'rightsHandedOver.concerned': () => ({
    vi: 'Cơ quan giữ yêu cầu về dữ liệu của bạn không còn hoạt động; nơi tiếp quản trả lời, hạn không đổi. Mở trang quyền về dữ liệu để xem là nơi nào.',
    en: 'The authority you sent your request about your data to is no more; its successor answers, by the same day. Open the page of your data rights to see which.',
  }),
}

const channelNames: Record<NoticeChannel, Bilingual> = {
  email: { vi: 'Địa chỉ thư điện tử', en: 'The e-mail address' },
  sms: { vi: 'Số điện thoại', en: 'The phone number' },
  webhook: { vi: 'Ứng dụng', en: 'The app' },
}

/** What happened, in one sentence that names at most the code of a dossier. */
export function noticeText({ kind, as, code, channel }: NoticeFacts): Bilingual {
  if (kind === 'channelRefused') {
    const { vi, en } = channelNames[channel ?? 'email']
    return {
      vi: `${vi} bạn chọn không nhận tin. Hãy kiểm tra ở phần cài đặt tin nhắn.`,
      en: `${en} you chose does not take messages. Check it in your message settings.`,
    }
  }
  const dossier = dossierName(as, code)
  const sentence = sentences[`${kind}.${as}`]
  if (sentence) return sentence(dossier)
  const { vi, en } = happened[kind] ?? { vi: 'có tin mới.', en: 'has news.' }
  return { vi: `${upper(dossier.vi)} ${vi}`, en: `${upper(dossier.en)} ${en}` }
}

/** Whose dossier it is for the reader. */
function dossierName(as: NoticeRole, code: string | null): Bilingual {
  const [vi, en] = code === null ? ['hồ sơ chưa nộp', 'draft'] : [`hồ sơ ${code}`, `dossier ${code}`]
  if (as === 'applicant') return { vi: `${vi} của bạn`, en: `your ${en}` }
  if (as === 'representative') return { vi: `${vi} bạn làm thay`, en: `the ${en} you handle for somebody` }
  return { vi, en }
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
