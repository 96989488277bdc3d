import { useLanguage } from '../../../shared/language/language'

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
