import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
/** Headless in a container, and quiet: a browser calls home for updates otherwise. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Where Chromium is: `CHROMIUM_PATH`, or where it usually is. Where there is none this fails in CI; elsewhere it warns
 * and returns `undefined`, and the tests in a browser are to be skipped.
 */
export function findChromium(): string | undefined {
  const path = process.env.CHROMIUM_PATH ?? USUAL.find(existsSync)
  if (path !== undefined && existsSync(path)) return path
  const complaint = `no Chromium at ${process.env.CHROMIUM_PATH ?? USUAL.join(', ')}: set CHROMIUM_PATH`
  if (process.env.CI) throw new Error(complaint)
  console.warn(`\n  THE TESTS IN A BROWSER ARE SKIPPED: ${complaint}.\n`)
  return undefined
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS })
}
