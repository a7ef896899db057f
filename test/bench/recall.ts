/**
 * How much of the prose of notes the bot understood: `npm run bench -- recall [DIR…]` tells for each folder how many words
 * stand in no fact, question, deadline or warning, and the lines that lose most.
 */
import { basename } from 'node:path'
import { loadCourses } from '../../src/notes/load-courses.js'
import { recallOf } from '../notes/recall.js'

const SHOWN = Number(process.env.SHOWN ?? 10)
const dirs = process.argv.slice(3)

for (const dir of dirs.length === 0 ? ['content'] : dirs) {
  for (const course of loadCourses(dir).courses) {
    const { words, lost, lines } = recallOf(dir, course)
    const share = words === 0 ? 0 : (100 * lost) / words
    console.log(`${basename(dir)}/${course.id}: ${course.notes} notes, ${words} words, ${share.toFixed(1)} % lost`)
    for (const { file, line, text, lost: missing } of lines
      .toSorted((a, b) => b.lost.length - a.lost.length)
      .slice(0, SHOWN)) {
      console.log(`  ${missing.length} of ${file}:${line}  ${text.replace(/\s+/g, ' ').slice(0, 120)}`)
    }
  }
}
