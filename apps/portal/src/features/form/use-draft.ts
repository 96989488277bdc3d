import { useCallback, useEffect, useRef, useState } from 'react'
import { findSnapshot, getDossier, getForm, listConsentsOf, prefill } from '../../shared/api/client'
import { asProblem, type Problem } from '../../shared/api/problem'
import type { Answers, Choice, Consent, Dossier, FormDocument, LandKeys, Snapshot } from '../../shared/api/types'
import { answeredByRegistry, silentRegistries } from '../../shared/dossier/changes'
import { useLanguage } from '../../shared/language/language'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { useAnnounce } from '../../shared/ui/announcer'

interface Loaded {
  dossier: Dossier
  form: FormDocument
}

const slowAfter = 500

/** Loads a draft and its form, with what was typed and not saved before (`typed`), asks the registries when they were not asked yet, and asks them again on demand. */
export function useDraft(id: string, typed: Answers) {
  const { t, language } = useLanguage()
  const announce = useAnnounce()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asking, setAsking] = useState(false)
  const [slow, setSlow] = useState(false)
  const [consented, setConsented] = useState<string[]>([])
  const chosen = useRef<Record<string, string>>({})
  const offered = useRef(new Map<string, Choice[]>())
  const latest = useRef<Snapshot | null>(null)

  const take = useCallback(
    (next: Snapshot, announcing: boolean) => {
      const withChoices = { ...next, fields: next.fields.map((field) => rememberChoices(offered.current, field)) }
      const names: Record<string, string> = t.registries
      const sentences = answeredByRegistry(latest.current, next).map(({ name, count }) =>
        t.form.answered(names[name] ?? name, count),
      )
      const silence = silentRegistries(next).map((name) => t.form.silent(names[name] ?? name))
      latest.current = withChoices
      setSnapshot(withChoices)
      if (announcing) announce(...sentences, ...silence)
    },
    [announce, t],
  )

  const ask = useCallback(async () => {
    setAsking(true)
    const timer = setTimeout(() => setSlow(true), slowAfter)
    try {
      take(await prefill(id, chosen.current), true)
      setProblem(null)
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      clearTimeout(timer)
      setSlow(false)
      setAsking(false)
    }
  }, [id, take])

  const choose = useCallback(
    (path: string, key: string) => {
      chosen.current = { ...chosen.current, [path]: key }
      return ask()
    },
    [ask],
  )

  /** Names the applicant's land record and asks again; a refusal of what was typed is thrown to whoever asked. */
  const locate = useCallback(
    async (land: LandKeys) => {
      setAsking(true)
      try {
        take(await prefill(id, chosen.current, land), true)
      } finally {
        setAsking(false)
      }
    },
    [id, take],
  )

  /** Whether the office has accepted the paper by now; if so, the registries are asked. */
  const checkAgain = useCallback(async () => {
    try {
      const { dossier } = await getDossier(id)
      setLoaded((before) => before && { ...before, dossier })
      if (waitsForOffice(dossier)) return false
      await ask()
      return true
    } catch (thrown) {
      setProblem(asProblem(thrown))
      return false
    }
  }, [id, ask])

  const refresh = useCallback(async () => {
    const next = await findSnapshot(id)
    if (next) take(next, false)
  }, [id, take])

  const opened = useRef('')
  const asker = useRef(ask)
  asker.current = ask
  useEffect(() => {
    const open = async () => {
      const { dossier } = await getDossier(id)
      const asked = dossier.snapshotId !== null
      const [form, existing] = await Promise.all([getForm(dossier.procedure), asked ? findSnapshot(id) : null])
      setLoaded({ dossier, form })
      if (opened.current === id) {
        if (existing) take(existing, false)
        return
      }
      opened.current = id
      setAnswers({ ...dossier.answers, ...typed })
      if (existing) {
        latest.current = existing
        take(existing, false)
      }
      const given = existing ? await consentsSince(id, existing) : []
      setConsented(given.map(({ personName }) => personName))
      if (!existing || given.length > 0 || isOutOfDate(existing, dossier)) await asker.current()
    }
    open().catch((thrown: unknown) => setProblem(asProblem(thrown)))
    // The language changes the words of what is loaded, not whether the registries are asked.
  }, [id, language, typed])

  return {
    ...loaded,
    snapshot,
    answers,
    setAnswers,
    problem,
    asking,
    slow,
    consented,
    ask,
    checkAgain,
    choose,
    locate,
    refresh,
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

function rememberChoices(offered: Map<string, Choice[]>, field: Snapshot['fields'][number]) {
  if (field.choices?.length) offered.set(field.path, field.choices)
  return field.choices?.length ? field : { ...field, choices: offered.get(field.path) }
}
