import type { Page } from 'playwright-core'
import type { FormDocument } from '#contracts'
import type { Snapshot } from '../system/client.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { answersToEveryGap } from './fallback.fixture.js'
import { answersTo } from './forms.fixture.js'

const procedure = '1.014632'
const project = 'Dự án chỉ Lan biết'
const refusal = 'Hồ sơ nộp nhầm thủ tục.'
const anotherSignedIn = 'Người khác vừa đăng nhập trên trình duyệt này'
const keptKeys = 'Object.keys(localStorage).filter((key) => key.startsWith("motlan.typed"))'

describe('a page belongs to the account that opened it', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  let done: string[] = []

  beforeAll(async () => {
    demo = await Demo.shared()
    reader = await Reader.open(demo.url)
    page = reader.page
    page.setDefaultTimeout(20_000)
    page.on('response', (answer) => {
      if (answer.request().method() !== 'GET' && answer.status() !== 401) done.push(answer.url())
    })
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })
  beforeEach(async () => {
    await page.goto('/')
    await page.evaluate('localStorage.clear()')
  })

  const opened = async () => {
    const lan = await demo.as('lan')
    const { id } = await lan.open(procedure)
    const { snapshotId } = await lan.prefill(id)
    return { lan, id, snapshotId }
  }
  const projectField = () => page.getByLabel('Tên dự án nhà ở xã hội').last()
  const choose = (tab: Page, name: string) => tab.getByRole('link', { name, exact: true }).last().click()
  /** Somebody signs in in a tab of her own, which is closed again. */
  const signInBeside = async (name: string) => {
    const tab = await page.context().newPage()
    await tab.goto('/sign-in?returnTo=%2Fsigned-in')
    await choose(tab, name)
    await tab.getByRole('heading', { name: 'Bạn đã đăng nhập' }).waitFor()
    await tab.close()
  }
  const isClosed = async (...secrets: string[]) => {
    await page.getByRole('heading', { name: anotherSignedIn }).waitFor()
    const shown = await page.locator('body').innerText()
    for (const secret of secrets) expect(shown).not.toContain(secret)
  }

  it('another who signs in in place gets nothing of hers, sends nothing for her, and leaves her text to her', async () => {
    const { lan, id } = await opened()
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/form`)
    await projectField().waitFor()
    await page.context().clearCookies()
    await projectField().fill(project)
    const again = page.locator('.kept-here').getByRole('link', { name: 'Đăng nhập lại (mở thẻ mới)' })
    await again.waitFor()
    done = []
    const opening = page.context().waitForEvent('page')
    await again.click()
    const tab = await opening
    await choose(tab, 'Đỗ Quang Minh')
    await isClosed(project, 'Nguyễn Thị Lan', '001 188 014 826')
    await reader.picture('58-page-of-another')
    expect(await reader.barriers()).toEqual([])
    expect(done).toEqual([])

    await tab.getByRole('button', { name: 'Đăng xuất' }).click()
    await tab.getByRole('link', { name: 'Đăng nhập', exact: true }).waitFor()
    await tab.close()
    await page.getByRole('link', { name: 'Đăng nhập lại để làm tiếp' }).click()
    await choose(page, 'Nguyễn Thị Lan')
    await page.getByText('Đã lấy lại điều bạn gõ lần trước mà chưa kịp lưu.').waitFor()
    expect(await projectField().inputValue()).toBe(project)
    await page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok()).catch(() => undefined)
    expect((await lan.get(id)).answers).toMatchObject({ '/request/project': project })
  })

  it('an official’s dossier and reason leave the screen when a colleague of another office signs in beside it', async () => {
    const { lan, id, snapshotId } = await opened()
    const { body: form } = await lan.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)
    const { body: snapshot } = await lan.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)
    await lan.answer(id, { ...answersTo(form), ...answersToEveryGap(form, snapshot) })
    await lan.submit(id, snapshotId)
    await reader.become('Cao Thị Hạnh')
    await page.goto(`/work/${id}`)
    await page.getByLabel('Không tiếp nhận', { exact: true }).check()
    await page.getByLabel(/^Lý do/).fill(refusal)
    await signInBeside('Tạ Đình Phúc')
    await isClosed(refusal, 'Nguyễn Thị Lan', '001 188 014 826')
    await page.getByRole('link', { name: 'Đăng nhập lại để làm tiếp' }).click()
    await choose(page, 'Cao Thị Hạnh')
    await page.getByText('Đã lấy lại điều bạn gõ lần trước mà chưa kịp lưu.').waitFor()
    expect(await page.getByLabel(/^Lý do/).inputValue()).toBe(refusal)
  })

  it('what is typed before the page hears of it is refused, and kept', async () => {
    const { lan, id } = await opened()
    const minh = await Reader.open(demo.url)
    await minh.page.goto('/')
    await minh.become('Đỗ Quang Minh')
    const cookies = await minh.page.context().cookies()
    await minh.close()
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/form`)
    await projectField().waitFor()
    await page.context().addCookies(cookies)
    const refused = page.waitForResponse(/\/answers$/)
    await projectField().fill(project)
    await projectField().blur()
    expect((await refused).status()).toBe(401)
    await isClosed(project, 'Nguyễn Thị Lan')
    expect(await page.evaluate<string[]>(keptKeys)).toHaveLength(1)
    expect((await lan.get(id)).answers ?? {}).not.toHaveProperty('/request/project')
  })

  it('who cannot sign out is told so and stays signed in; who can leaves nothing in any tab', async () => {
    const { lan, id } = await opened()
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/form`)
    await projectField().waitFor()
    await page.context().setOffline(true)
    await projectField().fill(project)
    await reader.button('Đăng xuất').click()
    await page.getByRole('heading', { name: 'Chưa đăng xuất được' }).waitFor()
    expect(await page.locator('.who').innerText()).toBe('Nguyễn Thị Lan')
    expect(await projectField().inputValue()).toBe(project)
    await reader.picture('59-not-signed-out')
    await page.context().setOffline(false)

    const tab = await page.context().newPage()
    await tab.goto('/dossiers')
    await projectField().fill(`${project}!`)
    await reader.button('Đăng xuất').click()
    await page.getByRole('link', { name: 'Đăng nhập', exact: true }).waitFor()
    await tab.getByRole('heading', { name: 'Bạn đã đăng xuất ở một thẻ khác' }).waitFor()
    await tab.close()
    expect(await page.evaluate<string[]>(keptKeys)).toEqual([])
    expect((await lan.get(id)).answers).toMatchObject({ '/request/project': `${project}!` })
  })
})
