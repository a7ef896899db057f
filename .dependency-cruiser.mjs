const FEATURES = '(lookup|quiz|answers|scores|deadlines|community|schedule|home|formulas)'

/** The walls of the house; ARCHITECTURE.md says why each stands. */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-knows-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(?!core/)' },
    },
    { name: 'i18n-only-core', severity: 'error', from: { path: '^src/i18n/' }, to: { path: '^src/(?!core/|i18n/)' } },
    {
      name: 'notes-only-core',
      severity: 'error',
      from: { path: '^src/notes/' },
      to: { path: '^src/(?!core/|notes/)' },
    },
    {
      name: 'library-only-core-and-notes',
      severity: 'error',
      from: { path: '^src/library/' },
      to: { path: '^src/(?!core/|notes/|library/)' },
    },
    {
      name: 'chat-only-core-and-i18n',
      severity: 'error',
      from: { path: '^src/chat/' },
      to: { path: '^src/(?!core/|i18n/|chat/)' },
    },
    {
      name: 'features-know-no-platform-and-no-database',
      severity: 'error',
      from: { path: `^src/${FEATURES}/` },
      to: { path: `^src/(?!core/|i18n/|notes/|chat/|${FEATURES}/)` },
    },
    {
      name: 'features-use-no-sdk',
      severity: 'error',
      from: { path: `^src/(${FEATURES}|chat|core|i18n)/` },
      to: { path: 'node_modules/(@prisma|hono|@hono|preact|pg|better-sqlite3|markdown-it|@mdit|discord\\.js|@slack)' },
    },
    {
      name: 'adapters-know-chat-only',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/(?!core/|i18n/|chat/|adapters/$1/)' },
    },
    {
      name: 'storage-knows-ports-only',
      severity: 'error',
      from: { path: '^src/storage/' },
      to: {
        path: '^src/',
        pathNot: `^src/(core|storage|generated)/|^src/${FEATURES}/[a-z-/]*-store\\.ts$|^src/(answers/session|scores/score|chat/(context|upload-store)|schedule/occurrence|quiz/rounds/round)\\.ts$`,
      },
    },
    {
      name: 'only-storage-knows-prisma',
      severity: 'error',
      from: { path: '^src/(?!storage/|generated/)' },
      to: { path: '^src/generated/|node_modules/(@prisma|pg|better-sqlite3)/' },
    },
    {
      name: 'only-the-root-knows-everything',
      severity: 'error',
      from: { path: '^src/(?!main\\.ts|cli\\.ts|cli/)' },
      to: { path: '^src/(main|config|cli|http-server)\\.ts|^src/cli/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/generated/.*/internal' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
  },
}
