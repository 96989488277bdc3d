const vi = {
  sure: { C: 'mẫu, chưa đối chiếu văn bản', B: 'theo báo chí, chưa đọc văn bản gốc' },
}

const en: typeof vi = {
  sure: { C: 'sample, not compared with the text', B: 'from the press, the text itself was not read' },
}

/** How sure what is said about the law is, in both languages. */
export const lawWords = { vi, en }
