import { useState } from 'react'
import { Link } from 'react-router'
import { listRegistries } from '../../shared/api/ministry-client'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { useAsked } from '../../shared/query/use-asked'
import { useAuthorityName } from '../../shared/query/reference'
import { isCitizen, useSession } from '../../shared/session/session'
import { formWords } from './words/form.words'

/** Of the facts of one registry: what they are looked up for, who answers for them, and the person's rights. Folded away. */
export function DataUse({ registry, procedure }: { registry: string; procedure: string }) {
  const words = useWords(formWords).dataUse
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="data-use small" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.heading}</summary>
      {isOpen && <Said registry={registry} procedure={procedure} />}
    </details>
  )
}

function Said({ registry, procedure }: { registry: string; procedure: string }) {
  const { say } = useLanguage()
  const { me } = useSession()
  const words = useWords(formWords).dataUse
  const { value: registries } = useAsked(['registries'], listRegistries, { isReference: true })
  const owner = useAuthorityName(registries?.find(({ id }) => id === registry)?.owner)
  return (
    <>
      <p>
        {words.purpose(procedure)} {owner.value && words.controller(say(owner.value))}
      </p>
      <p>
        {words.refusal}
        <Sure of="B" />.
      </p>
      {isCitizen(me) && (
        <p>
          {words.rights}
          <Sure of="B" />: <Link to="/rights">{words.rightsLink}</Link>
        </p>
      )}
    </>
  )
}
