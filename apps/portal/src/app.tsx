import { Link, Route, Routes } from 'react-router'
import { Announcer } from './components/announcer'
import { Shell } from './components/shell'
import { usePageTitle } from './components/title'
import { LanguageProvider, useLanguage } from './language'
import { DecisionPage } from './pages/decision/decision'
import { DossierPage } from './pages/dossier/dossier'
import { DossiersPage } from './pages/dossiers/dossiers'
import { ElsewherePage, SignedInPage } from './pages/elsewhere/elsewhere'
import { FormPage } from './pages/form/form'
import { HomePage } from './pages/home/home'
import { MinistryPage } from './pages/ministry/ministry'
import { ProcedurePage } from './pages/procedure/procedure'
import { ReceiptPage } from './pages/receipt/receipt'
import { ReviewPage } from './pages/review/review'
import { SignInPage } from './pages/sign-in/sign-in'
import { CounterPage } from './pages/counter/counter'
import { WorkListPage } from './pages/work-list/work-list'
import { SessionProvider } from './session'

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
              <Route path="dossiers" element={<DossiersPage />} />
              <Route path="dossiers/:id" element={<DossierPage />} />
              <Route path="dossiers/:id/form" element={<FormPage />} />
              <Route path="dossiers/:id/review" element={<ReviewPage />} />
              <Route path="dossiers/:id/receipt" element={<ReceiptPage />} />
              <Route path="work" element={<WorkListPage />} />
              <Route path="work/counter" element={<CounterPage />} />
              <Route path="work/:id" element={<DecisionPage />} />
              <Route path="ministry" element={<MinistryPage />} />
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
