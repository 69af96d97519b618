import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { chromeTrace } from '../../../src/index.ts'
import { noBrowser, withPage } from '../../bench/report-html/browser.ts'
import { sampleProfile } from './sample-profile.ts'

const devtools = new URL(
  '../../../node_modules/@react-native/debugger-frontend/dist/third-party/front_end/',
  import.meta.url
)
/** What a browser insists on. */
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Chrome's DevTools and a trace, from one origin. */
async function serve(trace: string) {
  const server = createServer(async ({ url = '' }, response) => {
    const path = new URL(url, 'http://localhost').pathname.slice(1)
    const body = path === 'trace.json' ? trace : await readFile(new URL(path, devtools)).catch(() => undefined)
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': TYPES[extname(path)] ?? 'image/svg+xml' })
    response.end(body)
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    href: `${origin}/devtools_app.html?panel=timeline&loadTimelineFromURL=${origin}/trace.json`,
    [Symbol.dispose]() {
      server.closeAllConnections()
      server.close()
    }
  }
}

test('its Performance panel has a track a thread, each with its own functions', { skip: noBrowser }, async () => {
  const { lanes, ...profile } = sampleProfile()
  const frames = lanes[0].frames.map((frame) => ({ ...frame, name: `${frame.name} of 0` }))
  const worker = { ...lanes[0], frames, thread: { rank: 0, name: 'rank 0', tid: 1 } }
  using server = await serve(chromeTrace({ ...profile, lanes: [...lanes, worker] }))
  await withPage(
    async () => server.href,
    async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      // The chart is a canvas: a click beside the tracks closes the help, one on the process opens its two threads.
      const help = page.getByText('Keyboard shortcuts')
      await help.waitFor()
      await page.mouse.click(600, 400)
      await help.waitFor({ state: 'hidden' })
      await page.getByText('Bottom-up', { exact: true }).click()
      await page.mouse.click(250, 129)
      for (const [y, names, others] of [
        [146, ['a', 'b', 'c <&;>'], ['a of 0']],
        [167, ['a of 0', 'b of 0', 'c <&;> of 0'], ['a']]
      ] as const) {
        // The canvas takes a click only once it is drawn, and does not tell when.
        const first = page.getByText(names[0], { exact: true })
        while ((await first.count()) === 0) {
          await page.mouse.click(400, y)
          await setTimeout(200)
        }
        for (const name of names) await page.getByText(name, { exact: true }).waitFor()
        for (const name of others) assert.equal(await page.getByText(name, { exact: true }).count(), 0, name)
      }
    }
  )
})
