import { Link, Navigate, useParams } from 'react-router'
import type { DossierPart, Status } from '../../shared/api/types'
import { Attachments } from '../../shared/attachments/attachments'
import { ShownPapers } from '../../shared/attachments/shown-papers'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { lastList } from '../../shared/work-list/last-list'
import { CompetentOffice } from '../../shared/dossier/office'
import { PartList } from '../../shared/dossier/part-list'
import { actsOnWhole, isByParts } from '../../shared/dossier/parts'
import { DueDays } from '../../shared/clock/due-days'
import { PrintedPapers } from '../../shared/result/printed-papers'
import { OutcomeInRegistry } from '../../shared/result/recorded-outcome'
import { Result } from '../../shared/result/result'
import { Timeline } from '../../shared/dossier/timeline'
import { useLanguage, useWords } from '../../shared/language/language'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { handlesDossiers, useSession } from '../../shared/session/session'
import { waitOf } from '../../shared/session/use-kept'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { useDossier } from '../../shared/version/use-dossier'
import { ActionPanel } from './action-panel'
import './decision.css'
import { AssignPanel } from './office/assign-panel'
import { NextDossier } from './office/next-dossier'
import { Opinions } from './office/opinions'
import { TransferNotice } from './office/transfer-notice'
import { DecisionHead } from './decision-head'
import { OfficeNotes } from './office/office-notes'
import { RepresentationPanel } from './representation-panel'
import { ChangedFacts } from './changed-facts'
import { SameEvents } from './same-events'
import { Supplemented } from './facts/supplemented'
import { SeeList } from './facts/see-list'
import { Outcome } from './told'
import { actPlace, opinionPlace, partPlace, useActs } from './use-acts'
import { ValueTable } from './facts/value-table'
import { decisionWords } from './words/decision.words'

/** While an office can take in papers of a dossier. */
const handled: readonly Status[] = ['submitted', 'accepted', 'inProgress', 'supplementRequested', 'paymentRequested']

/** A dossier before the official who decides it: what to look at, every value with its source, what can be done. */
export function DecisionPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const { value, problem, reload } = useDossier(id)
  const { me } = useSession()
  usePageTitle(value?.dossier.applicantName ?? '')
  if (me?.role === 'citizen') return <Navigate to={`/dossiers/${id}`} replace />
  const notice = problem && <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!value) return notice ?? <p className="soft">{t.app.loading}</p>
  return (
    <>
      {notice}
      <Decision key={id} view={value} reload={reload} />
    </>
  )
}

interface DecisionProps {
  view: DossierView
  reload: () => Promise<void>
}

function Decision({ view, reload }: DecisionProps) {
  const { t, say } = useLanguage()
  const words = useWords(decisionWords)
  const { me } = useSession()
  const { told, problem, changed, problemAt, box, perform, decide } = useActs(view, reload)
  const { dossier, timeline, sections } = view
  const { representation, parts } = dossier
  const entries = sections.flatMap((section) => section.entries)
  const isDraft = dossier.status === 'draft'
  const waits = waitsForOffice(dossier)
  const isAsked = dossier.transfer !== undefined && !dossier.allowedActions.includes('assign')
  const mayAdd = handled.includes(dossier.status) && handlesDossiers(me) && !isAsked
  const actions = actsOnWhole(dossier.allowedActions, parts).filter(
    (action) =>
      (!waits || isAsked || action !== 'accept') &&
      (!dossier.transfer || action !== 'transfer') &&
      !action.endsWith('Opinion'),
  )
  const completePart = (part: DossierPart, note: string) =>
    perform({ action: 'complete', part: part.procedure, ...(note && { note }) }, t.parts.done(say(part.name)))

  return (
    <div className="dossier">
      <nav className="small" aria-label={t.work.path}>
        <Link to={lastList()}>{t.work.title}</Link>
      </nav>
      <DecisionHead view={view} />
      <div className="split dossier-split">
        <div className="stack-l">
          {isDraft ? (
            <p>{words.papersToSee.draft}</p>
          ) : (
            <>
              <Result dossier={dossier} />
              <OutcomeInRegistry dossier={dossier} />
              {!isAsked && <PrintedPapers dossier={dossier} />}
              <CompetentOffice dossier={dossier} />
              <TransferNotice dossier={dossier} perform={perform} />
              <Opinions view={view} problem={problemAt(opinionPlace(dossier.id))} perform={perform} />
              <SameEvents events={dossier.sameEvents} />
              <ChangedFacts view={view} maySee={mayAdd} reload={reload} />
              <Supplemented view={view} />
              <SeeList view={view} />
              {parts && (
                <PartList parts={parts} placeOf={(part) => partPlace(dossier.id, part)} complete={completePart} />
              )}
              <Facts sections={sections} />
              <Attachments view={view} mayAdd={mayAdd} changed={reload} />
              <ShownPapers view={view} mayNote={mayAdd} />
              <DueDays due={dossier.due} />
              {!isAsked && <OfficeNotes dossierId={dossier.id} />}
            </>
          )}
          <section aria-labelledby="history">
            <h2 id="history">{words.decision.history}</h2>
            {timeline.length ? <Timeline items={timeline} /> : <p className="soft">{t.decision.noHistory}</p>}
          </section>
        </div>
        <aside className="sticky decide stack" aria-label={words.decision.panel}>
          <Outcome told={told} changed={changed} problem={waitOf(problem) ? null : problem} box={box} />
          {representation && (
            <RepresentationPanel dossierId={dossier.id} representation={representation} decide={decide} />
          )}
          {!isDraft && <AssignPanel dossier={dossier} perform={perform} />}
          {!isDraft && (
            <section className="sheet stack" aria-labelledby="decide">
              <h2 id="decide">{words.decision.panel}</h2>
              {waits && <p>{words.papersToSee.first}</p>}
              {isByParts(parts) && <p>{t.parts.byPart}</p>}
              <ActionPanel
                key={`${view.etag} ${dossier.status}`}
                actions={actions}
                isAsked={isAsked}
                awaitsOpinion={dossier.opinions?.some(({ state }) => state === 'open') ?? false}
                entries={entries}
                problem={problemAt(actPlace(dossier.id))}
                place={actPlace(dossier.id)}
                perform={perform}
              />
            </section>
          )}
          <NextDossier dossierId={dossier.id} etag={view.etag} />
        </aside>
      </div>
    </div>
  )
}

function Facts({ sections }: Pick<DossierView, 'sections'>) {
  const words = useWords(decisionWords)
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <section aria-labelledby="facts">
      <div className="row apart">
        <h2 id="facts">{words.decision.facts(count)}</h2>
        <p className="legend">
          <span>
            <i className="dot" />
            {words.decision.good}
          </span>
          <span>
            <i className="dot doubt" />
            {words.decision.look}
          </span>
          <span>
            <i className="dot own" />
            {words.decision.declared}
          </span>
        </p>
      </div>
      <ValueTable sections={sections} />
    </section>
  )
}
