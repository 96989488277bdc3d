import { useCallback, useEffect, useRef, useState } from 'react'

type Word = 'opened' | 'here' | 'saved' | 'left'

/** Whether the same dossier is open in another tab of this browser, and whether that tab has saved something since. */
export function useOtherTabs(id: string) {
  const [others, setOthers] = useState(0)
  const [changed, setChanged] = useState(false)
  const channel = useRef<BroadcastChannel | null>(null)
  useEffect(() => {
    const own = new BroadcastChannel(`motlan.dossier.${id}`)
    const say = (word: Word) => own.postMessage(word)
    own.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data === 'opened') say('here')
      if (data === 'opened' || data === 'here') setOthers((before) => before + 1)
      if (data === 'left') setOthers((before) => Math.max(0, before - 1))
      if (data === 'saved') setChanged(true)
    }
    channel.current = own
    say('opened')
    const leave = () => say('left')
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
      own.close()
      channel.current = null
    }
  }, [id])
  const tellSaved = useCallback(() => channel.current?.postMessage('saved' satisfies Word), [])
  return { isOpenElsewhere: others > 0, isChangedElsewhere: changed, tellSaved }
}
