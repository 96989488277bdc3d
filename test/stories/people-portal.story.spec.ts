import type { Page } from 'playwright-core'
import type { FormDocument } from '#contracts'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { answersTo } from './forms.fixture.js'

const forNam = {
  ...{ kind: 'authorisation', personId: '001156020893', fullName: 'Trương Thị Năm', birthDate: '1956-05-05' },
  ...{ evidence: { number: '12/2026/UQ', date: '2026-10-01' }, scope: ['submit'], until: '2099-12-31' },
}

describe('people beside the applicant in a browser', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  let form = ''

  beforeAll(async () => {
    demo = await Demo.shared()
    reader = await Reader.open(demo.url)
    page = reader.page
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })
  afterEach(() => {
    expect(reader.complaints).toEqual([])
  })

  /** A refusal that was meant is told by the browser as an error of its own. */
  const expectRefusals = (...statuses: number[]) => {
    const isOf = (text: string) => statuses.some((status) => text.includes(`status of ${status}`))
    reader.complaints.splice(0, Infinity, ...reader.complaints.filter((text) => !isOf(text)))
  }
  const button = (name: string) => reader.button(name)
  const become = (name: string) => reader.become(name)
  /** Holds every request to an address until it is released. */
  const hold = async (address: RegExp) => {
    let release: () => void = () => undefined
    const held = new Promise<void>((done) => (release = done))
    await page.route(address, async (route) => {
      await held
      await route.continue()
    })
    return release
  }
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
    await button('Xem lại trước khi nộp').click()
    const summary = page.locator('.summary-box')
    for (const label of ['Số định danh cá nhân', 'Tình trạng hôn nhân'])
      await summary.getByText(label).first().waitFor()
    const none = page.getByLabel(/^Không có, hoặc tôi không biết/)
    while ((await none.and(page.locator(':not(:checked)')).count()) > 0) {
      await none.and(page.locator(':not(:checked)')).first().check()
    }
    for (const label of ['Họ, chữ đệm và tên', 'Số định danh cá nhân', 'Ngày sinh'])
      await summary.getByText(label, { exact: true }).waitFor()
    expect(await summary.getByText('Tình trạng hôn nhân').count()).toBe(0)
    await page.getByRole('link', { name: 'Khai người này, gửi đề nghị đồng ý' }).first().click()
    // the form left behind has a field for a name, too: on a slow machine it stands a moment longer
    await page.getByRole('heading', { name: 'Người khác trong hồ sơ' }).waitFor()
    await page.getByLabel('Họ, chữ đệm và tên').fill('Phạm Thị Hoa')
    await page.getByLabel('Số định danh (12 chữ số)').fill('052190035174')
    await page
      .getByLabel(/^Ngày sinh/)
      .last()
      .fill('9/5/1991')
    // what is written down waits for nothing else: everything asked after it is held until the next step is offered
    const release = await hold(/\/v1\/dossiers\/[^/]+(\/(prefill|snapshot|timeline|consents.*))?$/)
    await button('Ghi người này').click()
    await button('Gửi đề nghị đồng ý').waitFor()
    const answered = page.waitForResponse(/\/prefill$/)
    release()
    await answered
    await button('Gửi đề nghị đồng ý').click()
    await page.getByText('đang chờ trả lời', { exact: false }).waitFor()
    // a mistyped birth date: whoever named her is told what the request depends on, mends it, and asks again
    await page.getByText('chỉ thấy đề nghị khi số định danh, họ tên và ngày sinh', { exact: false }).waitFor()
    await page.getByText('sinh 09/05/1991', { exact: false }).waitFor()
    await button('Ghi lại người này').click()
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
    await page.goto('/')
    await page.getByRole('link', { name: 'Đỗ Quang Minh đề nghị bạn đồng ý: Đăng ký kết hôn' }).click()
    await page.getByRole('heading', { name: 'Đỗ Quang Minh đề nghị bạn đồng ý: Đăng ký kết hôn' }).waitFor()
    await page.getByText('Tình trạng hôn nhân', { exact: false }).first().waitFor()
    await looksFine('22-consent-request')
    await button('Tôi đồng ý').click()
    await button('Rút lại đồng ý').waitFor()
  })

  it('Minh is told of her consent, and her facts stand in his form without asking again', async () => {
    await become('Đỗ Quang Minh')
    await page.goto(form)
    await page.getByText('Phạm Thị Hoa đã đồng ý. Chúng tôi đã hỏi lại các cơ sở dữ liệu.').waitFor()
    await page.locator('.fact', { hasText: 'Phạm Thị Hoa' }).first().waitFor()
    await looksFine('23-partner-known')
    await page.goto(form.replace('/form', ''))
    await page.getByText('đã đồng ý', { exact: false }).waitFor()
  })

  it('Hoa opens a dossier for her child with the keyboard: no paper is asked, and nothing is lost on a refusal', async () => {
    await become('Phạm Thị Hoa')
    await page.goto('/procedures/1.013314')
    await button('Làm thay người khác').focus()
    await page.keyboard.press('Enter')
    const parent = page.getByLabel('Tôi là cha, mẹ')
    expect(await parent.evaluate((radio) => radio === radio.ownerDocument.activeElement)).toBe(true)
    await button('Mở hồ sơ cho người này').press('Enter')
    await page.getByText('Bạn chưa chọn. Hãy chọn một trong ba.').waitFor()
    await page.keyboard.press('Escape')
    expect(
      await button('Làm thay người khác').evaluate((opener) => opener === opener.ownerDocument.activeElement),
    ).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Nguyễn Hoàng Bảo Anh')
    await page.keyboard.press('Tab')
    await page.keyboard.type('14/9/2016')
    expect(await page.locator('.for-another input:not([type="radio"])').count()).toBe(2)
    await looksFine('24-for-a-child')
    await page.keyboard.press('Enter')
    await page.getByText('CSDL dân cư không ghi người này là con của bạn', { exact: false }).waitFor()
    expectRefusals(422)
    expect(await page.getByLabel('Ngày sinh của con').inputValue()).toBe('14/9/2016')
    await page.getByLabel('Họ, chữ đệm và tên của con').fill('Nguyễn Hoàng Bảo An')
    await page.keyboard.press('Enter')
    await page.getByText('Bạn đang điền cho Nguyễn Hoàng Bảo An.').waitFor()
    await page.locator('main').getByText('052 316 037 725').first().waitFor()
    await looksFine('25-form-of-a-child')
    await page.goto('/dossiers')
    await page.getByText('Phạm Thị Hoa làm thay Nguyễn Hoàng Bảo An, cha, mẹ.').waitFor()
  })

  it('Lan types her power of attorney; what the gateway refuses stands at its question', async () => {
    await become('Nguyễn Thị Lan')
    await page.goto('/procedures/1.014027')
    await button('Làm thay người khác').click()
    await page.getByLabel('Tôi có giấy uỷ quyền').check()
    await button('Mở hồ sơ cho người này').click()
    await page.getByRole('heading', { name: 'Còn 7 chỗ cần sửa' }).waitFor()
    await page.getByLabel('Họ, chữ đệm và tên của người uỷ quyền').fill('Trương Thị Năm')
    await page.getByLabel('Ngày sinh của người uỷ quyền').fill('5/5/1956')
    await page.getByLabel('Số định danh của người uỷ quyền').fill('001 156 020 893')
    await page.getByLabel('Số giấy uỷ quyền').fill('12/2026/UQ')
    await page.getByLabel('Ngày lập giấy uỷ quyền').fill('1/10/2026')
    await page.getByLabel('Nộp hồ sơ').check()
    await page.getByLabel('Ngày cuối cùng giấy còn hiệu lực').fill('31/10/2026')
    await button('Mở hồ sơ cho người này').click()
    const until = page.locator('.field.wrong')
    await until.getByText('Quyền đại diện đã hết hạn. Hãy làm giấy mới rồi mở hồ sơ.').waitFor()
    expectRefusals(422)
    expect(await page.locator('.field.wrong').count()).toBe(1)
    await looksFine('26-power-of-attorney')
    await page.getByLabel('Ngày cuối cùng giấy còn hiệu lực').fill('31/12/2099')
    await button('Mở hồ sơ cho người này').click()
    await page.getByRole('heading', { name: 'Chưa tra cứu gì cho đến khi cán bộ chấp nhận giấy của bạn' }).waitFor()
    await page.getByText('Uỷ ban nhân dân phường Đại Mỗ', { exact: false }).first().waitFor()
    form = new URL(page.url()).pathname
    await page.locator('.fact').first().waitFor({ state: 'detached' })
    expect(await page.locator('.fact').count()).toBe(0)
    await looksFine('27-waits-for-office')
    await button('Cán bộ đã chấp nhận, hỏi lại').click()
    await page.getByText('Cán bộ chưa chấp nhận giấy. Chưa tra cứu gì.').waitFor({ state: 'attached' })
    await page.goto('/dossiers')
    await page.getByText('Nguyễn Thị Lan làm thay Trương Thị Năm, giấy uỷ quyền.').waitFor()
    await page.getByText('Chờ cán bộ xem giấy').waitFor()
  })

  it('the official finds the paper in her list, and accepts it with what she saw', async () => {
    await become('Cao Thị Hạnh')
    await page.getByRole('heading', { name: '1 giấy đại diện chờ bạn xem' }).waitFor()
    await looksFine('28-papers-to-see')
    await page.getByRole('link', { name: 'Nguyễn Thị Lan làm thay Trương Thị Năm' }).click()
    await page.getByText('Số 12/2026/UQ, ngày 01/10/2026').waitFor()
    await button('Chấp nhận giấy').click()
    await page.getByText('Bạn chưa ghi lý do.', { exact: false }).waitFor()
    await page.getByLabel('Bạn thấy gì trên giấy?').fill('Đã xem bản chính.')
    await looksFine('29-decide-on-paper')
    await button('Chấp nhận giấy').click()
    await page.getByRole('heading', { name: 'Đã ghi: chấp nhận giấy.' }).waitFor()
    await page.getByText('Cao Thị Hạnh đã xem.', { exact: false }).waitFor()
    expect(await reader.barriers()).toEqual([])
    await page.getByRole('link', { name: 'Danh sách hồ sơ' }).first().click()
    await page.getByRole('heading', { name: 'Danh sách hồ sơ' }).waitFor()
    expect(await page.getByText('giấy đại diện chờ bạn xem', { exact: false }).count()).toBe(0)
  })

  it('Lan’s form fills itself, and the dossier says how far her right reaches', async () => {
    await become('Nguyễn Thị Lan')
    await page.goto(form)
    await page.locator('.fact').getByText('001 156 020 893').first().waitFor()
    await page.getByText('Bạn đang điền cho Trương Thị Năm.').waitFor()
    expect(await page.getByText('Chưa tra cứu gì', { exact: false }).count()).toBe(0)
    await page.goto(form.replace('/form', ''))
    const acting = page.locator('.acting')
    await acting.getByText('Đã xác nhận').waitFor()
    await acting.getByText('31/12/2099').waitFor()
    await page.getByText('Giấy không cho bạn: gửi phần bổ sung, rút hồ sơ.', { exact: false }).waitFor()
    await looksFine('30-acting-for-another')
  })

  it('what her paper does not cover is not offered: Lan may fill in, and Năm submits', async () => {
    const { id } = await (await demo.as('lan')).open('1.014027', { actingFor: { ...forNam, scope: ['withdraw'] } })
    await page.goto(`/dossiers/${id}/form`)
    await page.getByText('Giấy không cho bạn: nộp hồ sơ, gửi phần bổ sung.', { exact: false }).waitFor()
    await page.goto(`/dossiers/${id}/review`)
    await page.getByText('Trương Thị Năm đăng nhập thì làm được', { exact: false }).waitFor()
    expect(await button('Nộp hồ sơ').count()).toBe(0)
  })

  it('submitted by hand before anybody saw the paper, the dossier is accepted after the decision on it', async () => {
    const lan = await demo.as('lan')
    const { id } = await lan.open('1.014027', { actingFor: forNam })
    const { snapshotId, fields } = await lan.prefill(id)
    const byHand = fields.filter(({ notAsked }) => notAsked).map(({ path }) => [path, null])
    const { body: asked } = await lan.send<FormDocument>('GET', '/v1/procedures/1.014027/form')
    await lan.answer(id, { ...answersTo(asked), ...Object.fromEntries(byHand) })
    await lan.submit(id, snapshotId)
    await page.goto(`/dossiers/${id}/receipt`)
    await page.getByRole('heading', { name: 'Hồ sơ của Trương Thị Năm đã được nhận' }).waitFor()
    await page.locator('.receipt-facts').getByText('Nguyễn Thị Lan').waitFor()
    await page.locator('.receipt-facts').getByText('Trương Thị Năm').waitFor()
    await become('Cao Thị Hạnh')
    await page.goto(`/work/${id}`)
    await page.getByText('Quyết định về giấy đại diện trước', { exact: false }).waitFor()
    expect(await page.getByLabel('Tiếp nhận', { exact: true }).count()).toBe(0)
    await page.getByLabel('Bạn thấy gì trên giấy?').fill('Đã xem bản chính.')
    await button('Chấp nhận giấy').click()
    await page.getByLabel('Tiếp nhận', { exact: true }).check()
    await looksFine('32-accept-after-paper')
    await button('Tiếp nhận').click()
    await page.getByRole('heading', { name: 'Đã ghi: Tiếp nhận.' }).waitFor()
    await become('Nguyễn Thị Lan')
  })

  it('a refused paper leaves the sentence that says so, in English as well', async () => {
    const lan = await demo.as('lan')
    const { id } = await lan.open('1.014027', {
      actingFor: { ...forNam, kind: 'guardian' },
    })
    const asked = page.waitForResponse(/\/prefill$/)
    await page.goto(`/dossiers/${id}/form`)
    await page.getByLabel(/điện thoại/i).waitFor()
    await asked
    const official = await demo.as('official-dai-mo')
    const decision = { decision: 'refused', reason: 'Không phải bản chính.' }
    expect((await official.sendOnNewest('POST', `/v1/dossiers/${id}/representation`, decision)).status).toBe(200)
    await page.getByLabel(/điện thoại/i).fill('0912345678')
    await button('Xem lại trước khi nộp').click()
    await page.getByText('Cán bộ không chấp nhận giấy tờ đại diện của bạn.', { exact: false }).waitFor()
    expect(await page.getByLabel(/điện thoại/i).inputValue()).toBe('0912345678')
    await page.goto(`/dossiers/${id}`)
    await page.getByText('Cán bộ không chấp nhận giấy tờ đại diện của bạn.', { exact: false }).waitFor()
    // the list follows the rule of the item: what she may not see any longer is not in it
    expect((await lan.list()).items.map((item) => item.id)).not.toContain(id)
    await button('English').click()
    await page.getByText('The office did not accept your authority to act.', { exact: false }).waitFor()
    await looksFine('31-refused-in-english')
    expectRefusals(403)
  })
})
