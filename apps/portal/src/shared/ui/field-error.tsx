import type { ReactNode } from 'react'

/** The sentence that says what is wrong with a field. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return children ? (
    <p className="field-error" id={id}>
      {children}
    </p>
  ) : null
}
