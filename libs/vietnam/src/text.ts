const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const vowels = new Set('aăâeêioôơuưy')
const shaped = new Set('ăâêôơư')

/** Text as it is kept everywhere: Unicode NFC, one space between words, none around. */
export function tidy(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ')
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
const plainName = /^\p{L}+(?: \p{L}+)*$/u

function wordKey(word: string): string {
  return syllableKeys.get(word) ?? syllableKey(word.normalize('NFC').toLocaleLowerCase('vi'), word)
}

/** Words seen before: names are made of a few thousand, and a registry keys millions of them. */
const syllableKeys = new Map<string, string>()
const mostSyllables = 20_000

function syllableKey(syllable: string, seen = syllable): string {
  const known = syllableKeys.get(seen)
  if (known !== undefined) return known
  const key = placeTone(syllable).replace(
    /^(h|k|l|m|s|t|qu)([yỳýỷỹỵ])$/u,
    (_, onset: string, y: string) => onset + y.normalize('NFD').replace('y', 'i').normalize('NFC'),
  )
  if (syllableKeys.size >= mostSyllables) syllableKeys.clear()
  syllableKeys.set(seen, key)
  return key
}

/** The key of a search that ignores accents and case: `Đại Mỗ` becomes `dai mo`. */
export function searchKey(text: string): string {
  return tidy(text)
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/['’‘ʼ`´]/gu, '')
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
