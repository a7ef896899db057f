// Runs after `npm ci`: makes the database clients and the bundle, so that `npm start` and `npx bueffel` work at once.
// A production install (`--omit=dev`) has no compilers; there the bundle comes with the image.
import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('node_modules/esbuild') && existsSync('node_modules/.bin/prisma')) {
  execSync('npm run --silent generate && npm run --silent build', { stdio: 'inherit' })
}
