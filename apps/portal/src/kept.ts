import type { Answers, Me } from './api-types'

/** Where answers wait in this browser until the gateway has them, by dossier. */
const prefix = 'motlan.typed.'
const session = 'motlan.session'

interface Kept {
  /** Who typed them: somebody else who uses the browser does not see them. */
  who: string
  answers: Answers
}

/** Whose typed answers are told apart in one browser. */
export const whoIs = (me: Me) => me.personId ?? me.name

/** Keeps what was typed in this browser until it is saved; nothing waiting keeps nothing. */
export function keepTyped(id: string, who: string, answers: Answers): void {
  try {
    if (Object.keys(answers).length === 0) localStorage.removeItem(prefix + id)
    else localStorage.setItem(prefix + id, JSON.stringify({ who, answers } satisfies Kept))
  } catch {
    // the browser keeps nothing: what is typed still stands on the page
  }
}

/** What this person typed for a dossier and could not save before. */
export function findTyped(id: string, who: string): Answers {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + id) ?? 'null') as Kept | null
    return kept?.who === who ? kept.answers : {}
  } catch {
    return {}
  }
}

/** Forgets everything that waits; who signs out leaves nothing behind. */
export function forgetTyped(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}

/** Tells the other tabs of this browser that somebody has signed in. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(session)
  channel.postMessage('signed-in')
  channel.close()
}

/** Hears that somebody signed in in another tab; gives the way to stop hearing it. */
export function onSignedIn(hear: () => void): () => void {
  const channel = new BroadcastChannel(session)
  channel.onmessage = hear
  return () => channel.close()
}
