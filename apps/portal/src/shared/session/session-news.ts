/** What a tab tells the others of this browser: an account has opened a page here, or has signed out. */
export interface SessionNews {
  event: 'opened' | 'signedOut'
  account: string
}

const name = 'motlan.session'

/** Tells the other tabs. */
export function tellTabs(news: SessionNews): void {
  const channel = new BroadcastChannel(name)
  channel.postMessage(news)
  channel.close()
}

/** Hears what other tabs tell; gives the way to stop hearing it. */
export function onTabs(hear: (news: SessionNews) => void): () => void {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<SessionNews>) => hear(data)
  return () => channel.close()
}
