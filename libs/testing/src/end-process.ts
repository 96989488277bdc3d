import { setTimeout as pause } from 'node:timers/promises'

/**
 * Sends SIGTERM to a process and waits until it has ended; SIGKILL follows where it still runs after `patience` milliseconds,
 * and only there: the id of one that has ended may be another's by now.
 */
export async function endProcess(pid: number, patience = 20_000): Promise<void> {
  const deadline = Date.now() + patience
  let runs = isSent(pid, 'SIGTERM')
  for (; runs && Date.now() < deadline; runs = isSent(pid, 0)) await pause(100)
  if (runs) isSent(pid, 'SIGKILL')
}

/** False where there is no such process. */
function isSent(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
