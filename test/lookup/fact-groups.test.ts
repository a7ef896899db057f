import { describe, expect, it } from 'vitest'
import { plainText, text } from '../../src/core/rich-text.js'
import { groupFacts } from '../../src/lookup/fact-groups.js'
import type { Fact } from '../../src/notes/course.js'
import { fact } from '../fixtures/course.js'

describe('a numbered list', () => {
  it('stays together, whatever its items say by themselves', () => {
    const facts: Fact[] = [
      { ...fact([text('A letter is a sheet.')]), role: 'definition' },
      { ...fact([text('Write it')]), role: 'step', number: 1 },
      { ...fact([text('If it is long, fold it')]), role: 'consequence', number: 2 },
      { ...fact([text('Wait 5 s')]), role: 'number', number: 3 },
      { ...fact([text('A stamp has 4 sides')]), role: 'number' },
    ]
    expect(groupFacts(facts).map(({ key, facts: own }) => [key, own.map(({ content }) => plainText(content))])).toEqual(
      [
        ['about', ['A letter is a sheet.']],
        ['number', ['A stamp has 4 sides']],
        ['step', ['Write it', 'If it is long, fold it', 'Wait 5 s']],
      ],
    )
  })
})
