import { noticeText, type NoticeFacts } from '../notice-texts.js'

/** A message as it leaves the portal. */
export interface OutsideText {
  subject: string
  text: string
}

/** What is sent of some notices: a sentence for each with at most the code of a dossier, and the address of the inbox. */
export function outsideText(notices: readonly NoticeFacts[], language: 'vi' | 'en', inbox: string): OutsideText {
  const lines = [...new Set(notices.map((notice) => noticeText(notice)[language]))]
  const words = texts[language]
  const subject = notices.length === 1 ? words.one(notices[0]?.code ?? null) : words.many(notices.length)
  return { subject, text: [...lines, `${words.read} ${inbox}`].join('\n') }
}

/** As {@link outsideText}, in as few signs as an SMS has room for. */
export function shortText(notices: readonly NoticeFacts[], language: 'vi' | 'en', inbox: string): string {
  const { subject } = outsideText(notices, language, inbox)
  const [only] = notices.length === 1 ? notices : []
  return `${only ? noticeText(only)[language] : `${subject}.`} ${inbox}`
}

const texts = {
  vi: {
    one: (code: string | null) => (code === null ? 'Bạn có tin mới' : `Tin mới về hồ sơ ${code}`),
    many: (count: number) => `Bạn có ${count} tin mới`,
    read: 'Đọc tin nhắn và đổi cách nhận tin:',
  },
  en: {
    one: (code: string | null) => (code === null ? 'You have a new message' : `News about dossier ${code}`),
    many: (count: number) => `You have ${count} new messages`,
    read: 'Read your messages, or change how you get them:',
  },
}
