import type { Bilingual, GapKind } from '#contracts'

const messages: Record<GapKind, Bilingual> = {
  unavailable: {
    vi: 'Cơ sở dữ liệu chưa trả lời. Lỗi không phải do bạn. Bạn có thể tự khai.',
    en: 'The database has not answered. This is not your fault. You can answer yourself.',
  },
  notFound: {
    vi: 'Cơ sở dữ liệu chưa có bản ghi này. Bạn hãy tự khai.',
    en: 'The database has no such record yet. Answer yourself.',
  },
  incomplete: {
    vi: 'Cơ sở dữ liệu có bản ghi nhưng thiếu thông tin này. Bạn hãy tự khai.',
    en: 'The database has the record, but this is missing in it. Answer yourself.',
  },
  ambiguous: {
    vi: 'Cơ sở dữ liệu có bản ghi chưa chắc là của bạn nên không dùng. Bạn hãy tự khai.',
    en: 'The database has a record that may not be yours, so it is not used. Answer yourself.',
  },
  notAnnounced: {
    vi: 'Thông tin này chưa được công bố khai thác ở nơi bạn. Bạn hãy tự khai.',
    en: 'This is not announced for use where you live. Answer yourself.',
  },
  refused: {
    vi: 'Cơ quan nhận hồ sơ chưa được tra thông tin này: chưa có thoả thuận, thoả thuận đang tạm dừng, hoặc đã hết lượt tra trong ngày. Bạn hãy tự khai.',
    en: 'The receiving office may not look this up now: there is no agreement, it is suspended, or the quota of the day is used up. Answer yourself.',
  },
}

/** The sentence a citizen reads where a value is missing: whose fault it is not, and what to do. */
export function gapMessage(kind: GapKind): Bilingual {
  return messages[kind]
}
