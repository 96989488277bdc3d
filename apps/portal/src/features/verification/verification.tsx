import { useState } from 'react'
import { useParams } from 'react-router'
import { ask } from '../../shared/api/client'
import type { Verification } from '../../shared/api/types'
import { formatMoment } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './verification.css'
import { verificationWords } from './words'

/** Whether a printed or signed paper is genuine and in force; for everybody who holds it, without a sign-in. */
export function VerificationPage() {
  const { token = '' } = useParams()
  const { t } = useLanguage()
  const words = useWords(verificationWords)
  usePageTitle(words.title)
  const { value, problem, reload } = useAsked(['verification', token], () =>
    ask<Verification>(`/v1/verifications/${encodeURIComponent(token)}`),
  )
  const isUnknown = problem?.status === 404 || problem?.status === 422
  return (
    <div className="stack-l">
      <h1>{words.title}</h1>
      {!value && !problem && <p className="soft">{t.app.loading}</p>}
      {problem && !isUnknown && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {isUnknown && (
        <div className="notice attention" role="alert">
          <h2>{words.unknown}</h2>
          <p>{words.unknownText}</p>
        </div>
      )}
      {value && <Paper paper={value} />}
      {value && <FileCheck sha256={value.sha256} />}
    </div>
  )
}

function Paper({ paper }: { paper: Verification }) {
  const words = useWords(verificationWords)
  const { kind, inForce, procedure, procedureName, decision, issuedBy, signedBy, issuedAt, initials } = paper
  const lines: [string, string][] = [
    [words.procedure, `${procedureName} (${procedure})`],
    [words.kind, words.kinds[kind]],
    ...(decision === undefined ? [] : [[words.decision, words[decision]] as [string, string]]),
    [words.issuedBy, issuedBy],
    ...(signedBy === undefined ? [] : [[words.signedBy, signedBy] as [string, string]]),
    [words.issuedAt, formatMoment(issuedAt)],
    ...(initials === undefined ? [] : [[words.initials, initials] as [string, string]]),
  ]
  return (
    <section className={inForce ? 'notice stack' : 'notice attention stack'} aria-labelledby="verdict">
      <h2 id="verdict">{inForce ? words.genuine : kind === 'result' ? words.withdrawn : words.outdated}</h2>
      <dl className="paper-facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{words.initialsText}</p>
    </section>
  )
}

function FileCheck({ sha256 }: { sha256: string }) {
  const words = useWords(verificationWords)
  const [verdict, setVerdict] = useState<'same' | 'changed' | null>(null)
  const check = async (file: File | undefined) => {
    setVerdict(null)
    if (!file) return
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
    const digits = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    setVerdict(digits === sha256 ? 'same' : 'changed')
  }
  return (
    <section className="stack" aria-labelledby="file-check">
      <h2 id="file-check">{words.fileHeading}</h2>
      <p>{words.fileText}</p>
      <div className="field">
        <label htmlFor="paper-file">{words.file}</label>
        <input
          id="paper-file"
          type="file"
          accept="application/pdf"
          onChange={(event) => void check(event.target.files?.[0])}
        />
      </div>
      <p role="status">{verdict && <b>{words[verdict]}</b>}</p>
    </section>
  )
}
