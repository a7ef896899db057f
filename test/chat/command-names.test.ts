import { describe, expect, it, test } from 'vitest'
import { type Command, defineCommand, type Options } from '../../src/chat/command.js'
import { checkNames, findBehind, findCommand } from '../../src/chat/command-names.js'
import { parseOptions } from '../../src/chat/parse-command.js'
import { reply } from '../../src/chat/reply.js'

const about = { de: 'x', en: 'x' }

const named = (name: string, de?: string, options: Options = {}): Command =>
  defineCommand({
    name,
    ...(de === undefined ? {} : { names: { de, en: name } }),
    description: about,
    options,
    examples: [],
    pace: 'instant',
    audience: 'caller',
    run: async () => reply({ blocks: [] }),
  })

const concept = { type: 'text', names: { de: 'begriff', en: 'concept' }, description: about } as const
const count = { type: 'integer', names: { de: 'anzahl', en: 'count' }, description: about, min: 1, max: 9 } as const
const commands = [named('explain', 'erkläre', { concept, count }), named('daily', 'challenge'), named('quiz')]

describe('a command', () => {
  test.each([
    ['explain', 'explain'],
    ['erkläre', 'explain'],
    ['erklaere', 'explain'],
    ['challenge', 'daily'],
    ['quiz', 'quiz'],
    ['erklär', undefined],
    ['', undefined],
    ['!', undefined],
  ])('typed as "%s" is %s', (typed, name) => {
    expect(findCommand(commands, typed)?.name).toBe(name)
  })

  it('takes its options under the names of every language', () => {
    const [explain] = commands
    if (explain === undefined) throw new Error('no command')
    for (const line of ['begriff:"live migration" anzahl:3', 'concept:"live migration" COUNT:3', 'live migration 3']) {
      expect(parseOptions(explain, line)).toEqual({ concept: 'live migration', count: 3 })
    }
    expect(() => parseOptions(explain, 'count:3 anzahl:4')).toThrow('“anzahl” was given twice')
  })
})

describe('names are refused at the start', () => {
  const refused = (...given: readonly Command[]) =>
    expect(() => {
      checkNames(given)
    })

  it('where they fit', () => {
    checkNames(commands)
  })

  it('where two commands would answer to one', () => {
    refused(named('quiz'), named('daily', 'quiz')).toThrow('declared twice: command "quiz", of "quiz" and of "daily"')
    refused(named('übung'), named('daily', 'uebung')).toThrow('declared twice')
    refused(named('quiz', 'daily'), named('daily')).toThrow('declared twice')
  })

  it('where two options of a command would', () => {
    refused(named('quiz', undefined, { begriff: { type: 'text', description: about }, concept })).toThrow(
      'declared twice: option of /quiz "begriff"',
    )
  })

  test.each(['Erkläre', 'zwei worte', 'x'.repeat(33), 'a/b', ''])('where Discord takes no "%s"', name => {
    refused(named('explain', name)).toThrow('is no name')
  })

  it('where English says something else than the declaration', () => {
    refused({ ...named('explain'), names: { de: 'erkläre', en: 'elucidate' } }).toThrow('its English name')
  })
})

describe('a command behind another', () => {
  const quiz = { name: 'quiz' }
  const round = { name: 'round', names: { en: 'round', de: 'runde' }, behind: 'quiz' }

  it.each([
    ['round', ''],
    [' Runde 10  30 ', ' 10  30'],
  ])('is found with numbers alone: %s', (line, rest) => {
    expect(findBehind([quiz, round], 'quiz', line)).toEqual({ command: round, rest })
  })

  it.each(['round robin', 'round count:5', '', '5', 'quiz'])(
    'is not found in what the other is asked for: %s',
    line => {
      expect(findBehind([quiz, round], 'quiz', line)).toBeUndefined()
    },
  )

  it('is not found behind a third', () => {
    expect(findBehind([quiz, round], 'help', 'round')).toBeUndefined()
    expect(findBehind([quiz, round], undefined, 'round')).toBeUndefined()
  })
})
