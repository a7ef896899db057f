import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadOne } from './note-folder.js'
import { summarize } from './summary.js'

const FIXTURES = new URL('../fixtures/notes/', import.meta.url)
const cases = readdirSync(FIXTURES)
  .filter(file => file.endsWith('.md'))
  .map(file => file.replace(/\.md$/, ''))

describe('a note', () => {
  it.each(cases)('%s', name => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'))
    const note = readFileSync(new URL(`${name}.md`, FIXTURES))
    const course = loadOne({ 'course.toml': 'timezone = "Europe/Zurich"\n', 'note.md': note })
    expect(summarize(course)).toEqual(expected)
  })
})
