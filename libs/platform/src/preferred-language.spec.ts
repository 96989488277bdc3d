import { preferredLanguage } from './preferred-language.js'

it.each([
  ['en', 'en'],
  ['vi,en', 'vi'],
  ['en-US,en;q=0.9,vi;q=0.8', 'en'],
  ['en;q=0.2, vi-VN;q=0.9', 'vi'],
  ['fr, en;q=0.5', 'en'],
  ['fr', 'vi'],
  ['en;q=0', 'vi'],
  ['*', 'vi'],
  ['', 'vi'],
  [';;=,', 'vi'],
  [undefined, 'vi'],
])('%s prefers %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})
