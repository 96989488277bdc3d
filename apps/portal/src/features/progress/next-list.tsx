import { Fragment } from 'react'
import { Link } from 'react-router'
import type { NextAnnouncement } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { progressWords } from './words'

/** The order in which announcing concepts would remove most questions and papers. */
export function NextList({ items }: { items: NextAnnouncement[] }) {
  const { say } = useLanguage()
  const words = useWords(progressWords)
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      <p className="soft">{items.length === 0 ? words.nextNone : words.nextText}</p>
      <ol className="next">
        {items.map((item) => (
          <li key={item.concept}>
            <h3>{say(item.name)}</h3>
            <p>
              <b>{words.removes(item.questions, item.papers)}</b> · {say(item.ownerName)}
            </p>
            <p className="small soft">
              {words.steps[item.step]}
              {item.procedures.length > 0 && `. ${words.procedures(item.procedures.length)} `}
              {item.procedures.map((code, at) => (
                <Fragment key={code}>
                  {at > 0 && ', '}
                  <Link to={`/procedures/${code}`}>{code}</Link>
                </Fragment>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
