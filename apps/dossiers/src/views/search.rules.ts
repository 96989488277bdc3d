import { searchKey } from '#vietnam'

/** What parts words in names, dossier codes and codes of procedures; `dossier_words` of the database parts them alike. */
const between = /[\s.,/-]+/u

/**
 * The text search (`tsquery`) for what somebody typed: dossiers of one top authority that have each of the words typed, the
 * last one perhaps only begun, in any order, or a person's number of exactly these characters. Without accents, case and
 * blanks within numbers. Undefined where nothing was typed that could be found.
 */
export function searchOf(top: string, typed: string): string | undefined {
  const words = searchKey(typed).split(between).filter(Boolean)
  if (words.length === 0) return undefined
  const named = words
    .map((word, at) => lexeme(top + kindOf(word) + word) + (at === words.length - 1 ? ':*' : ''))
    .join(' & ')
  const number = typed.replace(/\s/gu, '').toUpperCase()
  return `(${named}) | ${lexeme(`${top},${number}`)}`
}

/** Whether somebody typed the whole code of a procedure (`1.014632`), which needs no search. */
export function isProcedureCode(typed: string): boolean {
  return /^\s*\d\.\d{6}\s*$/u.test(typed)
}

/** The authority at the top of an office: the first part of its code. */
export function topOf(authority: string): string {
  return authority.split('.')[0] ?? authority
}

/** Words with digits are parts of codes, others of names: the beginning of a name finds no code. */
function kindOf(word: string): string {
  return /[0-9]/.test(word) ? '.' : ' '
}

function lexeme(text: string): string {
  return `'${text.replace(/['\\]/g, (sign) => sign + sign)}'`
}
