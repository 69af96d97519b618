import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { speedscope } from '../../../src/index.ts'
import { noBrowser, withPage } from '../../bench/report-html/browser.ts'
import { sampleProfile } from './sample-profile.ts'

/** As speedscope's own command does it: the viewer loads a script that hands the file over. */
async function viewerOf(file: string, folder: string): Promise<string> {
  const script = join(folder, 'profile.js')
  const content = Buffer.from(file).toString('base64')
  await writeFile(script, `speedscope.loadFileFromBase64('profile.json', ${JSON.stringify(content)})`)
  const viewer = new URL('../../../node_modules/speedscope/dist/release/index.html', import.meta.url)
  return `${viewer.href}#localProfilePath=${script}`
}

test('its viewer lists two profiles a thread, wall and CPU, and every function', { skip: noBrowser }, async () => {
  const { lanes, ...profile } = sampleProfile()
  const worker = { ...lanes[0], thread: { rank: 0, name: 'rank 0', tid: 1 } }
  const file = speedscope({ ...profile, lanes: [...lanes, worker] })
  await withPage(
    (folder) => viewerOf(file, folder),
    async ({ page }) => {
      await page.getByText(/main: wall.*1\/4/).click()
      for (const name of ['main: wall', 'main: CPU', 'rank 0: wall', 'rank 0: CPU'])
        assert.ok((await page.getByText(name).count()) > 0, name)
      await page.getByText('Sandwich').click()
      for (const name of ['a', 'b', 'c <&;>'])
        assert.ok((await page.getByText(name, { exact: true }).count()) > 0, name)
    }
  )
})
