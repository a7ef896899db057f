import { execFileSync } from 'node:child_process'

/** End-to-end tests run what a user runs: the bundle in `dist/`. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
}
