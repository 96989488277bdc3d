import { useEffect, useState } from 'react'
import { useLanguage } from '../shared/language/language'

type Theme = 'light' | 'dark'

const storageKey = 'motlan.theme'

function startTheme(): Theme {
  const stored = localStorage.getItem(storageKey)
  if (stored === 'light' || stored === 'dark') return stored
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Switches between the light and the dark theme; until used, the system decides. */
export function ThemeSwitch() {
  const { t } = useLanguage()
  const [theme, setTheme] = useState(startTheme)
  useEffect(() => {
    if (localStorage.getItem(storageKey)) document.documentElement.dataset.theme = theme
  }, [theme])
  const other = theme === 'dark' ? 'light' : 'dark'
  const change = () => {
    localStorage.setItem(storageKey, other)
    setTheme(other)
  }
  return (
    <button className="button plain small" type="button" onClick={change}>
      {t.app[other]}
    </button>
  )
}
