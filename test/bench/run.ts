/** `npm run bench -- NAME`; without a name it lists what can be measured. */
const BENCHES: Readonly<Record<string, { readonly what: string; readonly run: () => Promise<unknown> }>> = {
  start: { what: 'start-up time and resident memory', run: () => import('./start.js') },
  notes: { what: 'reading notes against the bare parse, hostile nesting', run: () => import('./notes.js') },
  recall: { what: 'how much of the prose of notes is understood: -- recall DIR…', run: () => import('./recall.js') },
  quiz: { what: 'questions made and answers recorded a second, beside bare inserts', run: () => import('./quiz.js') },
  large: { what: 'reading, drawing and looking up in large notes', run: () => import('./large.js') },
  ack: { what: 'interactions acknowledged, beside bare echo bots', run: () => import('./ack.js') },
  tick: { what: 'what a tick of the clock costs with 1,000 communities', run: () => import('./tick.js') },
  lookup: { what: 'how well and how fast terms are found, beside plain libraries', run: () => import('./lookup.js') },
  items: { what: 'what is known of questions over 200,000 answers', run: () => import('./items.js') },
  boards: { what: 'leaderboards over 100,000 answers, beside a bare sum', run: () => import('./boards.js') },
  answers: { what: 'answers a second, by database', run: () => import('./answers.js') },
}

const [name] = process.argv.slice(2)
const bench = name === undefined ? undefined : BENCHES[name]
if (bench !== undefined) {
  await bench.run()
} else {
  if (name !== undefined) console.error(`There is no bench "${name}".`)
  for (const [own, { what }] of Object.entries(BENCHES)) console.log(`npm run bench -- ${own.padEnd(10)}${what}`)
  process.exitCode = name === undefined ? 0 : 2
}
