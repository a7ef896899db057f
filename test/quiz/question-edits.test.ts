import { describe, expect, it } from 'vitest'
import { createLookup } from '../../src/lookup/lookup.js'
import type { Warning } from '../../src/notes/course.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import { readQuestionEdits } from '../../src/quiz/question-edits.js'
import { courseOf } from '../fixtures/course.js'
import { openQuestion, questionsOf, STORAGE } from './sample.js'

const course = courseOf(STORAGE)
const single = questionsOf(course).find(({ kind }) => kind === 'single')
const id = single?.id ?? ''

function drawWith(content: string): { ids: string[]; prompt: string | undefined; warnings: Warning[]; right: unknown } {
  const warnings: Warning[] = []
  const edits = readQuestionEdits('demo/questions.toml', content, warnings)
  const bank = createQuestionBank(createLookup([course]), () => edits)
  const drawn = bank.draw(course.id, { count: 100, seed: 's', kinds: ['single'] })
  const found = drawn.find(question => question.id === id) ?? (drawn.length > 0 ? undefined : single)
  const report = found && openQuestion(found).report()
  return { ids: drawn.map(question => question.id), prompt: report?.prompt, warnings, right: report?.correct }
}

describe('questions.toml', () => {
  it('blocks a question', () => {
    expect(drawWith(`["${id}"]\nblock = true\n`).ids).not.toContain(id)
  })

  it('puts another prompt, other choices and another answer in their place', () => {
    const content = `[${id}]\nprompt = "Which is it?"\nchoices = ["one", "two", "three"]\nanswer = "two"\n`
    const edits = readQuestionEdits('q.toml', content, [])
    if (single === undefined) throw new Error('no question')
    expect(openQuestion(edits.apply(single)).report()).toEqual({
      prompt: 'Which is it?',
      choices: ['one', 'two', 'three'],
      correct: [1],
    })
    expect(edits.lines.get(id)).toBe(1)
  })

  it('leaves a question as it is whose answer would be none of its choices', () => {
    if (single === undefined) throw new Error('no question')
    const edits = readQuestionEdits('q.toml', `[${id}]\nanswer = "nowhere"\n`, [])
    expect(edits.apply(single)).toEqual(single)
  })

  it.each([
    ['broken = ', 'not valid TOML'],
    [`\n[${id}]\nblock = "yes"\n`, 'block must be true or false'],
    [`\n[${id}]\ncolour = 1\n`, 'is left as it is'],
  ])('warns of %j with its line', (content, message) => {
    const { warnings } = drawWith(content)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.message).toContain(message)
    expect(warnings[0]?.line).toBe(content.startsWith('\n') ? 2 : 1)
  })
})
