import { describe, expect, it } from 'vitest'
import { blockText } from '../../src/notes/authored-question.js'
import { courseOf } from '../fixtures/course.js'

/** The questions of a section of that name, each with what the notes give as its answer. */
const asked = (...lines: readonly string[]): [string, string][] =>
  courseOf(`# Storage\n\n## Questions\n\n${lines.join('\n\n')}\n`).questions.map(({ text, answer }) => [
    text,
    (answer ?? []).map(blockText).join(' '),
  ])

describe('a question with its answer behind it', () => {
  it.each([
    ['**Why RAID?** Because a disk may fail.', 'Why RAID?', 'Because a disk may fail.'],
    [
      '- Why is a snapshot no backup?\n  It lies on the same disk.',
      'Why is a snapshot no backup?',
      'It lies on the same disk.',
    ],
    ['- What is a LUN? A number of a disk in a SAN.', 'What is a LUN?', 'A number of a disk in a SAN.'],
    ['- Why NAS? → it is cheap', 'Why NAS?', 'it is cheap'],
  ])('%j is parted from it', (line, question, answer) => {
    expect(asked(line)).toEqual([[question, answer]])
  })

  it.each([
    'What is thick provisioning? When should you use it?',
    'What does DAS cost? Give two examples.',
    'How many rings are there? (2 points)',
    'Was kostet DAS? Nennen Sie zwei Beispiele.',
    'How many layers has OSI? Consider the case of two hosts.',
    'Wie viele Platten braucht RAID 5? Gegeben sind drei Platten.',
    'Was ist ein Kern? Und wozu braucht man ihn.',
  ])('%s: what goes on asking is no answer', line => {
    expect(asked(`- ${line}`)).toEqual([[line, '']])
  })
})
