const everyMs = 60_000

/**
 * A jest reporter for logs that are read afterwards: says at once which file failed and why, every minute what is running
 * and since when, and at the end which files took longest. Files that pass are only counted.
 */
export default class ProgressReporter {
  #began = Date.now()
  #running = new Map()
  #took = []
  #passed = 0
  #failed = 0
  #timer

  onRunStart() {
    this.#timer = setInterval(() => this.#say(), everyMs)
  }

  onTestFileStart({ path }) {
    this.#running.set(path, Date.now())
  }

  onTestFileResult({ path }, { numPassingTests, numFailingTests, failureMessage }) {
    this.#took.push({ path, seconds: secondsSince(this.#running.get(path) ?? Date.now()) })
    this.#running.delete(path)
    this.#passed += numPassingTests
    this.#failed += numFailingTests
    if (failureMessage) process.stdout.write(`FAIL ${shortOf(path)}\n${failureMessage}\n`)
  }

  onRunComplete() {
    clearInterval(this.#timer)
    this.#say()
    const slowest = this.#took.toSorted((left, right) => right.seconds - left.seconds).slice(0, 15)
    for (const { path, seconds } of slowest) process.stdout.write(`  ${seconds} s ${shortOf(path)}\n`)
  }

  #say() {
    const running = [...this.#running].map(([path, since]) => `${shortOf(path)} for ${secondsSince(since)} s`)
    const told = `${this.#took.length} files, ${this.#passed} tests passed, ${this.#failed} failed`
    process.stdout.write(`${secondsSince(this.#began)} s: ${[told, ...running].join('; ')}\n`)
  }
}

function secondsSince(time) {
  return Math.round((Date.now() - time) / 1000)
}

function shortOf(path) {
  return path.replace(`${process.cwd()}/`, '')
}
