#!/usr/bin/env node
// The command: the sources in a checkout, the built files in a package (node strips no types inside node_modules).
import { existsSync } from 'node:fs'

const sources = new URL('../bench/cli.ts', import.meta.url)
await import(existsSync(sources) ? sources.href : new URL('../dist/bench/cli.js', import.meta.url).href)
