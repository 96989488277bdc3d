import { useRef, useState } from 'react'
import { askConsent, nameSubjects, prefill } from '../../shared/api/dossiers-client'
import type { NamedSubject } from '../../shared/api/types'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useAnnounce } from '../../shared/ui/announcer'
import { useDossierSending } from '../../shared/version/use-dossier'
import { dossierWords } from './words'

/**
 * How a person is named for a role of a dossier, and asked for their consent. After either the registries are asked what they
 * may tell by then, behind what the page goes on to offer.
 */
export function usePerson(view: DossierView, role: string, reload: () => Promise<void>) {
  const words = useWords(dossierWords)
  const announce = useAnnounce()
  const { dossier } = view
  const [isChanging, setChanging] = useState(false)
  const told = useRef<HTMLParagraphElement>(null)
  const naming = useDossierSending(view, ({ etag }, named: NamedSubject) => {
    const others = (dossier.subjects ?? []).filter((other) => other.role !== role)
    return nameSubjects(dossier.id, [...others, named], etag)
  })
  const asking = useSending(() => askConsent(dossier.id, role), dossier.id)
  const lookingUp = useSending(async () => {
    await prefill(dossier.id, {})
    await reload()
  }, dossier.id)
  const name = async (named: NamedSubject) => {
    if (await naming.send(named)) return false
    setChanging(false)
    requestAnimationFrame(() => told.current?.focus())
    void reload() // the next step is offered while the registries are asked
    void lookingUp.send()
    return true
  }
  const ask = async () => {
    if (await asking.send()) return
    announce(words.people.asked)
    void reload()
    void lookingUp.send()
  }
  return { naming, asking, lookingUp, name, ask, isChanging, setChanging, told }
}
