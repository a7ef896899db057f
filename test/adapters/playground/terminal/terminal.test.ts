import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runTerminal, type TerminalParts } from '../../../../src/adapters/playground/terminal/terminal.js'
import type { Card } from '../../../../src/chat/card.js'
import { caller, createSampleBot, line as sentence } from '../../../chat/sample-bot.js'

/** What the bot prints for an input, line by line. */
async function dialog(input: string | Readable, parts: Partial<TerminalParts> = {}): Promise<string[]> {
  const output = new PassThrough()
  const chunks: string[] = []
  output.on('data', chunk => chunks.push(String(chunk)))
  await runTerminal({
    router: createSampleBot().router,
    caller,
    input: typeof input === 'string' ? Readable.from([Buffer.from(input)]) : input,
    output,
    columns: () => 80,
    isInteractive: false,
    ansi: false,
    ...parts,
  })
  return chunks.join('').split('\n')
}

describe('piped lines', () => {
  it('print one answer and nothing else', async () => {
    expect(await dialog('/explain ballooning\n')).toEqual([
      'ballooning',
      '',
      'Me asks for ballooning.',
      '',
      '[1] Read on',
      '',
    ])
  })

  it('may lack their end, or end as on Windows', async () => {
    const answers = ['a', '', 'Me asks for a.', '', '[1] Read on', '', 'Me, page 2 of b (public)', '']
    expect(await dialog('/explain a\n1')).toEqual(answers)
    expect(await dialog('/explain a\r\n\r\n1\r\n')).toEqual(answers)
  })

  it('are answered in order, with an empty line in between', async () => {
    const letters = [...'abcdefghij']
    const printed = await dialog(letters.map(letter => `/explain ${letter}\n`).join(''))
    expect(printed.filter(line => line.startsWith('Me asks'))).toEqual(letters.map(letter => `Me asks for ${letter}.`))
    expect(printed.slice(0, 8)).toEqual(['a', '', 'Me asks for a.', '', '[1] Read on', '', 'b', ''])
  })

  it('print complaints as answers', async () => {
    expect(await dialog('/expain x\n/quiz count:99\n/crash\n')).toEqual([
      'There is no command “expain”.',
      '',
      'Did you mean /explain? /help lists all commands.',
      '',
      '“99” does not fit “count”: a whole number from 1 to 20 is needed.',
      '',
      'Something went wrong on my side. Nothing that was already counted is lost.',
      '',
      'If it happens again, tell the host this number: incident-7',
      '',
    ])
  })

  it('press buttons and choose options of the last card that has some', async () => {
    expect(await dialog('1\n/quiz 3\n2\n1\n7\n/explain x\n2\n1\n')).toEqual([
      'There is no button to press yet. Start with a command such as /help.',
      '',
      '{"count":3}',
      '',
      'Choose:',
      '[1] A',
      '[2] B – the second',
      '',
      'open b true',
      '',
      'open a true',
      '',
      'There is no [7] here: choose from [1] to [2].',
      '',
      'x',
      '',
      'Me asks for x.',
      '',
      '[1] Read on',
      '',
      'There is no [2] here: only [1].',
      '',
      'Me, page 2 of b (public)',
      '',
    ])
  })

  it('fill in a form', async () => {
    expect(await dialog('/note\nTitle\nthe text\n')).toEqual(['Title: the text', ''])
    expect(await dialog('/note\nTitle\n\n')).toEqual(['Title: none', ''])
  })

  it('tell what is wrong with a form and go on', async () => {
    expect(await dialog('/note\n\n/explain x\n')).toEqual([
      '“Head” is needed.',
      '',
      'x',
      '',
      'Me asks for x.',
      '',
      '[1] Read on',
      '',
    ])
    expect(await dialog('/note\nmuch too long\n')).toEqual(['“Head” may have at most 10 characters.', ''])
    expect(await dialog('/note\nTitle\n')).toEqual(['“Note” was not finished: “Body” is missing.', ''])
    expect(await dialog('/note\n/cancel\n')).toEqual(['Left without an answer.', ''])
    expect(await dialog('/note\n/etc/hosts\nb\n')).toEqual(['/etc/hosts: b', ''])
  })

  it('leave a form for another command', async () => {
    expect(await dialog('/note\nTitle\n/as\n/note\n/quit\nnot a title\n')).toEqual([
      'Left without an answer.',
      '',
      'You are Me.',
      '',
      'Left without an answer.',
      '',
    ])
  })

  it('get a hint where they are no command', async () => {
    expect(await dialog('hello\n')).toEqual(['Type a command such as /help, or the number of a button.', ''])
    const german = { ...caller, localeTag: 'de' }
    expect(await dialog('hallo\n', { caller: german })).toEqual([
      'Tippe einen Befehl wie /help oder die Nummer eines Knopfs.',
      '',
    ])
  })

  it('speak as several people, and mark from then on what one of them alone sees', async () => {
    expect(await dialog('/as\n/as Ada Lovelace\n/note\na\nb\n/as\n/as me\n/explain x\n')).toEqual([
      'You are Me.',
      '',
      'You are Ada Lovelace.',
      '',
      'Only you see this.',
      '',
      'a: b',
      '',
      'You are Ada Lovelace.',
      '',
      'You are Me.',
      '',
      'x',
      '',
      'Me asks for x.',
      '',
      '[1] Read on',
      '',
    ])
    const accounts: string[] = []
    const { router } = createSampleBot()
    const spying = {
      ...router,
      matchLine: (line: string) => {
        const match = router.matchLine(line)
        return {
          ...match,
          run: (from: typeof caller) => {
            accounts.push(from.accountId)
            return match.run(from)
          },
        }
      },
    }
    await dialog('/as Ada B\n/note\n/cancel\n/as ada b\n/crash\n/as 李\n/crash\n/as me\n/crash\n', { router: spying })
    expect(accounts).toEqual(['ada-b', 'ada-b', 'kem', 'me'])
  })

  it('stop at /quit', async () => {
    expect(await dialog('hello\n/quit\nhello\n')).toHaveLength(2)
    expect(await dialog('')).toEqual([''])
  })

  it('wrap to the width', async () => {
    expect(await dialog('hello\n', { columns: () => 30 })).toEqual([
      'Type a command such as /help,',
      'or the number of a button.',
      '',
    ])
    expect(await dialog('hello\n', { columns: () => 0 })).toHaveLength(2)
  })

  it('get the terminal’s own words in the language that is asked for', async () => {
    expect((await dialog('hello\n', { locale: 'de' }))[0]).toMatch(/^Tippe einen Befehl/)
  })
})

describe('a stream that breaks', () => {
  it('ends quietly where nobody reads the answers any more', async () => {
    let written = 0
    const output = new Writable({
      write: (_chunk, _encoding, done) => {
        written++
        done(written > 1 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null)
      },
    })
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.from('/explain x\n')
      })(),
    )
    await dialog(endless, { output })
    expect(written).toBe(2)
  })

  it('fails where the output fails for another reason', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) })
    await expect(dialog('hello\nhello\n', { output })).rejects.toThrow('disk full')
  })

  it('fails where the input cannot be read', async () => {
    const input = new Readable({
      read() {
        this.destroy(new Error('EIO'))
      },
    })
    await expect(dialog(input)).rejects.toThrow('cannot read the input: EIO')
  })
})

/** Lines that come one by one, each after the answer to the one before. */
function typed(...lines: readonly string[]): Readable {
  return Readable.from(
    (async function* () {
      for (const line of lines) {
        await new Promise(resolve => setTimeout(resolve, 20))
        yield Buffer.from(`${line}\n`)
      }
      await new Promise(resolve => setTimeout(resolve, 20))
    })(),
  )
}

describe('at a terminal', () => {
  const interactive = { isInteractive: true }

  it('prompts, asks again and marks private answers', async () => {
    expect(await dialog(typed('/note', '', 'Title', '', '/as Ada'), interactive)).toEqual([
      'Type a command such as /help, or the number of a button. /as NAME speaks as',
      'somebody else, /quit ends.',
      '',
      '> Note',
      'Empty keeps what stands in brackets; /cancel leaves.',
      '',
      'Head: “Head” is needed.',
      '',
      'Head: Body [none]: Only you see this.',
      '',
      'Title: none',
      '',
      '> You are Ada.',
      '',
      'Ada> ',
      '',
    ])
  })

  it('shows cards that nobody asked for, and the prompt again', async () => {
    const input = new PassThrough()
    const listeners: ((card: Card) => void)[] = []
    let ended = 0
    const talking = dialog(input, {
      ...interactive,
      subscribe: show => {
        listeners.push(show)
        return () => {
          ended++
        }
      },
    })
    await new Promise(resolve => setTimeout(resolve, 20))
    for (const show of listeners) show(sentence('Time for the next question.'))
    await new Promise(resolve => setTimeout(resolve, 20))
    input.end('/quit\n')
    expect((await talking).slice(3)).toEqual(['> Time for the next question.', '', '> '])
    expect(ended).toBe(1)
  })
})
