import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLookup } from '../../src/lookup/lookup.js'
import type { Warning } from '../../src/notes/course.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { loadQuestionEdits } from '../../src/quiz/load-question-edits.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import { type QuestionEdits, readQuestionEdits } from '../../src/quiz/question-edits.js'
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
    expect(edits.places.get(id)).toEqual({ file: 'q.toml', line: 1 })
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
    [`\n[${id}]\nchoices = ["one", "two"]\n`, 'choices need an answer'],
  ])('warns of %j with its line', (content, message) => {
    const { warnings } = drawWith(content)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.message).toContain(message)
    expect(warnings[0]?.line).toBe(content.startsWith('\n') ? 2 : 1)
  })
})

const BLOCK = `[${id}]\nblock = true\n`

/** A content folder of these files, as a running bot looks at it again and again. */
function folderOf(files: Readonly<Record<string, string>>) {
  const dir = mkdtempSync(join(tmpdir(), 'bueffel-edits-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const write = (file: string, content: string): void => {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), content)
  }
  for (const [file, content] of Object.entries(files)) write(file, content)
  const known = new Map<string, QuestionEdits>()
  /** The courses in which the question is blocked. */
  const blockedIn = (): string[] => {
    const edits = loadQuestionEdits(dir, loadCourses(dir).courses, [], known)
    return [...edits].filter(([, own]) => own.isBlocked(id)).map(([courseId]) => courseId)
  }
  return { dir, write, blockedIn }
}

describe('the side file of a course', () => {
  it.each([
    ['the only one', { 'cloud/course.toml': '', 'cloud/week-1/a.md': STORAGE }, 'cloud/questions.toml', ['cloud']],
    ['the only one, from the top', { 'cloud/course.toml': '', 'cloud/a.md': STORAGE }, 'questions.toml', ['cloud']],
    ['one of several', { 'a/course.toml': '', 'a/a.md': STORAGE, 'b/b.md': STORAGE }, 'b/questions.toml', ['b']],
    [
      'one of several below a folder',
      { 'uni/cloud/course.toml': '', 'uni/cloud/a.md': STORAGE, 'uni/law/course.toml': '', 'uni/law/a.md': STORAGE },
      'uni/law/questions.toml',
      ['law'],
    ],
  ])('stands in its folder: %s', (_which, notes, file, courses) => {
    const { write, blockedIn } = folderOf(notes)
    expect(blockedIn()).toEqual([])
    write(file, BLOCK)
    expect(blockedIn()).toEqual(courses)
  })

  it('is not shadowed by another one', () => {
    const { blockedIn } = folderOf({
      'cloud/course.toml': '',
      'cloud/a.md': STORAGE,
      'questions.toml': BLOCK,
      'cloud/questions.toml': '[other]\nblock = true\n',
    })
    expect(blockedIn()).toEqual(['cloud'])
  })

  it('keeps what it held while it is broken, until it is mended or gone', () => {
    const { dir, write, blockedIn } = folderOf({ 'cloud/course.toml': '', 'cloud/a.md': STORAGE })
    write('cloud/questions.toml', BLOCK)
    expect(blockedIn()).toEqual(['cloud'])
    write('cloud/questions.toml', `${BLOCK}prompt = "not clo`)
    expect(blockedIn()).toEqual(['cloud'])
    expect(blockedIn()).toEqual(['cloud'])
    write('cloud/questions.toml', '')
    expect(blockedIn()).toEqual([])
    write('cloud/questions.toml', BLOCK)
    blockedIn()
    rmSync(join(dir, 'cloud/questions.toml'))
    expect(blockedIn()).toEqual([])
  })
})
