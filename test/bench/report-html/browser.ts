/** Debian's Chromium, driven by playwright-core; the tests that need it are skipped where it is not installed. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const executablePath = process.env.HEDDLE_CHROMIUM ?? '/usr/bin/chromium'

/** A reason to skip, or false. */
export const noBrowser = existsSync(executablePath)
  ? false
  : `no Chromium at ${executablePath} (apt-get install chromium)`

/** Its own updates and look-ups would be refused on a closed network, many at a time. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

export interface Opened {
  readonly page: Page
  /** What the page put on its console, and every request that it made beyond itself. */
  readonly complaints: string[]
}

/** Opens a report in a browser of its own, which is closed when the work is done. */
export async function withReport(report: string, work: (opened: Opened) => Promise<void>): Promise<void> {
  return withPage(async (folder) => {
    const file = join(folder, 'report.html')
    await writeFile(file, report)
    return pathToFileURL(file).href
  }, work)
}

/** The same with any page: `prepare` may use a folder that is there as long as the browser, and returns an address. */
export async function withPage(
  prepare: (folder: string) => Promise<string>,
  work: (opened: Opened) => Promise<void>
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-report-'))
  let browser: BrowserContext | undefined
  try {
    const href = await prepare(folder)
    browser = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath, args: ARGS })
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== href) complaints.push(`request: ${request.url()}`)
    })
    await page.goto(href)
    await work({ page, complaints })
  } finally {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  }
}
