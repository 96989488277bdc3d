import type { Answers, Me } from '../api/types'

/** Where what is typed waits in this browser until the gateway has it, by dossier or by the place it is typed at. */
const prefix = 'motlan.typed.'
const session = 'motlan.session'

interface Kept {
  /** Who typed them: somebody else who uses the browser does not see them. */
  who: string
  answers: object
}

/** Whose typed answers are told apart in one browser. */
export const whoIs = (me: Me) => me.personId ?? me.name

/** Keeps what was typed in this browser until it is saved; nothing waiting keeps nothing. */
export function keepTyped(id: string, who: string, answers: object): void {
  try {
    if (Object.keys(answers).length === 0) localStorage.removeItem(prefix + id)
    else localStorage.setItem(prefix + id, JSON.stringify({ who, answers } satisfies Kept))
  } catch {
    // the browser keeps nothing: what is typed still stands on the page
  }
}

/** What this person typed for a dossier or at a place and could not save before. */
export function findTyped<T extends object = Answers>(id: string, who: string): T | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + id) ?? 'null') as { who: string; answers: T } | null
    return kept?.who === who ? kept.answers : undefined
  } catch {
    return undefined
  }
}

/** Forgets what waits for one place, whoever typed it. */
export function dropTyped(id: string): void {
  keepTyped(id, '', {})
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
