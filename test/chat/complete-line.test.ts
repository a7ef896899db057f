import { describe, expect, it } from 'vitest'
import { completeLine } from '../../src/chat/complete-line.js'
import { parseOptions } from '../../src/chat/parse-command.js'
import { splitCommandLine } from '../../src/chat/typed-line.js'
import { caller, createSampleBot } from './sample-bot.js'

const { router } = createSampleBot()
const lines = async (line: string) => (await completeLine(router, caller, 'en', line)).map(proposal => proposal.line)

describe('completeLine', () => {
  it.each<[string, readonly string[]]>([
    ['', ['/explain ', '/quiz ', '/note', '/crash', '/help ']],
    ['/', ['/explain ', '/quiz ', '/note', '/crash', '/help ']],
    ['/E', ['/explain ']],
    ['/expain', ['/explain ']],
    ['/zebra', []],
    ['hello', []],
    ['/zebra x', []],
    ['/explain b', ['/explain Ballooning']],
    ['/explain live m', ['/explain Live Migration']],
    ['/explain "live m', ['/explain Live Migration']],
    ['/explain term:l', ['/explain term:"Layer 4"', '/explain term:"Live Migration"']],
    ['/explain term:"live m', ['/explain term:"Live Migration"']],
    ['/explain s', ['/explain std::vector']],
    ['/explain x', []],
    ['/note ', []],
    ['/quiz memory ', ['single', 'cloze', 'yes', 'no', 'count:', 'kind:', 'hard:'].map(word => `/quiz memory ${word}`)],
    ['/quiz memory c', ['/quiz memory cloze', '/quiz memory count:']],
    ['/quiz memory ci', []],
    ['/quiz memory kind:', ['/quiz memory kind:single', '/quiz memory kind:cloze']],
    ['/quiz kind:cloze hard:n', ['/quiz kind:cloze hard:no']],
    ['/quiz kind:cloze h', ['/quiz kind:cloze hard:']],
    ['/quiz count:', []],
    ['/help q', ['/help quiz']],
  ])('proposes for %j', async (line, expected) => {
    expect(await lines(line)).toEqual(expected)
  })

  it('tells what a proposal means', async () => {
    expect(await completeLine(router, caller, 'de', '/q')).toEqual([
      { line: '/quiz ', label: '/quiz', description: 'Fragt dich aus' },
    ])
    expect(await completeLine(router, caller, 'de', '/quiz luecken')).toEqual([
      { line: '/quiz cloze', label: 'Lückentext' },
    ])
    expect(await completeLine(router, caller, 'de', '/quiz hard:')).toMatchObject([{ label: 'ja' }, { label: 'nein' }])
    expect(await completeLine(router, caller, 'en', '/quiz x cou')).toEqual([
      { line: '/quiz x count:', label: 'count:', description: 'how many' },
    ])
  })

  it('proposes lines that the parser reads as the proposed value', async () => {
    const explain = router.commands.find(command => command.name === 'explain')
    for (const proposal of await completeLine(router, caller, 'en', '/explain ')) {
      const rest = splitCommandLine(proposal.line)?.rest ?? ''
      expect(explain === undefined ? {} : parseOptions(explain, rest)).toEqual({ term: proposal.label })
    }
  })
})
