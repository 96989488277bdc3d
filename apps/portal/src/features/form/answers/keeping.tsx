import { useLanguage } from '../../../shared/language/language'
import { SignInAgain } from '../../../shared/ui/kept-notice'
import { useForm } from './form-context'

/** At the control in use: why what was typed there is not saved yet, that it is kept, and the way on. */
export function KeptHere({ path }: { path: string }) {
  const { t } = useLanguage()
  const { waits, saveAgain } = useForm()
  if (waits?.path !== path) return null
  return (
    <div className="notice attention kept-here" role="status">
      <p>{t.keeping[waits.why]}</p>
      <p className="row">
        {waits.why === 'signedOut' && <SignInAgain />}
        <button className="button plain small" type="button" onClick={saveAgain}>
          {t.keeping.again}
        </button>
      </p>
    </div>
  )
}

/** Above the form: that it is open in another tab too, and that the other tab has saved something. */
export function OtherTabs(props: { isOpenElsewhere: boolean; isChangedElsewhere: boolean }) {
  const { t } = useLanguage()
  const { isOpenElsewhere, isChangedElsewhere } = props
  if (!isOpenElsewhere && !isChangedElsewhere) return null
  return (
    <div className="notice attention" role="status">
      <p>{isChangedElsewhere ? t.keeping.otherSaved : t.keeping.otherTab}</p>
      {isChangedElsewhere && (
        <p>
          <button className="button second small" type="button" onClick={() => location.reload()}>
            {t.keeping.reload}
          </button>
        </p>
      )}
    </div>
  )
}
