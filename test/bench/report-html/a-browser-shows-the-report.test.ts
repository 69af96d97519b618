import assert from 'node:assert/strict'
import test from 'node:test'
import { htmlReport } from '../../../bench/report/html/html-report.ts'
import { noBrowser, withReport } from './browser.ts'
import { fullRun } from './full-run.ts'
import { HOSTILE, hostileRun } from './hostile-run.ts'

const runs = ['a.json', 'b.json', 'c.json'].map((name) => ({ name, run: fullRun() }))

test('charts are there and drawn, nothing is fetched, nothing complains', { skip: noBrowser }, () =>
  withReport(htmlReport(runs), async ({ page, complaints }) => {
    const sizes = await page
      .locator('svg.chart')
      .evaluateAll((charts) => charts.map((chart) => chart.getBoundingClientRect().width))
    assert.ok(sizes.length >= 20 && sizes.every((width) => width > 250), String(sizes))
    assert.ok((await page.locator('svg.chart path.dot').count()) > 50)
    assert.deepEqual(complaints, [])
  })
)

test('on a phone nothing but tables is wider than the screen', { skip: noBrowser }, () =>
  withReport(htmlReport(runs), async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
    const letters = await page
      .locator('svg.chart text.tick')
      .first()
      .evaluate((text) => text.getBoundingClientRect().height)
    assert.ok(letters > 9, `the letters of the axes are ${letters} pixels high`)
  })
)

test('dark mode turns the page dark, print turns it light again', { skip: noBrowser }, () =>
  withReport(htmlReport(runs), async ({ page }) => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await ground()
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.notEqual(await ground(), light)
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    assert.equal(await ground(), light)
  })
)

test('from the keyboard: the first stop skips to the results, tables open and scroll', { skip: noBrowser }, () =>
  withReport(htmlReport(runs), async ({ page }) => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'content')
    await page.locator('summary').first().focus()
    await page.keyboard.press('Enter')
    assert.equal(await page.locator('details').first().getAttribute('open'), '')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'region')
  })
)

test('a screen reader finds landmarks, headings and named charts', { skip: noBrowser }, () =>
  withReport(htmlReport(runs), async ({ page }) => {
    for (const role of ['banner', 'navigation', 'main', 'contentinfo'] as const)
      assert.equal(await page.getByRole(role).count(), 1, role)
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1)
    assert.equal(await page.getByRole('img', { name: /^dgemm: speed-up against threads/ }).count(), 1)
  })
)

test('hostile names are text', { skip: noBrowser }, () =>
  withReport(htmlReport([{ name: `${HOSTILE}.json`, run: hostileRun() }]), async ({ page, complaints }) => {
    assert.equal(await page.locator('script, img, iframe, object, [onerror], [onload]').count(), 0)
    assert.match(await page.locator('body').innerText(), /<script>alert\(1\)<\/script>/)
    assert.equal(await page.getByRole('main').count(), 1)
    assert.deepEqual(complaints, [])
  })
)
