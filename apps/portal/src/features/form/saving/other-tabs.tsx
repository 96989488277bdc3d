import { useWords } from '../../../shared/language/language'
import { formWords } from '../words/form.words'

/** Above the form: that it is open in another tab too, and that the other tab has saved something. */
export function OtherTabs(props: { isOpenElsewhere: boolean; isChangedElsewhere: boolean }) {
  const words = useWords(formWords)
  const { isOpenElsewhere, isChangedElsewhere } = props
  if (!isOpenElsewhere && !isChangedElsewhere) return null
  return (
    <div className="notice attention" role="status">
      <p>{isChangedElsewhere ? words.keeping.otherSaved : words.keeping.otherTab}</p>
      {isChangedElsewhere && (
        <p>
          <button className="button second small" type="button" onClick={() => location.reload()}>
            {words.keeping.reload}
          </button>
        </p>
      )}
    </div>
  )
}
