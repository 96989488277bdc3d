import { useEffect, useRef, useState, type RefObject } from 'react'
import { useWords } from '../../shared/language/language'
import { workListWords } from './words'

/** The search of the work list, which asks once nothing was typed for a moment. */
export function SearchField(props: {
  q: string
  box: RefObject<HTMLInputElement | null>
  change: (typed: string) => void
}) {
  const words = useWords(workListWords)
  const { q, box, change } = props
  const [typed, setTyped] = useState(q)
  const latest = useRef(change)
  latest.current = change
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => latest.current(typed), 300)
    return () => clearTimeout(timer)
  }, [typed, q])
  return (
    <div className="field grow">
      <label htmlFor="q">{words.work.search}</label>
      <input
        id="q"
        type="search"
        ref={box}
        value={typed}
        placeholder={words.work.placeholder}
        onChange={(event) => setTyped(event.target.value)}
      />
      <kbd className="key" aria-hidden="true">
        /
      </kbd>
    </div>
  )
}

/** The keys of the work list. */
export function Keys() {
  const words = useWords(workListWords)
  return (
    <p className="keys">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {words.work.keyMove}
      </span>
      <span>
        <kbd>Enter</kbd> {words.work.keyOpen}
      </span>
      <span>
        <kbd>X</kbd> {words.work.keyPick}
      </span>
      <span>
        <kbd>/</kbd> {words.work.keySearch}
      </span>
    </p>
  )
}
