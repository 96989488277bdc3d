import { handlingActions, dossierEvents, dossierStatuses } from '../../../../../../libs/contracts/src/messages/status'
import { en } from './en'
import { vi } from './vi'

describe.each([
  ['Vietnamese', vi],
  ['English', en],
])('the words in %s', (_, words) => {
  it.each([
    ['event of a history', dossierEvents, words.events],
    ['status of a dossier', dossierStatuses, words.status],
    ['act on a dossier', handlingActions, words.actions],
  ] as const)('has words for every %s', (_kind, codes, said) => {
    const told: Record<string, string | undefined> = said
    expect(codes.filter((code) => !told[code]?.trim())).toEqual([])
  })
})
