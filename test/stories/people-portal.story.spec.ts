import { jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'

jest.setTimeout(60_000)

describe('a marriage in a browser', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  let form = ''

  beforeAll(async () => {
    demo = await Demo.start()
    reader = await Reader.open(demo.url)
    page = reader.page
  }, 120_000)
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  }, 30_000)
  afterEach(() => {
    expect(reader.complaints).toEqual([])
  })

  const button = (name: string) => reader.button(name)
  const become = (name: string) => reader.become(name)
  const looksFine = async (name: string) => {
    await reader.picture(name)
    expect(await reader.overflows()).toBe(false)
    expect(await reader.barriers()).toEqual([])
  }

  it('Minh is told why nothing is known of the other party, names Hoa and asks for her consent', async () => {
    await page.goto('/')
    await become('Đỗ Quang Minh')
    await page.goto('/procedures/1.000894')
    await button('Bắt đầu').click()
    await page.getByText('Chưa cho biết người này là ai', { exact: false }).first().waitFor()
    form = new URL(page.url()).pathname
    await looksFine('20-partner-not-named')
    await page.getByRole('link', { name: 'Khai người này, gửi đề nghị đồng ý' }).first().click()
    await page.getByLabel('Họ, chữ đệm và tên').fill('Phạm Thị Hoa')
    await page.getByLabel('Số định danh (12 chữ số)').fill('052190035174')
    await page
      .getByLabel(/^Ngày sinh/)
      .last()
      .fill('9/5/1990')
    await button('Ghi người này').click()
    await button('Gửi đề nghị đồng ý').click()
    await page.getByText('đang chờ trả lời', { exact: false }).waitFor()
    await looksFine('21-consent-asked')
  })

  it('Hoa reads what will be looked up about her, and consents', async () => {
    await become('Phạm Thị Hoa')
    await page.goto('/dossiers')
    await page.getByRole('heading', { name: 'Đỗ Quang Minh đề nghị bạn đồng ý: Đăng ký kết hôn' }).waitFor()
    await page.getByText('Tình trạng hôn nhân', { exact: false }).first().waitFor()
    await looksFine('22-consent-request')
    await button('Tôi đồng ý').click()
    await button('Rút lại đồng ý').waitFor()
  })

  it('Minh asks again, and her facts stand in his form with their source', async () => {
    await become('Đỗ Quang Minh')
    await page.goto(form)
    await button('Hỏi lại cơ sở dữ liệu').first().click()
    await page.locator('.fact', { hasText: 'Phạm Thị Hoa' }).first().waitFor()
    await looksFine('23-partner-known')
    await page.goto(form.replace('/form', ''))
    await page.getByText('đã đồng ý', { exact: false }).waitFor()
  })
})
