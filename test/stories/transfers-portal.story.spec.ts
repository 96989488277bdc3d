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
  })

  it('asks the first office for its opinion, and shares what it chooses', async () => {
    await page.getByText('Xin ý kiến cơ quan khác').click()
    await page.getByLabel('Gõ tên cơ quan').fill('Đại Mỗ')
    await page
      .getByRole('radio', { name: /Đại Mỗ/ })
      .first()
      .check()
    await reader.button('Gửi phiếu xin ý kiến').click()
    await page.getByText('Bạn chưa ghi nội dung xin ý kiến.').waitFor()
    await page.getByLabel('Nội dung xin ý kiến').fill('Chỗ ở này có gì cần lưu ý không?')
    await page.getByText('Thông tin chia sẻ').click()
    await page
      .getByRole('checkbox', { name: /điện thoại/ })
      .first()
      .check()
    await reader.picture('83-opinion-asked')
    await reader.button('Gửi phiếu xin ý kiến').click()
    await page.getByText('chờ ý kiến', { exact: false }).first().waitFor()
    await reader.picture('84-opinion-waits')
    await page.goto('/work')
    await page.locator('tr', { hasText: code }).getByText('chờ ý kiến').waitFor()
  })

  it('which reads the question and that alone, and answers once', async () => {
    await reader.become('Cao Thị Hạnh')
    await page.goto('/opinions')
    await reader.picture('85-opinions')
    await page
      .locator('li', { hasText: `${code}-YK1` })
      .getByRole('link')
      .click()
    await page.getByText('Chỗ ở này có gì cần lưu ý không?').waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('Nguyễn Thị Lan')
    await reader.picture('86-opinion')
    await reader.button('Gửi ý kiến').click()
    await page.getByText('Bạn chưa chọn ý kiến.', { exact: false }).waitFor()
    await page.getByLabel('Không đồng ý').check()
    await page.getByLabel('Nội dung', { exact: true }).fill('Diện tích thực tế nhỏ hơn.')
    await reader.button('Gửi ý kiến').click()
    await page.getByText('Phiếu đã xong nên phần được chia sẻ không xem được nữa.').waitFor()
    await reader.become('Tạ Đình Phúc')
    await page.goto(`/work/${id}`)
    await page.getByText('Diện tích thực tế nhỏ hơn.').waitFor()
    expect(reader.complaints).toEqual([])
  })
})
