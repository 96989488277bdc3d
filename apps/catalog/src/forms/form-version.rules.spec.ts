import { assertNewer, draftVersionOf } from './form-version.rules.js'

const invalid = expect.objectContaining({ kind: 'invalid', code: 'version_invalid' }) as Error
const notNewer = expect.objectContaining({ kind: 'invalid', code: 'version_not_newer' }) as Error

describe('versions of a form', () => {
  it.each(['1.1.2', '1.2.0', '2.0.0', '1.1.2-draft', '1.10.0'])('%s comes after 1.1.1', (version) => {
    expect(() => assertNewer(version, '1.1.1')).not.toThrow()
  })

  it.each(['0.0.1', '1.1.1', '1.1.0', '1.1.1-draft'])('%s does not', (version) => {
    expect(() => assertNewer(version, '1.1.1')).toThrow(notNewer)
  })

  it.each(['zzz', '', '1', '1.1', 'v1.2.3', '1.2.3 ', '01.2.3', '=1.2.3', '1.2.0+build'])(
    '"%s" is no version',
    (version) => {
      expect(() => assertNewer(version, '1.1.1')).toThrow(invalid)
      expect(() => assertNewer(version, undefined)).toThrow(invalid)
    },
  )

  it('gives a draft a version that can be published after the one it repairs', () => {
    expect(draftVersionOf('1.0.0')).toBe('1.0.1-draft')
    expect(() => assertNewer(draftVersionOf('1.0.0'), '1.0.0')).not.toThrow()
    expect(() => assertNewer('1.0.1', draftVersionOf('1.0.0'))).not.toThrow()
  })
})
