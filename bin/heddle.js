#!/usr/bin/env node
// The command: the sources in a checkout, the built files in a package (node strips no types inside node_modules).
import { existsSync } from 'node:fs'

const sources = new URL('../bench/cli.ts', import.meta.url)
if (!existsSync(sources)) {
  await import(new URL('../dist/bench/cli.js', import.meta.url).href)
} else if (process.features.typescript) {
  await import(sources.href)
} else {
  console.error(
    `heddle: Node ${process.versions.node} can not run the sources; use npx heddle or npm run, which take the pinned Node`
  )
  process.exitCode = 2
}
