import type { Random } from './random.js'
import { personRates } from './rates.js'

const older = 'òa,óa,ỏa,õa,ọa,òe,óe,ỏe,õe,ọe,ùy,úy,ủy,ũy,ụy'.split(',')
const newer = 'oà,oá,oả,oã,oạ,oè,oé,oẻ,oẽ,oẹ,uỳ,uý,uỷ,uỹ,uỵ'.split(',')
const otherPlace = new Map([
  ...older.map((from, at) => [from, newer[at]] as const),
  ...newer.map((from, at) => [from, older[at]] as const),
])
const movable = new RegExp(`(?<![qQ])(${[...otherPlace.keys()].join('|')})(?=\\s|$)`, 'gu')
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** The same name with its tone marks in the other place they may stand (`Hòa`, `Hoà`); undefined where there is none. */
export function otherTonePlace(fullName: string): string | undefined {
  const moved = fullName.replace(movable, (rhyme) => otherPlace.get(rhyme) ?? rhyme)
  return moved === fullName ? undefined : moved
}

/** The name as a hasty hand typed it: the tone mark of one word is missing, or a letter of a name without any. */
export function mistyped(random: Random, fullName: string): string {
  const words = fullName.split(' ')
  const marked = [...words.keys()].filter((at) => bare(words[at] ?? '') !== words[at])
  const at = marked.length > 0 ? random.pick(marked) : words.length - 1
  const word = words[at] ?? ''
  words[at] = marked.length > 0 ? bare(word) : word.slice(0, -1) || `${word}n`
  return words.join(' ')
}

/** How another database spells a name; undefined where it spells it as population does. */
export function nameElsewhere(random: Random, fullName: string): string | undefined {
  if (random.chance(personRates.mistyped.percent)) return mistyped(random, fullName)
  const moved = otherTonePlace(fullName)
  return moved !== undefined && random.chance(personRates.toneMarkElsewhere.percent) ? moved : undefined
}

function bare(word: string): string {
  return word.normalize('NFD').replace(tones, '').normalize('NFC')
}
