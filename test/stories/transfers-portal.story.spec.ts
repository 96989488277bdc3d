import type { Page } from 'playwright-core'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { readyToSubmit } from './refusal.fixture.js'

describe('passing a dossier on in a browser', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  let [id, code] = ['', '']

  beforeAll(async () => {
    demo = await Demo.shared()
    const lan = await demo.as('lan')
    const ready = await readyToSubmit(lan)
    id = ready.id
    code = (await lan.submit(id, ready.snapshotId)).code
    reader = await Reader.open(demo.url)
    page = reader.page
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })

  it('names the other office by its place and says that it waits', async () => {
    await page.goto('/')
    await reader.become('Cao Thị Hạnh')
    await page.goto(`/work/${id}`)
    await page.getByLabel('Chuyển nơi khác giải quyết').check()
    await reader.button('Chuyển nơi khác giải quyết').click()
    await page.getByText('Hãy chọn cơ quan nhận hồ sơ.').waitFor()
    await page.getByLabel('Gõ tên xã, phường').fill('Ba Đình')
    await page
      .getByRole('radio', { name: /Phường Ba Đình, Thành phố Hà Nội/ })
      .first()
      .check()
    await page.getByLabel('Lý do').fill('Người nộp đã chuyển về phường Ba Đình.')
    await reader.picture('80-transfer-asked')
    await reader.button('Chuyển nơi khác giải quyết').click()
    await page.getByRole('heading', { name: 'Hồ sơ đang chờ chuyển nơi khác' }).waitFor()
    await reader.picture('81-transfer-waits')
  })

  it('stands in the list of the other office, which takes it over', async () => {
    await reader.become('Tạ Đình Phúc')
    await page.goto('/work')
    const row = page.locator('tr', { hasText: code })
    await row.getByText('cơ quan khác chuyển đến, chờ bạn nhận').waitFor()
    await row.getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Cơ quan khác chuyển hồ sơ này đến' }).waitFor()
    await page.getByLabel('Nhận giải quyết hồ sơ chuyển đến').check()
    await reader.picture('82-transfer-to-you')
    await reader.button('Nhận giải quyết hồ sơ chuyển đến').click()
    await page.getByRole('heading', { name: 'Cơ quan khác chuyển hồ sơ này đến' }).waitFor({ state: 'detached' })
    await page.getByText('Nơi giải quyết', { exact: true }).waitFor()
    await page.getByRole('radio', { name: 'Tiếp nhận', exact: true }).waitFor()
    expect(reader.complaints).toEqual([])
  })
})
