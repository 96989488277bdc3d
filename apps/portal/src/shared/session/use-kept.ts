import { useState } from 'react'
import type { Problem } from '../api/problem'
import { dropTyped, findTyped, keepTyped, whoIs } from './kept'
import { useSession } from './session'

/** Why what is typed could not be sent, although nothing is wrong with it. */
export type Wait = 'offline' | 'signedOut'

/** Why a refused request may be sent again as it is; undefined where something else has to change first. */
export function waitOf(problem: Problem | null): Wait | undefined {
  if (problem?.status === 0) return 'offline'
  return problem?.status === 401 ? 'signedOut' : undefined
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.values(value).every(isBlank)
}

/**
 * What a person types at one place of a page, kept in this browser until it is sent or given up: it is there again after
 * a sign-in or a network that ended, and only for who typed it. What is only chosen (`choices`) is kept beside what is typed.
 */
export function useKept<T extends object>(place: string, empty: T, choices: readonly (keyof T)[] = []) {
  const { me } = useSession()
  const who = me ? whoIs(me) : ''
  const [found] = useState(() => findTyped<T>(place, who))
  const [typed, setTyped] = useState<T>({ ...empty, ...found })
  const change = (part: Partial<T>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    const isNothing = Object.entries(next).every(([key, value]) => choices.includes(key as keyof T) || isBlank(value))
    keepTyped(place, who, isNothing ? {} : next)
  }
  return { typed, change, drop: () => dropTyped(place, who), isRestored: Object.keys(found ?? {}).length > 0 }
}
