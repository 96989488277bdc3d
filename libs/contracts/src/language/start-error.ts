/** Why a service cannot start, as one sentence for the person who starts it. The process exits with a code not 0. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
