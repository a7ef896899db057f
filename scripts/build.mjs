// Bundles the program and the playground's page into dist/. Types are checked by `npm run types`, not here.
import { cp, rename, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const page = 'src/adapters/playground/page'
// Made beside and put in place at the end: a program that starts meanwhile finds the old bundle or the new one.
const fresh = `dist.${process.pid}`

try {
  await Promise.all([
    build({
      entryPoints: ['src/cli.ts', 'src/library/reader-thread.ts'],
      entryNames: '[name]',
      outdir: fresh,
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
      // With MathJax inside: of its package a small part is used, and an installation for production has none of it.
      entryPoints: ['src/formulas/formula-thread.ts'],
      outdir: fresh,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      external: ['@resvg/resvg-wasm'],
      logLevel: 'warning',
    }),
    build({
      entryPoints: [`${page}/app.tsx`, `${page}/app.css`],
      outdir: `${fresh}/page`,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'warning',
    }),
  ])
  await cp(`${page}/index.html`, `${fresh}/page/index.html`)
  await rm('dist', { recursive: true, force: true })
  await rename(fresh, 'dist')
} finally {
  await rm(fresh, { recursive: true, force: true })
}
