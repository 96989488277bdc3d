/**
 * Preloaded into the processes of a fault run (`node --import`): their clock is off by the milliseconds that the file
 * CLOCK_DIR/<HEALTH_PORT> holds, read anew four times a second. The services themselves know nothing of it.
 */
import { readFileSync } from 'node:fs'

const file = `${process.env.CLOCK_DIR}/${process.env.HEALTH_PORT}`
const RealDate = Date
let shift = 0

function read() {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0
  } catch {
    shift = 0
  }
}

class ShiftedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + shift)
    else super(...args)
  }

  static now() {
    return RealDate.now() + shift
  }
}

if (process.env.CLOCK_DIR) {
  read()
  setInterval(read, 250).unref()
  globalThis.Date = ShiftedDate
}
