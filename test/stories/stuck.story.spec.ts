import type { Page } from 'playwright-core'
import type { FormDocument } from '#contracts'
import type { Client, Snapshot } from '../system/client.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { eventually } from '#testing'
import { answersToEveryGap } from './fallback.fixture.js'
import { answersTo } from './forms.fixture.js'

const procedure = '1.014632'

/** Run within the page: the addresses of the summary's links that lead to no element. */
const deadLinks = `[...document.querySelectorAll('.summary-box a, .outcome a[href^="#"]')]
  .map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id))`

describe('where people got stuck', () => {
  let demo: Demo
  let reader: Reader
  let page: Page

  beforeAll(async () => {
    demo = await Demo.shared()
    reader = await Reader.open(demo.url)
    page = reader.page
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })

  const button = (name: string) => reader.button(name)
  /** A page of a browser in which nobody has signed in. */
  const apart = async () => {
    const context = await page.context().browser()?.newContext({ locale: 'vi-VN' })
    if (!context) throw new Error('The browser is closed.')
    return context.newPage()
  }
  const looksFine = async (name: string) => {
    await reader.picture(name)
    expect(await reader.overflows()).toBe(false)
    expect(await reader.barriers()).toEqual([])
  }
  const filledIn = async (who: string, more: object = {}) => {
    const client = await demo.as(who)
    const { id } = await client.open(procedure, more)
    await client.prefill(id)
    return { client, id }
  }

  /** Answers every question and every gap. */
  const answerAll = async (client: Client, id: string) => {
    const { body: form } = await client.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)
    const { body: snapshot } = await client.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)
    await client.answer(id, { ...answersTo(form), ...answersToEveryGap(form, snapshot) })
  }

  it('Quyên, whose commune was split, chooses among what became of it before the form starts', async () => {
    await page.goto('/')
    await reader.become('Ngô Lệ Quyên')
    await page.goto(`/procedures/${procedure}`)
    await button('Bắt đầu').click()
    await page.getByText('Hãy chọn xã, phường nhận hồ sơ.').waitFor()
    await page.getByLabel('Tên xã, phường (tên cũ cũng được)').fill('Đại Mỗ')
    const offered = page.getByRole('radio')
    await offered.nth(4).waitFor()
    await looksFine('50-which-office')
    await page.getByLabel(/^Phường Đại Mỗ/).check()
    await button('Bắt đầu').click()
    await page.getByText('Uỷ ban nhân dân phường Đại Mỗ', { exact: false }).first().waitFor()
    const id = /dossiers\/([^/]+)/.exec(page.url())?.[1] ?? ''
    const quyen = await demo.as('quyen')
    await eventually(
      () => quyen.send('GET', `/v1/dossiers/${id}/snapshot`),
      ({ status }) => expect(status).toBe(200),
    )
    await answerAll(quyen, id)
    for (const at of ['form', 'review']) {
      await page.goto(`/dossiers/${id}/${at}`)
      await page.getByText('Uỷ ban nhân dân phường Đại Mỗ', { exact: false }).first().waitFor()
    }
    await page.getByLabel(/Tôi đã xem lại/).check()
    await button('Nộp hồ sơ').click()
    await page.locator('.receipt-facts .code').waitFor()
    expect(await page.locator('.receipt-facts .code').innerText()).toMatch(/^H26\.00637-/)
    await page.getByText('Uỷ ban nhân dân phường Đại Mỗ', { exact: false }).first().waitFor()
  })

  it('a draft without an office asks for it where it is missed', async () => {
    const { client, id } = await filledIn('quyen')
    await answerAll(client, id)
    await page.goto(`/dossiers/${id}/review`)
    await page.getByLabel(/Tôi đã xem lại/).check()
    await button('Nộp hồ sơ').click()
    const field = page.getByLabel('Tên xã, phường (tên cũ cũng được)')
    expect(await field.evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true)
    await field.fill('hong ha')
    await page.getByLabel(/^Phường Hồng Hà, Thành phố Hà Nội/).check()
    await button('Nộp hồ sơ').click()
    await page.locator('.receipt-facts .code').waitFor()
  })

  it('every error of every form leads to a control that is there', async () => {
    const { items } = (await demo.anyone.send<{ items: { code: string }[] }>('GET', '/v1/procedures?limit=100')).body
    await reader.become('Nguyễn Thị Lan')
    const lan = await demo.as('lan')
    const dead: Record<string, unknown> = {}
    for (const { code } of items) {
      const { id } = await lan.open(code)
      await page.goto(`/dossiers/${id}/form`)
      await button('Xem lại trước khi nộp').click()
      await page.locator('.summary-box').or(button('Nộp hồ sơ')).first().waitFor()
      const found = await page.evaluate<string[]>(deadLinks)
      if (found.length > 0) dead[code] = found
    }
    expect(dead).toEqual({})
  })

  it('a sign-in that ends while somebody types is told at the control, and nothing is lost', async () => {
    const { client, id } = await filledIn('lan')
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/form`)
    const phone = page.getByLabel(/điện thoại/i)
    await phone.waitFor()
    await page.context().clearCookies()
    await phone.fill('0912345678')
    await phone.blur()
    const told = page.locator('.kept-here')
    await told.getByText('Phiên đăng nhập đã hết. Điều bạn vừa gõ được giữ trên máy này.').waitFor()
    expect(await page.locator('.asked', { has: told }).filter({ has: phone }).count()).toBe(1)
    await looksFine('51-signed-out-while-typing')
    const opened = page.context().waitForEvent('page')
    await told.getByRole('link', { name: 'Đăng nhập lại (mở thẻ mới)' }).click()
    const tab = await opened
    await tab.getByRole('link', { name: 'Nguyễn Thị Lan', exact: true }).last().click()
    await tab.getByRole('heading', { name: 'Bạn đã đăng nhập' }).waitFor()
    await tab.close()
    await told.waitFor({ state: 'detached' })
    expect((await client.get(id)).answers).toMatchObject({ '/contact/phone': '0912345678' })
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("motlan.typed"))')).toEqual([])
  })

  it('a network that goes keeps what is typed, also when the page is closed, and saves it on return', async () => {
    const { client, id } = await filledIn('lan')
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/form`)
    const phone = page.getByLabel(/điện thoại/i)
    await phone.waitFor()
    await page.context().setOffline(true)
    await phone.fill('0987654321')
    await phone.blur()
    await page.getByText('Đang mất mạng. Điều bạn vừa gõ được giữ trên máy này', { exact: false }).waitFor()
    await page.context().setOffline(false)
    await page.locator('.kept-here').waitFor({ state: 'detached' })
    expect((await client.get(id)).answers).toMatchObject({ '/contact/phone': '0987654321' })
    await page.context().setOffline(true)
    await phone.fill('0911111111')
    await page.goto('about:blank')
    await page.context().setOffline(false)
    await page.goto(`/dossiers/${id}/form`)
    await phone.waitFor() // the page that was left may have saved it by now: then it is no news
    expect(await phone.inputValue()).toBe('0911111111')
    await eventually(
      () => page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("motlan.typed"))'),
      (kept) => expect(kept).toEqual([]),
    )
    expect((await client.get(id)).answers).toMatchObject({ '/contact/phone': '0911111111' })
  })

  it('two tabs of one dossier are told of each other', async () => {
    const { id } = await filledIn('lan')
    await page.goto(`/dossiers/${id}/form`)
    const phone = page.getByLabel(/điện thoại/i)
    await phone.waitFor()
    const tab = await page.context().newPage()
    await tab.goto(`/dossiers/${id}/form`)
    for (const each of [page, tab])
      await each.getByText('Hồ sơ này cũng đang mở ở một thẻ khác của trình duyệt.').waitFor()
    await tab.getByLabel(/điện thoại/i).fill('0912345678')
    await tab.getByLabel(/điện thoại/i).blur()
    await page.getByText('Thẻ kia vừa lưu câu trả lời. Hãy tải lại để thấy.').waitFor()
    await tab.close()
    await button('Tải lại').click()
    await phone.waitFor()
    expect(await phone.inputValue()).toBe('0912345678')
    expect(await page.getByText('cũng đang mở ở một thẻ khác', { exact: false }).count()).toBe(0)
  })

  it('of two tabs with one form the later one is told what the other saved, and decides', async () => {
    const { client, id } = await filledIn('lan')
    const phoneOf = (each: Page) => each.getByLabel(/điện thoại/i)
    const type = async (each: Page, number: string) => {
      await phoneOf(each).fill(number)
      await phoneOf(each).blur()
    }
    const isSaved = (number: string) =>
      eventually(
        () => client.get(id),
        ({ answers }) => expect(answers).toMatchObject({ '/contact/phone': number }),
      )
    const tab = await page.context().newPage()
    for (const each of [page, tab]) {
      await each.goto(`/dossiers/${id}/form`)
      await phoneOf(each).waitFor()
    }
    await type(tab, '0912345678')
    await isSaved('0912345678')
    await type(page, '0987654321')
    const told = page.locator('.changed-here')
    await told.getByText('Đang có: 0912345678. Bạn gõ: 0987654321.', { exact: false }).waitFor()
    expect(
      await page
        .locator('.asked', { has: told })
        .filter({ has: phoneOf(page) })
        .count(),
    ).toBe(1)
    await looksFine('61-saved-elsewhere')
    await isSaved('0912345678')
    await button('Lưu điều tôi gõ').click()
    await told.waitFor({ state: 'detached' })
    await isSaved('0987654321')
    await type(tab, '0900000001')
    await tab.getByRole('button', { name: 'Lấy điều đang có' }).click()
    await tab.locator('.changed-here').waitFor({ state: 'detached' })
    expect(await phoneOf(tab).inputValue()).toBe('0987654321')
    await type(tab, '0900000002')
    await isSaved('0900000002')
    await tab.close()
  })

  it('whoever is not signed in is told so on every page for somebody, and nothing is asked for them', async () => {
    const stranger = await apart()
    const refused: string[] = []
    stranger.on('response', (response) => response.status() === 401 && refused.push(response.url()))
    for (const path of ['/work', '/ministry', '/dossiers', '/measures', '/rights']) {
      await stranger.goto(`${demo.url}${path}`)
      await stranger.getByRole('heading', { name: 'Bạn cần đăng nhập' }).waitFor()
      const signIn = stranger.locator('main').getByRole('link', { name: 'Đăng nhập' })
      expect(await signIn.getAttribute('href')).toBe(`/sign-in?returnTo=${encodeURIComponent(path)}`)
    }
    expect(refused.filter((url) => !url.endsWith('/v1/me'))).toEqual([])
    await stranger.context().close()
  })

  it('on a slow line the page says that it is loading, and what is not there leads on', async () => {
    const slow = await apart()
    let answer: () => void = () => undefined
    const held = new Promise<void>((done) => (answer = done))
    await slow.route(/\/v1\/me$/, async (route) => {
      await held
      await route.continue()
    })
    await slow.goto(demo.url)
    await slow.getByText('Đang tải', { exact: false }).waitFor()
    answer()
    await slow.getByRole('heading', { level: 1 }).waitFor()
    await slow.goto(`${demo.url}/procedures/9.999999`)
    await slow.getByRole('heading', { name: 'Không tìm thấy' }).waitFor()
    expect(await slow.getByRole('button', { name: 'Thử lại' }).count()).toBe(0)
    await slow.locator('main').getByRole('link').first().waitFor()
    await slow.context().close()
  })

  it('the review names the papers that have to be brought', async () => {
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    const { client, id } = await filledIn('lan')
    const death = await client.open('1.000656')
    await client.prefill(death.id)
    await page.goto(`/dossiers/${death.id}/review`)
    const papers = page.locator('section', { has: page.getByRole('heading', { name: 'Giấy bạn phải nộp' }) })
    await papers.getByText('Giấy báo tử', { exact: false }).first().waitFor()
    expect(await page.getByText('Bạn không phải nộp giấy tờ nào.').count()).toBe(0)
    await client.send('DELETE', `/v1/dossiers/${id}`)
  })

  it('an auditor is told where the work is, whichever page is opened', async () => {
    await page.goto('/')
    await reader.become('Kiều Minh Đức')
    for (const path of ['/work', '/elsewhere']) {
      await page.goto(path)
      await page.getByRole('heading', { name: 'Việc của bạn ở nơi khác' }).waitFor()
    }
    await looksFine('52-auditor')
  })

  it('a head without permissions is told who gives them, a refused list says so, and neither loads for ever', async () => {
    await page.route(/\/v1\/me$/, async (route) => {
      const me = (await (await route.fetch()).json()) as object
      await route.fulfill({ json: { ...me, permissions: [] } })
    })
    await page.goto('/')
    await reader.become('Vương Quốc Thắng')
    await page.getByText('chưa được giao quyền xem hồ sơ', { exact: false }).waitFor()
    expect(await page.getByText('Đang tải…').count()).toBe(0)
    await page.unroute(/\/v1\/me$/)
    await page.route(/\/v1\/dossiers\?/, (route) => route.fulfill({ status: 503, json: {} }))
    await page.goto('/work')
    await page.getByRole('alert').waitFor()
    expect(await page.getByText('Đang tải…').count()).toBe(0)
    await page.unroute(/\/v1\/dossiers\?/)
    reader.complaints.length = 0
  })

  it('a head sees the list of the office, an operator where the work is', async () => {
    await page.goto('/')
    await reader.become('Vương Quốc Thắng')
    await page.getByRole('heading', { name: 'Danh sách hồ sơ' }).waitFor()
    await page.getByText(/^\d+ hồ sơ, gần hạn nhất ở trên/).waitFor()
    await looksFine('54-head')
    await page.goto('/work/counter')
    await page.waitForURL(/\/work$/)
    await page.goto('/dossiers')
    await page.waitForURL(/\/work$/)
    await reader.become('Hồ Thanh Sơn')
    await page.getByRole('heading', { name: 'Việc của bạn ở nơi khác' }).waitFor()
    await looksFine('55-operator')
    for (const address of ['/work/counter', '/dossiers', '/work/some-dossier', '/dossiers/some-dossier/receipt']) {
      await page.goto(address)
      await page.waitForURL(/\/elsewhere$/)
    }
  })

  it('the work list opens the most urgent dossier and says how many are due, whatever is shown', async () => {
    await page.goto('/')
    await reader.become('Cao Thị Hạnh')
    await page.goto('/work')
    await page
      .getByLabel('Hạn trả')
      .getByText(/Trong 7 ngày \(\d+\)/)
      .waitFor({ state: 'attached' })
    const list = await (await demo.as('official-dai-mo')).list('?open=true&limit=1')
    expect(await page.getByRole('link', { name: 'Mở hồ sơ gấp nhất' }).getAttribute('href')).toBe(
      `/work/${list.items[0]?.id}`,
    )
    await page.getByLabel('Tên, mã hồ sơ hoặc số định danh').fill('001191083306')
    await page.getByText('1 hồ sơ, gần hạn nhất ở trên').waitFor()
    await looksFine('53-work-list')
  })

  it('sign-in works at localhost as at 127.0.0.1', async () => {
    const other = demo.url.replace('127.0.0.1', 'localhost')
    await page.goto(`${other}/`)
    await button('Đổi vai, tắt thử một cơ sở dữ liệu').click()
    await page.getByRole('link', { name: 'Nguyễn Thị Lan', exact: true }).click()
    await page.locator('.who', { hasText: 'Nguyễn Thị Lan' }).waitFor()
  })

  it('a fact that databases dispute among themselves does not say that the person reported it', async () => {
    const luong = await demo.as('luong')
    const { id } = await luong.open('1.014027')
    await luong.prefill(id)
    await page.goto('/')
    await reader.become('Hà Văn Lương')
    await page.goto(`/dossiers/${id}/form`)
    await page.getByText('Các cơ sở dữ liệu ghi khác nhau về điều này.', { exact: false }).first().waitFor()
    expect(await page.getByText('Bạn đã báo chưa đúng', { exact: false }).count()).toBe(0)
    await page
      .getByRole('button', { name: /^Thông tin chưa đúng/ })
      .first()
      .waitFor()
    await looksFine('54-disputed-by-databases')
  })
})
