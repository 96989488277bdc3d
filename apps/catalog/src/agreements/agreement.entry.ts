import { Agreement } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'

/** Which class of authorities may look up which concepts for which procedure. */
export const agreementType: EntryType<'agreement'> = {
  type: 'agreement',
  files: ['agreements.json'],
  shape: Agreement,
  keyOf: ({ id }) => id,
  problemsOf: ({ concepts, procedure }, known) => [
    ...known.unanswered(...concepts),
    ...known.missing('procedure', procedure),
  ],
}
