import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { jest } from '@jest/globals'
import { endProcess } from './end-process.js'

/** A process that runs until it is told to end; with `stubborn` SIGTERM does not end it. */
async function aProcess(stubborn: boolean): Promise<number> {
  const handler = stubborn ? 'process.on("SIGTERM", () => undefined);' : ''
  const child = spawn(process.execPath, ['-e', `${handler} setInterval(() => undefined, 1000); console.log('runs')`])
  await once(child.stdout, 'data')
  return child.pid as number
}

describe('a process that is ended', () => {
  const sent = jest.spyOn(process, 'kill')
  const signals = () => sent.mock.calls.map(([, signal]) => signal).filter((signal) => signal !== 0)
  afterEach(() => sent.mockClear())
  afterAll(() => sent.mockRestore())

  it('is not killed once it has ended', async () => {
    await endProcess(await aProcess(false))
    expect(signals()).toEqual(['SIGTERM'])
  })

  it('is killed where it still runs in the end', async () => {
    const pid = await aProcess(true)
    await endProcess(pid, 300)
    expect(signals()).toEqual(['SIGTERM', 'SIGKILL'])
  })
})
