import { readPhone } from '#vietnam/phone'
import { cleanText } from '#vietnam/text'
import type { FieldType } from './field-type.js'
import { text } from './text.js'

/** A phone number, kept in one form. */
export const phone = {
  name: 'phone',
  format: 'phone',
  holds: () => false,
  example: '0912345678',
  fits: text.fits,
  read: (typed) => readPhone(cleanText(typed)),
  wrong: {
    vi: 'Chưa đúng số điện thoại. Ví dụ: 0912 345 678 hoặc (024) 3825 1234.',
    en: 'This is no phone number. Example: 0912 345 678 or (024) 3825 1234.',
  },
  input: 'text',
} as const satisfies FieldType
