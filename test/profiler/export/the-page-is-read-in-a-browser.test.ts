import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profilePage } from '../../../src/index.ts'
import { noBrowser, withReport } from '../../bench/report-html/browser.ts'
import { sampleProfile } from './sample-profile.ts'

const page = profilePage(sampleProfile())

for (const [width, scheme] of [
  [1280, 'light'],
  [390, 'dark']
] as const)
  test(`${width} px, ${scheme}: nothing is cut off, nothing loaded; a call is told, rows are sorted and matched`, {
    skip: noBrowser
  }, async () => {
    await withReport(page, async ({ page, complaints }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: scheme })
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width)
      const canvas = page.locator('canvas')
      const { width: across } = (await canvas.boundingBox()) ?? assert.fail('no chart')
      // Its first row is that of the outermost calls.
      await canvas.hover({ position: { x: across * 0.3, y: 18 + 22 + 9 } })
      assert.match((await page.locator('#tip').textContent()) ?? '', /^main: a, .* ms, CPU /)
      await page.getByRole('button', { name: 'calls' }).click()
      assert.equal(await page.locator('tbody tr').first().locator('td').nth(1).textContent(), 'c <&;>')
      assert.equal(await page.locator('th[aria-sort=descending]').textContent(), 'calls')
      await page.locator('#match').fill('b')
      assert.equal(await page.locator('tbody tr').count(), 1)
      assert.deepEqual(complaints, [])
    })
  })
