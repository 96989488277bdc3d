import { isPersonName } from '#vietnam/names'
import { cleanText, tidy } from '#vietnam/text'
import type { FieldType } from './field-type.js'
import { text } from './text.js'

/** The name of a person: declared, or by its concept (every full name is one). */
export const personName = {
  name: 'personName',
  format: 'person-name',
  holds: (_, concept) => concept !== undefined && /(^|\.)fullName$/.test(concept),
  example: 'Nguyễn Thị Lan',
  fits: text.fits,
  read(typed) {
    const clean = cleanText(typed)
    return isPersonName(clean) ? tidy(clean) : undefined
  },
  wrong: {
    vi: 'Họ tên chỉ gồm chữ cái. Ví dụ: Nguyễn Thị Lan.',
    en: 'A name is made of letters. Example: Nguyễn Thị Lan.',
  },
  input: 'text',
} as const satisfies FieldType
