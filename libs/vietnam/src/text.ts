const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const vowels = new Set('aăâeêioôơuưy')
const shaped = new Set('ăâêôơư')

/** Characters no eye sees: format characters, and those Unicode says to ignore (also the Hangul fillers). */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Every blank that is not the ordinary one, also the empty braille cell; line breaks stay. */
const oddBlanks = /[\p{Zs}\u2800]/gu

/**
 * Text as it is taken in from people and their sign-in: what looks equal is equal. Unicode NFC, no unseen characters, one
 * kind of blank, none around it, and `Đ` for the letters of other languages that look like it (`Ð`, `Ɖ`).
 */
export function cleanText(text: string): string {
  if (plainText.test(text)) return text.trim()
  const seen = text.normalize('NFC').replace(unseen, '').replace(oddBlanks, ' ').replace(/[ÐƉ]/gu, 'Đ')
  return seen.normalize('NFC').trim()
}

/** Nothing in it has a second way to be written. */
const plainText = /^[\t\n\r\x20-\x7e]*$/

/** Every text within a value as {@link cleanText} leaves it; names of fields in NFC. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleanTexts)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name.normalize('NFC'), cleanTexts(part)]))
}

/** Whether a database can keep the text: no control characters but tabs and line breaks, no half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return text.isWellFormed() && !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(text)
}

/** Whether a text says nothing: only blanks and characters no eye sees. */
export function isBlank(text: string): boolean {
  return tidy(text) === ''
}

/** Text as it is kept everywhere: as {@link cleanText}, one space between words. */
export function tidy(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ')
}

/**
 * One lower-case syllable with its tone mark on the vowel that carries it by the older spelling rule: both `hoà` and
 * `hòa` give `hòa`. A word without a tone mark, or with several, comes back as it is.
 */
export function placeTone(syllable: string): string {
  const marks = syllable.normalize('NFD').match(tones)
  if (marks?.length !== 1) return syllable.normalize('NFC')
  const bare = syllable.normalize('NFD').replace(tones, '').normalize('NFC')
  const at = toneVowel(bare)
  if (at < 0) return syllable.normalize('NFC')
  return (bare.slice(0, at + 1) + marks[0] + bare.slice(at + 1)).normalize('NFC')
}

/**
 * The key under which two spellings of one name are the same: NFC, lower case, tone marks on the canonical vowel, `i`
 * for a `y` that is the whole rhyme after h, k, l, m, s, t or qu, one kind of space and apostrophe. `Nguyễn Thị Hoà` and
 * `NGUYỄN THỊ HÒA` agree, `Mỹ` and `Mĩ` too; `Hoa` and `Hòa`, `Thúy` and `Thúi` do not. A difference the key hides is
 * still a difference of the legal string, to be shown where it matters.
 */
export function matchingKey(text: string): string {
  if (plainName.test(text)) return text.split(' ').map(wordKey).join(' ')
  return tidy(text)
    .toLocaleLowerCase('vi')
    .replace(/\s*['’‘ʼ`´]\s*/gu, "'")
    .replace(/[\p{L}\p{M}]+/gu, (syllable) => syllableKey(syllable))
}

/** Words of letters only with one space between: nearly every name, and no work but looking its words up. */
const plainName = /^[^\P{L}\u115f\u1160\u3164\uffa0]+(?: [^\P{L}\u115f\u1160\u3164\uffa0]+)*$/u

function wordKey(word: string): string {
  return syllableKeys.get(word) ?? syllableKey(word.normalize('NFC').toLocaleLowerCase('vi'), word)
}

/** Words seen before: names are made of a few thousand, and a registry keys millions of them. */
const syllableKeys = new Map<string, string>()
const mostSyllables = 20_000

function syllableKey(syllable: string, seen = syllable): string {
  const known = syllableKeys.get(seen)
  if (known !== undefined) return known
  const key = placeTone(syllable.replace(/[ðɖ]/gu, 'đ')).replace(
    /^(h|k|l|m|s|t|qu)([yỳýỷỹỵ])$/u,
    (_, onset: string, y: string) => onset + y.normalize('NFD').replace('y', 'i').normalize('NFC'),
  )
  if (syllableKeys.size >= mostSyllables) syllableKeys.clear()
  syllableKeys.set(seen, key)
  return key
}

/** Text in lower case without accents and apostrophes: `Đại Mỗ` becomes `dai mo`. */
export function withoutAccents(text: string): string {
  return tidy(text)
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đðɖ]/gu, 'd')
    .replace(/['’‘ʼ`´]/gu, '')
}

/**
 * The key of a search: all that {@link matchingKey} takes for one spelling has one search key, and accents do not count
 * either. `Lý`, `Lí` and `ly` become `li`. Every `y` is an `i`, so that the beginning of a word finds the word.
 */
export function searchKey(text: string): string {
  return withoutAccents(text).replaceAll('y', 'i')
}

function toneVowel(bare: string): number {
  let start = 0
  if (/^q[uư]/.test(bare)) start = 2
  else if (/^gi[aăâeêioôơuưy]/.test(bare)) start = 2
  while (start < bare.length && !vowels.has(bare.charAt(start))) start++
  let end = start
  while (end < bare.length && vowels.has(bare.charAt(end))) end++
  const cluster = bare.slice(start, end)
  if (!cluster) return -1
  for (let at = cluster.length - 1; at >= 0; at--) if (shaped.has(cluster.charAt(at))) return start + at
  if (cluster.length === 1) return start
  if (cluster.length > 2) return start + 1
  return end < bare.length ? start + 1 : start
}
