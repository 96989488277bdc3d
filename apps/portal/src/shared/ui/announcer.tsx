import { createContext, use, useCallback, useState, type ReactNode } from 'react'

const Context = createContext<(...sentences: string[]) => void>(() => undefined)

/** Holds the one polite live region of the portal. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ turn: number; sentences: string[] }>({ turn: 0, sentences: [] })
  const announce = useCallback(
    (...sentences: string[]) => setSaid((before) => ({ turn: before.turn + 1, sentences })),
    [],
  )
  return (
    <Context value={announce}>
      {children}
      <div className="hidden" role="status" aria-live="polite">
        {said.sentences.map((sentence) => (
          <p key={`${said.turn} ${sentence}`}>{sentence}</p>
        ))}
      </div>
    </Context>
  )
}

/** Says sentences to screen readers, each once, without moving focus. */
export function useAnnounce(): (...sentences: string[]) => void {
  return use(Context)
}
