import type { ActionRequest } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { FieldError } from '../../shared/ui/field-error'
import { decisionWords } from './words/decision.words'

export type Decided = NonNullable<ActionRequest['outcome']>['decision']

/** What the signed result says: the request is granted or refused. */
export function OutcomeChoice(props: {
  decided: Decided | null
  missing: boolean
  choose: (decided: Decided) => void
}) {
  const { outcome } = useWords(decisionWords)
  const { decided, missing, choose } = props
  return (
    <fieldset className={missing ? 'field wrong' : 'field'}>
      <legend>{outcome.legend}</legend>
      <FieldError>{missing ? outcome.missing : null}</FieldError>
      <div className="acts">
        {(['granted', 'refused'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="outcome" checked={decided === each} onChange={() => choose(each)} />
            {outcome[each]}
          </label>
        ))}
      </div>
      <p className="help">{outcome.help}</p>
    </fieldset>
  )
}
