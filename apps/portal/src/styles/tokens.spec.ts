import { readFileSync } from 'node:fs'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return new Map([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = (parseInt(colour.slice(start, start + 2), 16) || 0) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const light = tokensOf(':root')
const darkBySystem = tokensOf(":root:not([data-theme='light'])")
const dark = tokensOf(":root[data-theme='dark']")

const surfaces = ['--paper', '--sheet', '--sunk']
const texts: [string, string[]][] = [
  ['--ink', [...surfaces, '--accent-soft', '--attention-soft', '--problem-soft']],
  ['--ink-soft', surfaces],
  ['--accent', ['--paper', '--sheet', '--accent-soft', '--attention-soft']],
  ['--accent-strong', ['--paper', '--sheet', '--accent-soft']],
  ['--on-accent', ['--accent', '--accent-strong']],
  ['--attention', ['--paper', '--sheet', '--attention-soft']],
  ['--problem', ['--paper', '--sheet', '--problem-soft']],
  ['--on-problem', ['--problem']],
]
const marks: [string, string[]][] = [
  ['--edge', ['--paper', '--sheet']],
  ['--focus', surfaces],
  ['--attention-mark', ['--paper', '--sheet', '--attention-soft']],
  ['--problem-mark', ['--paper', '--sheet', '--problem-soft']],
]
const pairs = (lists: [string, string[]][]) =>
  lists.flatMap(([ink, grounds]) => grounds.map((ground): [string, string] => [ink, ground]))

describe('the colours', () => {
  it('of the dark theme are the same whether the system or the reader asks for it', () => {
    expect(Object.fromEntries(dark)).toEqual(Object.fromEntries(darkBySystem))
  })

  it('have the same names in light and dark', () => {
    const coloured = [...light].filter(([name, value]) => /^(#|rgb|0 1px)/.test(value) && name !== '--measure')
    expect(coloured.map(([name]) => name).sort()).toEqual([...dark.keys()].sort())
  })

  describe.each([
    ['light', light],
    ['dark', dark],
  ])('%s', (_, theme) => {
    const ratio = (ink: string, ground: string) => contrast(theme.get(ink) ?? '', theme.get(ground) ?? '')

    it.each(pairs(texts))('%s can be read on %s', (ink, ground) => {
      expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5)
    })

    it.each(pairs(marks))('%s can be seen on %s', (ink, ground) => {
      expect(ratio(ink, ground)).toBeGreaterThanOrEqual(3)
    })
  })
})
