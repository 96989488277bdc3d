/** What people put between the digits of a phone number. */
const between = /[\s().·/-]/g

/**
 * A phone number as people write it, in one form: `0912 345 678`, `+84 912 345 678`, `84912345678` and `(0912) 345.678`
 * give `0912345678`, `(024) 3825 1234` gives `02438251234`; a number abroad keeps its `+`. Undefined where it is none.
 */
export function readPhone(text: string): string | undefined {
  const dialled = text.normalize('NFKC').replace(between, '').replace(/^00/, '+')
  const national = dialled.replace(/^(\+84|84(?=\d{9,10}$))0?/, '0')
  if (/^(0[1-9]\d{8}|02\d{9})$/.test(national)) return national
  return /^\+(?!84)[1-9]\d{7,14}$/.test(dialled) ? dialled : undefined
}
