import type { InputFault } from '../form/schema'
import { formatNumber } from '../language/format'
import { useLanguage } from '../language/language'

/** Gives a function that turns an input's fault into a sentence that says how to mend it. */
export function useFaultWords(): (fault: InputFault) => string {
  const { t, language, say } = useLanguage()
  return ({ fault, limit = 0, says, example }) => {
    const like = example ? ` ${t.faults.like(example)}` : ''
    switch (fault) {
      case 'tooLong':
      case 'tooShort':
        return t.faults[fault](limit)
      case 'tooSmall':
      case 'tooLarge':
        return t.faults[fault](formatNumber(limit, language))
      case 'required':
        return t.faults.required
      case 'type':
        return say(says)
      case 'number':
      case 'pattern':
        return t.faults[fault] + like
      default:
        return fault satisfies never
    }
  }
}
