import { Problem } from './problem'

interface PageAccount {
  account: string
  /** Called once somebody else turns out to be signed in. */
  onAnother: () => void
}

const code = 'signed_in_as_another'
let page: PageAccount | undefined
let isClosed = false

/** From here on everything is asked for this account only, whoever else signs in in the same browser. */
export function askFor(next: PageAccount): void {
  page = next
}

/** Lets nothing be asked any more: the page belongs to nobody who is signed in. */
export function askNothingMore(): void {
  isClosed = true
}

/** The header that names the account of the page; throws where nothing may be asked any more. */
export function accountHeader(): Record<string, string> {
  if (isClosed) throw new Problem(401, { code })
  return page ? { 'Motlan-Account': page.account } : {}
}

/** Tells the page of a refusal because somebody else is signed in; gives the refusal. */
export function heedRefusal(problem: Problem): Problem {
  if (problem.code === code) page?.onAnother()
  return problem
}
