import type { ReactNode } from 'react'
import { Navigate } from 'react-router'
import type { Me } from '../shared/api/types'
import { firstPageOf, useSession } from '../shared/session/session'

/** A page for these people: everybody else who is signed in is led to where their work is, before anything is asked. */
export function OnlyFor({ who, children }: { who: (me: Me) => boolean; children: ReactNode }) {
  const { me } = useSession()
  return me && !who(me) ? <Navigate to={firstPageOf(me)} replace /> : children
}
