import { Link, Route, Routes } from 'react-router'
import { MyCorrectionsPage } from './features/corrections/my-corrections'
import { OwnedCorrectionsPage } from './features/corrections/owned-corrections'
import { CounterPage } from './features/counter/counter'
import { DecisionPage } from './features/decision/decision'
import { DocumentsPage } from './features/documents/documents'
import { DossierPage } from './features/dossier/dossier'
import { ElsewherePage, SignedInPage } from './features/elsewhere/elsewhere'
import { FormPage } from './features/form/form'
import { OpinionPage } from './features/opinions/opinion'
import { OpinionsPage } from './features/opinions/opinions'
import { OwnerMessagesPage } from './features/owner-messages/owner-messages'
import { FormReviewsPage } from './features/form-reviews/reviews'
import { HomePage } from './features/home/home'
import { MeasuresPage } from './features/measures/measures'
import { MessageSettingsPage } from './features/messages/message-settings'
import { MessagesPage } from './features/messages/messages'
import { MinistryPage } from './features/ministry/ministry'
import { DossiersPage } from './features/my-dossiers/my-dossiers'
import { ProcedurePage } from './features/procedure/procedure'
import { ProgressPage } from './features/progress/progress'
import { ReceiptPage } from './features/receipt/receipt'
import { ReviewPage } from './features/review/review'
import { AskedRequestsPage } from './features/rights/asked-requests'
import { RightsRequestPage } from './features/rights/rights-request'
import { RightsPage } from './features/rights/rights'
import { VerificationPage } from './features/verification/verification'
import { WorkListPage } from './features/work-list/work-list'
import { LanguageProvider, useLanguage } from './shared/language/language'
import {
  answersForData,
  isCitizen,
  isHead,
  isMinistry,
  seesDossiersOfOffice,
  SessionProvider,
  worksAtCounter,
  worksWithDossiers,
} from './shared/session/session'
import { Announcer } from './shared/ui/announcer'
import { usePageTitle } from './shared/ui/title'
import { anybody, OnlyFor } from './shell/only-for'
import { Shell } from './shell/shell'
import { SignInPage } from './shell/sign-in'

/** The portal: which address shows which page. */
export function App() {
  return (
    <LanguageProvider>
      <SessionProvider>
        <Announcer>
          <Shell>
            <Routes>
              <Route index element={<HomePage />} />
              <Route path="procedures/:code" element={<ProcedurePage />} />
              <Route path="sign-in" element={<SignInPage />} />
              <Route
                path="dossiers"
                element={
                  <OnlyFor who={isCitizen}>
                    <DossiersPage />
                  </OnlyFor>
                }
              />
              <Route
                path="documents"
                element={
                  <OnlyFor who={isCitizen}>
                    <DocumentsPage />
                  </OnlyFor>
                }
              />
              <Route
                path="corrections"
                element={
                  <OnlyFor who={isCitizen}>
                    <MyCorrectionsPage />
                  </OnlyFor>
                }
              />
              <Route
                path="messages"
                element={
                  <OnlyFor who={isCitizen}>
                    <MessagesPage />
                  </OnlyFor>
                }
              />
              <Route
                path="messages/settings"
                element={
                  <OnlyFor who={isCitizen}>
                    <MessageSettingsPage />
                  </OnlyFor>
                }
              />
              <Route
                path="rights"
                element={
                  <OnlyFor who={isCitizen}>
                    <RightsPage />
                  </OnlyFor>
                }
              />
              <Route
                path="rights/:id"
                element={
                  <OnlyFor who={isCitizen}>
                    <RightsRequestPage />
                  </OnlyFor>
                }
              />
              <Route
                path="data-requests"
                element={
                  <OnlyFor who={answersForData}>
                    <AskedRequestsPage />
                  </OnlyFor>
                }
              />
              <Route
                path="data-requests/:id"
                element={
                  <OnlyFor who={answersForData}>
                    <RightsRequestPage />
                  </OnlyFor>
                }
              />
              <Route
                path="dossiers/:id"
                element={
                  <OnlyFor who={worksWithDossiers}>
                    <DossierPage />
                  </OnlyFor>
                }
              />
              <Route
                path="dossiers/:id/form"
                element={
                  <OnlyFor who={worksWithDossiers}>
                    <FormPage />
                  </OnlyFor>
                }
              />
              <Route
                path="dossiers/:id/review"
                element={
                  <OnlyFor who={worksWithDossiers}>
                    <ReviewPage />
                  </OnlyFor>
                }
              />
              <Route
                path="dossiers/:id/receipt"
                element={
                  <OnlyFor who={worksWithDossiers}>
                    <ReceiptPage />
                  </OnlyFor>
                }
              />
              <Route
                path="work"
                element={
                  <OnlyFor who={anybody}>
                    <WorkListPage />
                  </OnlyFor>
                }
              />
              <Route
                path="work/counter"
                element={
                  <OnlyFor who={worksAtCounter}>
                    <CounterPage />
                  </OnlyFor>
                }
              />
              <Route
                path="work/:id"
                element={
                  <OnlyFor who={worksWithDossiers}>
                    <DecisionPage />
                  </OnlyFor>
                }
              />
              <Route
                path="opinions"
                element={
                  <OnlyFor who={seesDossiersOfOffice}>
                    <OpinionsPage />
                  </OnlyFor>
                }
              />
              <Route
                path="opinions/:id"
                element={
                  <OnlyFor who={seesDossiersOfOffice}>
                    <OpinionPage />
                  </OnlyFor>
                }
              />
              <Route
                path="measures"
                element={
                  <OnlyFor who={isHead}>
                    <MeasuresPage />
                  </OnlyFor>
                }
              />
              <Route
                path="ministry"
                element={
                  <OnlyFor who={anybody}>
                    <MinistryPage />
                  </OnlyFor>
                }
              />
              <Route
                path="ministry/corrections"
                element={
                  <OnlyFor who={isMinistry}>
                    <OwnedCorrectionsPage />
                  </OnlyFor>
                }
              />
              <Route
                path="ministry/messages"
                element={
                  <OnlyFor who={isMinistry}>
                    <OwnerMessagesPage />
                  </OnlyFor>
                }
              />
              <Route
                path="ministry/reviews"
                element={
                  <OnlyFor who={isMinistry}>
                    <FormReviewsPage />
                  </OnlyFor>
                }
              />
              <Route path="progress" element={<ProgressPage />} />
              <Route path="verify/:token" element={<VerificationPage />} />
              <Route path="elsewhere" element={<ElsewherePage />} />
              <Route path="signed-in" element={<SignedInPage />} />
              <Route path="*" element={<NoPage />} />
            </Routes>
          </Shell>
        </Announcer>
      </SessionProvider>
    </LanguageProvider>
  )
}

function NoPage() {
  const { t } = useLanguage()
  usePageTitle(t.app.notFound)
  return (
    <div className="stack">
      <h1>{t.app.notFound}</h1>
      <p>{t.app.notFoundText}</p>
      <p>
        <Link to="/">{t.app.back}</Link>
      </p>
    </div>
  )
}
