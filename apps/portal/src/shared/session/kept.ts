import type { Answers, Me } from '../api/types'

/** Where what is typed waits in this browser until the gateway has it, by account and by dossier or place. */
const prefix = 'motlan.typed.'
const keyOf = (place: string, who: string) => `${prefix}${who}.${place}`

/** Accounts that have signed out while this page was open. */
const signedOut = new Set<string>()

/** Whose typed answers are told apart in one browser. */
export const whoIs = (me: Me) => me.account

/** Keeps what somebody typed in this browser until it is saved; nothing waiting keeps nothing. */
export function keepTyped(place: string, who: string, answers: object): void {
  try {
    if (Object.keys(answers).length === 0) localStorage.removeItem(keyOf(place, who))
    else if (!signedOut.has(who)) localStorage.setItem(keyOf(place, who), JSON.stringify(answers))
  } catch {
    // the browser keeps nothing: what is typed still stands on the page
  }
}

/** What this person typed for a dossier or at a place and could not save before. */
export function findTyped<T extends object = Answers>(place: string, who: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(place, who)) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}

/** Forgets what somebody typed at one place. */
export function dropTyped(place: string, who: string): void {
  keepTyped(place, who, {})
}

/** Forgets everything of who signs out, and keeps nothing more; what others typed stays theirs. */
export function forgetTyped(who: string): void {
  signedOut.add(who)
  for (const key of Object.keys(localStorage)) if (key.startsWith(keyOf('', who))) localStorage.removeItem(key)
}
