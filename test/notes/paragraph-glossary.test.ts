import { describe, expect, it } from 'vitest'
import { courseOf } from '../fixtures/course.js'

const titles = (...paragraphs: readonly string[]): string[] =>
  courseOf(`# Language\n\n## Words\n\n${paragraphs.join('\n\n')}\n`).concepts.map(({ title }) => title)

describe('paragraphs of one line each', () => {
  it.each([':', ' -', ' –'])('are a glossary where each names a term and says what it is, behind "%s"', mark => {
    const told = [
      `morpheme${mark} the smallest unit of a language that has a meaning`,
      `phoneme${mark} a sound that tells two words apart`,
      `affix${mark} a morpheme that stands before or behind a stem`,
    ]
    expect(titles(...told)).toEqual(['Language', 'Words', 'morpheme', 'phoneme', 'affix'])
  })

  it('are none where they are prose', () => {
    expect(
      titles(
        'One thing is sure: words change.',
        'Nobody plans it.',
        'What is new: the speed.',
        'In short: it goes on.',
      ),
    ).toEqual(['Language', 'Words'])
  })
})
