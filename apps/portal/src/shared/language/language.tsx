import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { answerIn } from '../api/client'
import type { Readable } from '../api/types'
import { languages, read, type Language } from './format'
import { en } from './words/en'
import { vi, type Messages } from './words/vi'

interface LanguageContext {
  language: Language
  t: Messages
  say: (text: Readable | null | undefined) => string
  setLanguage: (language: Language) => void
}

const messages: Record<Language, Messages> = { vi, en }
const storageKey = 'motlan.language'
const Context = createContext<LanguageContext | null>(null)

function storedLanguage(): Language {
  return languages.find((language) => language === localStorage.getItem(storageKey)) ?? 'vi'
}

/** Keeps the reader's language, for the pages, for the document and for the gateway's answers. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(storedLanguage)
  answerIn(language)
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(storageKey, language)
  }, [language])
  const value = useMemo<LanguageContext>(
    () => ({ language, t: messages[language], say: (text) => read(text, language), setLanguage }),
    [language],
  )
  return <Context value={value}>{children}</Context>
}

/** The reader's language, its words, and a way to read a text that comes in both. */
export function useLanguage(): LanguageContext {
  const context = use(Context)
  if (!context) throw new Error('LanguageProvider is missing')
  return context
}

/** The words of a feature, in the reader's language. */
export function useWords<Words>(words: Record<Language, Words>): Words {
  return words[useLanguage().language]
}
