import { useEffect, useMemo, useRef, useState } from 'react'
import { listConsentsOf, prefill } from '../../shared/api/dossiers-client'
import type { Choice, Consent, Dossier, LandKeys, Snapshot } from '../../shared/api/types'
import { answeredByRegistry, silentRegistries } from '../../shared/dossier/answered'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { useAnnounce } from '../../shared/ui/announcer'
import type { useSeenDraft } from './saving/use-seen-draft'
import { formWords } from './words/form.words'

const slowAfter = 500

/** Asks the registries about a draft when they were not asked yet, and again on demand; tells what they answered. */
export function useLookups(view: DossierView, draft: ReturnType<typeof useSeenDraft>) {
  const { t } = useLanguage()
  const words = useWords(formWords)
  const announce = useAnnounce()
  const { id } = view.dossier
  const { seen, adopt, lookAgain } = draft
  const [at, setAt] = useState('')
  const [slow, setSlow] = useState(false)
  const [consented, setConsented] = useState<string[]>([])
  const chosen = useRef<Record<string, string>>({})
  const offered = useRef(new Map<string, Choice[]>())

  const tell = (before: Snapshot | null, next: Snapshot) => {
    const names: Record<string, string> = t.registries
    const sentences = answeredByRegistry(before, next).map(({ name, count }) =>
      words.form.answered(names[name] ?? name, count),
    )
    announce(...sentences, ...silentRegistries(next).map((name) => words.form.silent(names[name] ?? name)))
  }

  const asking = useSending(async (land?: LandKeys) => {
    const timer = setTimeout(() => setSlow(true), slowAfter)
    try {
      const { snapshot } = seen.current
      const next = await prefill(id, chosen.current, land)
      await adopt({ snapshot: next })
      tell(snapshot, next)
    } finally {
      clearTimeout(timer)
      setSlow(false)
    }
    await lookAgain()
  }, id)

  const ask = (from: string) => {
    setAt(from)
    return asking.send()
  }
  const locate = (land: LandKeys) => {
    setAt('land')
    return asking.send(land)
  }
  const choose = (path: string, key: string) => {
    chosen.current = { ...chosen.current, [path]: key }
    return ask(path)
  }

  const checking = useSending(() => lookAgain())
  /** Whether the office has accepted the paper by now; if so, the registries are asked. */
  const checkAgain = async () => {
    if (await checking.send()) return false
    return !waitsForOffice(seen.current.dossier) && !(await ask(''))
  }

  const open = useRef(async () => {
    const { dossier, snapshot } = view
    const given = snapshot ? await consentsSince(id, snapshot) : []
    setConsented(given.map(({ personName }) => personName))
    if (!snapshot || given.length > 0 || isOutOfDate(snapshot, dossier)) await ask('')
  })
  useEffect(() => void open.current(), [])

  const snapshot = useMemo(() => view.snapshot && withChoices(view.snapshot, offered.current), [view.snapshot])
  const refused = asking.problem && at !== 'land' ? { at, problem: asking.problem } : null
  return {
    ...{ snapshot, slow, consented, ask, locate, choose, checkAgain },
    asking: asking.busy,
    unasked: refused,
    unchecked: checking.problem,
  }
}

/** The consents that were given after the snapshot, which still says that nothing was looked up without them. */
async function consentsSince(id: string, { fields }: Snapshot): Promise<Consent[]> {
  const waiting = new Set(
    fields.flatMap(({ notAsked }) => (notAsked?.kind.startsWith('consent') ? [notAsked.role] : [])),
  )
  if (waiting.size === 0) return []
  const { items } = await listConsentsOf(id).catch(() => ({ items: [] }))
  return items.filter(({ role, state }) => state === 'given' && waiting.has(role))
}

/** Whether nothing was looked up because of a paper that has been accepted since. */
function isOutOfDate({ fields }: Snapshot, dossier: Dossier): boolean {
  return !waitsForOffice(dossier) && fields.some(({ notAsked }) => notAsked?.kind === 'representationUnverified')
}

/** With the choices that an earlier look-up offered: once one is chosen the gateway names no others. */
function withChoices(snapshot: Snapshot, offered: Map<string, Choice[]>): Snapshot {
  const fields = snapshot.fields.map((field) => {
    if (field.choices?.length) offered.set(field.path, field.choices)
    return field.choices?.length ? field : { ...field, choices: offered.get(field.path) }
  })
  return { ...snapshot, fields }
}
