import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Command, defineCommand, type Options } from '../../src/chat/command.js'
import { checkOptions, type ParsedOptions, parseOptions } from '../../src/chat/parse-command.js'
import { reply } from '../../src/chat/reply.js'
import { splitCommandLine } from '../../src/chat/typed-line.js'
import { UserError } from '../../src/core/errors.js'
import { plainText } from '../../src/core/rich-text.js'

const about = (word: string) => ({ de: word, en: word })

function command<const O extends Options>(options: O): Command {
  return defineCommand<O>({
    name: 'quiz',
    description: about('Asks'),
    options,
    examples: ['quiz virtualization 5'],
    pace: 'instant',
    audience: 'caller',
    run: async () => reply({ blocks: [] }),
  })
}

const term = { type: 'text', description: about('the term'), required: true } as const
const topic = { type: 'text', description: about('the topic') } as const
const count = { type: 'integer', description: about('how many'), min: 1, max: 20 } as const
const seconds = { type: 'integer', description: about('how long'), min: 5, max: 99 } as const
const hard = { type: 'boolean', description: about('hard ones') } as const
const who = { type: 'user', description: about('whom') } as const
const kind = {
  type: 'choice',
  description: about('what kind'),
  choices: [
    { value: 'single', label: { de: 'Einfachwahl', en: 'Single choice' } },
    { value: 'cloze', label: { de: 'Lückentext', en: 'Cloze' } },
  ],
} as const

/** The German and English sentences that a person reads. */
function complaint(read: () => unknown): { text: string; hint: string | undefined; de: string } {
  try {
    read()
  } catch (error) {
    if (error instanceof UserError) {
      const { text, hint } = error
      return { text: plainText(text.en), hint: hint && plainText(hint.en), de: plainText(text.de) }
    }
    throw error
  }
  throw new Error('no complaint')
}

describe('a number before a text', () => {
  it.each([
    ['5 ballooning', { count: 5, topic: 'ballooning' }],
    ['ballooning 5', { count: 5, topic: 'ballooning' }],
    ['5', { count: 5 }],
    ['5 ballooning 7', { count: 7, topic: '5 ballooning' }],
    ['80 days', { topic: '80 days' }],
    ['"5 forces"', { topic: '5 forces' }],
  ])('%s', (line, expected) => {
    expect(parseOptions(command({ topic, count }), line)).toEqual(expected)
  })
})

describe('splitCommandLine', () => {
  it.each([
    ['/explain ballooning', { name: 'explain', head: '/explain ', isNameOpen: false, rest: 'ballooning' }],
    [
      '  / Explain   what is  TCP ',
      { name: 'explain', head: '  / Explain   ', isNameOpen: false, rest: 'what is  TCP ' },
    ],
    ['/quiz', { name: 'quiz', head: '/quiz', isNameOpen: true, rest: '' }],
    ['/Erkla\u0308re ', { name: 'erkläre', head: '/Erkla\u0308re ', isNameOpen: false, rest: '' }],
    ['/', { name: '', head: '/', isNameOpen: true, rest: '' }],
    ['explain', undefined],
    ['', undefined],
  ])('takes %j apart', (line, parts) => {
    expect(splitCommandLine(line)).toEqual(parts)
  })
})

describe('parseOptions', () => {
  it.each<[string, Options, string, ParsedOptions]>([
    ['a text of several words', { term }, 'live  migration', { term: 'live migration' }],
    ['quotation marks of three kinds', { topic, term }, '„a b“ “c d” "e"', { topic: 'a b', term: 'c d e' }],
    ['a quotation mark that is never closed', { term }, '5" disk', { term: '5" disk' }],
    ['a name with a value', { topic, count }, 'count:5 topic:memory', { topic: 'memory', count: 5 }],
    ['a name with a quoted value', { topic, count }, 'topic:"two words" 5', { topic: 'two words', count: 5 }],
    ['a name in capitals', { topic, count }, 'COUNT:5', { count: 5 }],
    ['a number at the end', { topic, count }, 'virtual memory 5', { topic: 'virtual memory', count: 5 }],
    ['a number that is out of bounds', { topic, count }, 'RFC 1918', { topic: 'RFC 1918' }],
    ['a number for a required text', { term, count }, '443', { term: '443' }],
    ['a number for either', { topic, count }, '5', { count: 5 }],
    ['C++ names', { topic, count }, 'std::vector 3', { topic: 'std::vector', count: 3 }],
    ['ports', { term }, 'TCP:443', { term: 'TCP:443' }],
    ['a quoted part behind a foreign name', { term }, 'std:"a b"', { term: 'std:a b' }],
    ['a C++ name by name', { topic }, 'topic:std::vector', { topic: 'std::vector' }],
    ['an empty quoted value', { topic, count }, 'topic:"" count:3', { count: 3 }],
    ['a choice by value and by label', { topic, kind }, 'memory cloze', { topic: 'memory', kind: 'cloze' }],
    ['a label in the other language', { kind }, 'lueckentext', { kind: 'cloze' }],
    ['a label of two words', { kind }, '"single choice"', { kind: 'single' }],
    ['yes and no', { topic, hard }, 'memory ja', { topic: 'memory', hard: true }],
    ['several in the order of declaration', { count, seconds }, '7 8', { count: 7, seconds: 8 }],
    ['the first of two that fit', { topic, count, seconds }, 'memory 10', { topic: 'memory', count: 10 }],
    ['the only one that fits', { count, kind }, '5', { count: 5 }],
    ['several in any order', { topic, count, kind }, 'memory cloze 5', { topic: 'memory', count: 5, kind: 'cloze' }],
    ['a person', { who }, '@ada', { who: 'ada' }],
    ['a person beside a text', { topic, who }, 'virtual memory @ada', { topic: 'virtual memory', who: 'ada' }],
    ['a text beside a person', { topic, who }, 'virtual memory', { topic: 'virtual memory' }],
    ['nothing', { topic, count, kind, hard, who }, '', {}],
  ])('reads %s', (_what, options, rest, values) => {
    expect(parseOptions(command(options), rest)).toEqual(values)
  })

  it.each<[string, Options, string, string]>([
    ['what is missing', { term }, '', '/quiz needs “term”: the term.'],
    ['an option that there is not', { count }, 'size:5', '/quiz has no option “size”.'],
    ['a number out of bounds', { count }, '21', '“21” does not fit “count”: a whole number from 1 to 20 is needed.'],
    [
      'no number',
      { topic, count },
      'count:many',
      '“many” does not fit “count”: a whole number from 1 to 20 is needed.',
    ],
    ['a fraction', { count }, '1.5', '“1.5” does not fit “count”: a whole number from 1 to 20 is needed.'],
    ['an unknown choice', { kind }, 'open', '“open” does not fit “kind”: choose one of single (Single choice), cloze.'],
    [
      'the word that does not fit',
      { count, kind },
      '5 open',
      '“open” does not fit “kind”: choose one of single (Single choice), cloze.',
    ],
    ['neither yes nor no', { topic, hard }, 'hard:maybe', '“maybe” does not fit “hard”: yes or no is needed.'],
    ['a text that is too long', { term }, 'x'.repeat(301), '“term” may have at most 300 characters.'],
    ['a shorter bound', { term: { ...term, maxLength: 3 } }, 'four', '“term” may have at most 3 characters.'],
    [
      'a negative number before a text',
      { topic, count },
      '-3 raid',
      '“-3” does not fit “count”: a whole number from 1 to 20 is needed.',
    ],
    ['an option given twice', { topic, count }, 'count:1 count:2', '“count” was given twice.'],
    ['words without use', {}, 'now', '“now” is more than /quiz can use.'],
    ['a number too many', { count }, '5 6', '“5” is more than /quiz can use.'],
  ])('complains about %s', (_what, options, rest, text) => {
    expect(complaint(() => parseOptions(command(options), rest)).text).toBe(text)
  })

  it('says what to do', () => {
    expect(complaint(() => parseOptions(command({ term }), ''))).toEqual({
      text: '/quiz needs “term”: the term.',
      hint: 'For example: /quiz virtualization 5',
      de: '/quiz braucht «term»: the term.',
    })
    expect(complaint(() => parseOptions(command({ count, kind }), 'size:5')).hint).toBe('It knows: count, kind.')
    expect(complaint(() => parseOptions(command({}), 'size:5')).hint).toBe('It takes no options.')
  })

  it('repeats only the beginning of a long misfit', () => {
    for (const rest of ['9'.repeat(5000), `count:${'9'.repeat(5000)}`, `${'a'.repeat(5000)}:1`]) {
      expect(complaint(() => parseOptions(command({ count }), rest)).text.length).toBeLessThan(200)
    }
  })

  it('reads back whatever is written by name', () => {
    const options = { term, topic, count, kind, hard, who }
    const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map(value => value.replace(/["“”„]/g, ''))
    const given = fc.record(
      {
        term: words.filter(value => value !== ''),
        topic: words.filter(value => value !== ''),
        count: fc.integer({ min: 1, max: 20 }),
        kind: fc.constantFrom('single', 'cloze'),
        hard: fc.boolean(),
        who: fc.stringMatching(/^[A-Za-z0-9]{1,20}$/),
      },
      { requiredKeys: ['term'] },
    )
    fc.assert(
      fc.property(given, values => {
        const written = Object.entries(values).map(([name, value]) => `${name}:"${value}"`)
        expect(parseOptions(command(options), written.join(' '))).toEqual({ ...values })
      }),
    )
  })

  it('never throws anything but a complaint', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom<Options>({ term, count }, { count, kind }, {}),
        (rest, options) => {
          try {
            parseOptions(command(options), rest)
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
          }
        },
      ),
    )
  })
})

describe('checkOptions', () => {
  it('turns what a platform sends into the declared types', () => {
    const sent = { topic: '', count: '5', kind: 'Cloze', hard: 'true', who: '@ada', unknown: 'x' }
    expect(checkOptions(command({ topic, count, kind, hard, who }), sent)).toEqual({
      count: 5,
      kind: 'cloze',
      hard: true,
      who: 'ada',
    })
  })

  it('complains about what is missing or out of bounds', () => {
    expect(complaint(() => checkOptions(command({ term }), { term: '' })).text).toContain('needs “term”')
    expect(complaint(() => checkOptions(command({ count }), { count: 21 })).text).toContain('from 1 to 20')
  })
})
