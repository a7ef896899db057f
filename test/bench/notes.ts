/**
 * Reading notes against markdown-it's parse of the same text alone, in the same run: `npm run bench -- notes`. Then
 * hostile nesting at 1, 10 and 100 times its size, to show that the cost grows with it and not faster.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { createRandom, type Random } from '../../src/core/random.js'
import { loadCourses } from '../../src/notes/load-courses.js'

const SIZES = [100, 1_000, 10_000]
const RUNS = 3
const SYLLABLES = 'ba ke li mo nu ra se ti vo za tri lan gor fen mis pal dor zyt kar hel'.split(' ')

const word = (random: Random): string => {
  const text = Array.from({ length: random.pick([2, 3, 4]) ?? 2 }, () => random.pick(SYLLABLES) ?? '').join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
const sentence = (random: Random): string =>
  `Der ${word(random)} hält **${word(random)}** und gibt \`${word(random)}\` an ${word(random)} weiter, ${word(random)} folgt.`

/** A note of about two kilobytes: headings, leads, nested bullets, a table, prose. */
function note(random: Random): string {
  const sections = Array.from({ length: 4 }, () => {
    const bullets = Array.from(
      { length: 5 },
      () => `- **${word(random)}** – ${sentence(random)}\n  - + ${sentence(random)}`,
    )
    return `## ${word(random)} (${word(random)})\n\n${sentence(random)}\n\n${bullets.join('\n')}\n`
  })
  const rows = Array.from({ length: 3 }, () => `| ${word(random)} | ${sentence(random)} |`)
  return `# ${word(random)}\n\n${sections.join('\n')}\n| Begriff | Bedeutung |\n| --- | --- |\n${rows.join('\n')}\n\n## Fragen\n\n- Was ist ${word(random)}?\n`
}

function median(measure: () => number): number {
  return Array.from({ length: RUNS }, measure).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function withFolder<T>(notes: readonly string[], use: (dir: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'bueffel-bench-'))
  try {
    for (const [index, text] of notes.entries()) {
      const folder = join(dir, `${Math.floor(index / 100)}`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `note-${index}.md`), text)
    }
    return use(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const parser = new MarkdownIt({ html: true })
const parseAll = (notes: readonly string[]): void => {
  for (const text of notes) parser.parse(text, {})
}

console.log('notes     MB   markdown-it     reading   ratio   concepts')
for (const size of SIZES) {
  const random = createRandom(`notes ${size}`)
  const notes = Array.from({ length: size }, () => note(random))
  const bytes = notes.reduce((sum, text) => sum + text.length, 0)
  withFolder(notes, dir => {
    parseAll(notes.slice(0, 100))
    const bare = median(() => timed(() => parseAll(notes)))
    let concepts = 0
    const own = median(() => timed(() => (concepts = loadCourses(dir).courses[0]?.concepts.length ?? 0)))
    const columns = [
      String(size).padStart(5),
      (bytes / 1e6).toFixed(1).padStart(7),
      `${Math.round(bare)} ms`.padStart(14),
      `${Math.round(own)} ms`.padStart(12),
      (own / bare).toFixed(2).padStart(8),
      String(concepts).padStart(11),
    ]
    console.log(columns.join(''))
  })
}

const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  quotes: size => `${'>'.repeat(size)} x`,
  bullets: size => `${'- '.repeat(size)}x`,
  emphasis: size => `${'*a '.repeat(size)}${'b* '.repeat(size)}`,
  brackets: size => '['.repeat(size * 2),
  wikilinks: size => '[[a|b'.repeat(size),
  boxes: size => Array.from({ length: size }, () => ':::note x').join('\n'),
  comments: size => '%% a %% `b` <!-- c '.repeat(size),
  braces: size => '{{c1::a {{ {% '.repeat(size),
  tables: size => `| a | b |\n| --- | --- |\n${'| x | y z |\n'.repeat(size)}`,
  'one heading': size => '# Heading\n\n- x\n\n'.repeat(size),
}
console.log('\nhostile           1x        10x       100x   (milliseconds; 100x has 20,000 to 200,000 marks)')
for (const [name, make] of Object.entries(HOSTILE)) {
  const times = [200, 2_000, 20_000].map(size => withFolder([make(size)], dir => timed(() => loadCourses(dir))))
  console.log(`${name.padEnd(12)}${times.map(time => time.toFixed(1).padStart(10)).join(' ')}`)
}
