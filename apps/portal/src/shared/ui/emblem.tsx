/** The three strokes of "ộ" in "một": a roof, one round line, one dot. */
export function Emblem() {
  return (
    <svg viewBox="0 0 32 38" aria-hidden="true">
      <g className="emblem-ink" fill="none" strokeLinecap="round" strokeLinejoin="round">
        <path d="M6.5 9.7 16 3l9.5 6.7" strokeWidth="3.6" />
        <circle cx="16" cy="20" r="7" strokeWidth="4.2" />
      </g>
      <circle className="emblem-dot" cx="16" cy="34" r="3.5" />
    </svg>
  )
}
