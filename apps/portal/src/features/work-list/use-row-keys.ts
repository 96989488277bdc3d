import { useEffect, useRef, useState } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA|BUTTON|A)$/.test(target.tagName)

/** Moves a row cursor with ↑ and ↓, opens its row with Enter, chooses it with `x`, and goes to the search field with `/`. */
export function useRowKeys(
  count: number,
  open: (row: number) => void,
  search: () => void,
  pick: (row: number) => void,
): number | null {
  const latest = useRef(pick)
  latest.current = pick
  const [row, setRow] = useState<number | null>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step && count) {
        event.preventDefault()
        setRow((before) => Math.min(count - 1, Math.max(0, before === null ? 0 : before + step)))
      } else if (event.key === 'Enter' && row !== null) open(row)
      else if (event.key === 'x' && row !== null) latest.current(row)
      else if (event.key === '/') {
        event.preventDefault()
        search()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [count, row, open, search])
  return row !== null && row < count ? row : null
}
