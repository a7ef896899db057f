// Bundles the program and the playground's page into dist/. Types are checked by `npm run types`, not here.
import { cp, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const page = 'src/adapters/playground/page'

await rm('dist', { recursive: true, force: true })
await Promise.all([
  build({
    entryPoints: ['src/cli.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  }),
  build({
    entryPoints: [`${page}/app.tsx`, `${page}/app.css`],
    outdir: 'dist/page',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  }),
])
await cp(`${page}/index.html`, 'dist/page/index.html')
