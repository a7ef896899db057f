import { expect, it } from 'vitest'
import { libraryOf } from '../fixtures/course.js'

it('takes what a template shouts over many notes for no term', () => {
  const note = (name: string) => `# ${name}\n\n${name} is a drug.\n\n## DOSIERUNG\n\n- ${name.length} mg\n`
  const names = ['Lidocain', 'Dantrolen', 'Midazolam', 'Atropin', 'Propofol', 'Etomidat']
  const [course] = libraryOf(Object.fromEntries(names.map(name => [`demo/${name}.md`, note(name)]))).courses
  expect(course?.concepts.map(({ title }) => title).toSorted()).toEqual(names.toSorted())
})

it('warns of other names for a term that the notes do not have', () => {
  const [course] = libraryOf({
    'demo/course.toml':
      'title = "Demo"\ntimezone = "Europe/Zurich"\n\n[aliases]\nTLB = ["Translation Lookaside Buffer"]\nWeir = ["dam"]\n',
    'demo/a.md': '# Weir\n\nA weir holds water back.\n',
  }).courses
  expect(course?.warnings.map(({ line, message }) => [line, message.slice(0, 19)])).toEqual([
    [5, 'aliases names "TLB"'],
  ])
})
