/** `YYYY-MM-DD`; that there is such a day is checked where it is read. */
export const dayPattern = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/

/** A day as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const partialDatePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
