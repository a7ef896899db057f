import { expect, test } from 'vitest'
import { accountOf } from '../../../../src/adapters/playground/account.js'
import { matchCommands, readTyping } from '../../../../src/adapters/playground/page/typing.js'
import type { CommandHint, OptionHint } from '../../../../src/adapters/playground/web/protocol.js'

const option = (name: string, type: OptionHint['type']): OptionHint => ({
  name,
  names: [name],
  label: name,
  type,
  description: '',
  required: false,
})
const quiz: CommandHint = {
  name: 'quiz',
  names: ['quiz', 'fragerunde'],
  description: 'Asks',
  options: [option('topic', 'text'), option('count', 'integer'), option('level', 'choice')],
  examples: [],
}
const stats: CommandHint = {
  name: 'stats',
  names: ['stats'],
  description: 'Points of a quiz',
  options: [option('of', 'user'), option('week', 'integer')],
  examples: [],
}

test.each([
  ['/quiz ', 'topic', ''],
  ['/quiz page sh', 'topic', 'sh'],
  ['/fragerunde page sh', 'topic', 'sh'],
  ['/quiz level:', 'level', 'level:'],
  ['/quiz level:"very hard', 'level', 'level:"very hard'],
  ['/quiz topic:ballooning ', 'count', ''],
  ['/quiz topic:ballooning 3 ', 'level', ''],
  ['/quiz std::vector', 'topic', 'std::vector'],
  ['/stats @b', 'of', '@b'],
  ['/stats @ben ', 'week', ''],
  ['/stats @ben 3 ', undefined, ''],
])('"%s" is about the option %s', (line, name, word) => {
  expect(readTyping(line, [quiz, stats])).toMatchObject({ stage: 'options', word })
  const typing = readTyping(line, [quiz, stats])
  expect(typing.stage === 'options' && typing.current?.name).toBe(name)
})

test('what is no command is text; a name is still being typed until a space follows', () => {
  expect(readTyping('hello /quiz', [quiz])).toEqual({ stage: 'text' })
  expect(readTyping('/none x', [quiz])).toEqual({ stage: 'text' })
  expect(readTyping('/QU', [quiz])).toEqual({ stage: 'name', typed: 'qu' })
  expect(matchCommands('qu', [stats, quiz])).toEqual([quiz, stats])
  expect(matchCommands('x', [stats, quiz])).toEqual([])
})

test('an account follows from a name, and two names without a Latin letter are two people', () => {
  expect(accountOf(' Ada ')).toBe('ada')
  expect(accountOf('Jörg Müller')).toBe('joerg-mueller')
  expect(accountOf('李')).not.toBe(accountOf('王'))
  expect(accountOf('李'.repeat(32)).length).toBeLessThanOrEqual(64)
})
