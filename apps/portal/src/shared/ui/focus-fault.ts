/** Moves focus to the first control of a form that is marked as wrong, once the mark is shown. */
export function focusFault(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('.field.wrong :is(input, select, textarea)')?.focus())
}
