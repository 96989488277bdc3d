import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type Locator, type Page } from 'playwright-core'

/** Chromium's flags for a machine without a sandbox of its own; what would weaken the page's security is left out. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']

/** Run within the pages. */
const tellViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI))`
const isWider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'

const axeSource = readFileSync(
  createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** Where the pictures of the pages are kept: PICTURES_DIR, or a new directory beside the system's other temporary files. */
const pictures = process.env['PICTURES_DIR'] ?? mkdtempSync(join(tmpdir(), 'motlan-pictures-'))

/** A reader's browser, which keeps everything the pages complained of. */
export class Reader {
  /** Errors of the console, of scripts and of the content security policy, and answers with status 500 and above. */
  readonly complaints: string[] = []

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      // a browser reports every 401 to the question who is signed in, which nobody is at first
      const expected = /status of 401/.test(message.text()) && message.location().url.endsWith('/v1/me')
      if (message.type() === 'error' && !expected) this.complaints.push(`${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.status()} ${response.url()}`)
    })
  }

  static async open(url: string): Promise<Reader> {
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: flags,
      timeout: 60_000,
    })
    const viewport = { width: 1280, height: 900 }
    const context = await browser.newContext({
      baseURL: url,
      viewport,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(30_000)
    const reader = new Reader(browser, await context.newPage())
    await reader.page.addInitScript(tellViolations)
    return reader
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** Chooses somebody in the sandbox bar, which leads through the identity provider and back. */
  async become(name: string): Promise<void> {
    await this.button('Đổi vai, tắt thử một cơ sở dữ liệu').click()
    await this.page.getByRole('link', { name, exact: true }).first().click() // a work list may name the person, too
    await this.page.locator('.who', { hasText: name }).waitFor()
  }

  /** Keeps the page as it is, on a wide screen and on a telephone. */
  async picture(name: string): Promise<void> {
    for (const width of [390, 1280]) {
      await this.page.setViewportSize({ width, height: 900 })
      await this.page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
    }
  }

  /** Whether the page is wider than a telephone, so that one would have to scroll sideways. */
  async overflows(width = 390): Promise<boolean> {
    await this.page.setViewportSize({ width, height: 900 })
    const wider = await this.page.evaluate<boolean>(isWider)
    await this.page.setViewportSize({ width: 1280, height: 900 })
    return wider
  }

  /** What axe finds serious or critical, as `rule: element`. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axeSource)
    const found = await this.page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
    const { violations } = found as { violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }

  close(): Promise<void> {
    return this.browser.close()
  }
}
