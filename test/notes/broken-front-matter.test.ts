import { describe, expect, it } from 'vitest'
import { libraryOf } from '../fixtures/course.js'

const NOW = Date.parse('2026-01-10T12:00:00Z')
const titles = (files: Readonly<Record<string, string>>) =>
  libraryOf({ 'demo/other.md': '# Harbour\n\nA harbour shelters ships.\n', ...files }, NOW).courses[0]?.concepts.map(
    ({ title }) => title,
  )
const NOTE = '# Weir\n\nA weir holds water back.\n'

describe('a note that is held back', () => {
  it.each([
    ['a list that is not closed', '---\nrelease: 2027-06-01\ntags: [exam, solutions\n---\n'],
    ['a colon in the title', '---\ntitle: Solution: sheet 1\nrelease: "2027-06-01"\n---\n'],
    ['a day that cannot be read', '---\nrelease: soon\ntags: [exam\n---\n'],
    ['no closing fence', '---\nrelease: 2027-06-01\n\n'],
    ['a draft', '---\ndraft: true\ntags: [exam\n---\n'],
  ])('stays so with a slip in its front matter: %s', (_slip, front) => {
    expect(titles({ 'demo/note.md': front + NOTE })).toEqual(['Harbour'])
  })

  it('is shown when its day has come, whatever else is wrong', () => {
    const front = '---\nrelease: 2025-06-01\ntags: [exam\n---\n'
    expect(titles({ 'demo/note.md': front + NOTE })).toContain('Weir')
  })

  it('stays so with a slip in course.toml', () => {
    const config = 'title = "OS\n\n[release]\n"note.md" = 2027-06-01\n\n[aliases]\nHarbour = ["port"]\n'
    expect(titles({ 'demo/course.toml': config, 'demo/note.md': NOTE })).toEqual(['Harbour'])
  })
})
