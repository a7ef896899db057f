import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plainText } from '../../src/core/rich-text.js'
import type { Course } from '../../src/notes/course.js'
import { choiceOf } from '../../src/quiz/kinds/choice.js'
import type { Question } from '../../src/quiz/question.js'
import { courseOf, GERMAN } from '../fixtures/course.js'
import { openQuestion, questionsOf, STORAGE } from './sample.js'

const templateOf = ({ id }: Question): string => (id.startsWith('g-') ? (id.split('-')[1] ?? '') : 'exam')

/** Generated questions of one template as plain text. */
function asked(course: Course, template: string, seed?: string) {
  return questionsOf(course, seed).flatMap(question => {
    const body = choiceOf(question)
    if (body === undefined || templateOf(question) !== template) return []
    const { prompt, quotes, choices, correct } = body
    const texts = choices.map(plainText)
    return [
      {
        topic: question.topic,
        prompt: plainText(prompt),
        quotes: quotes.map(plainText),
        choices: texts.toSorted(),
        key: texts[correct] ?? '',
        explanation: question.explanation.map(block => (block.type === 'paragraph' ? plainText(block.children) : '')),
        language: question.language,
        line: question.source.line,
      },
    ]
  })
}

const by = <T extends { readonly topic: string }>(list: readonly T[], topic: string): T => {
  const found = list.find(each => each.topic === topic)
  if (found === undefined) throw new Error(`no question on ${topic}: ${list.map(each => each.topic)}`)
  return found
}

describe('which term of a list is meant', () => {
  it('quotes one meaning and offers the members of the list', () => {
    const list = asked(courseOf(STORAGE), 'term')
    // Among nothing but short forms "Tape" would stand out.
    expect(list.map(({ topic }) => topic).toSorted()).toEqual(['DAS', 'NAS', 'SAN'])
    expect(by(list, 'SAN')).toEqual({
      topic: 'SAN',
      prompt: 'Storage kinds: which term is meant?',
      quotes: ['linked by fibre channel, dear and complex'],
      choices: ['DAS', 'NAS', 'SAN'],
      key: 'SAN',
      explanation: ['SAN – linked by fibre channel, dear and complex'],
      language: 'en',
      line: 5,
    })
  })

  it('leaves out what has the answer in it, whatever its ending', () => {
    const note = `# Law
## Kinds of error
- **Content error** – an error about what is meant
- **Slip** – says something by accident
- **Fraud** – somebody was deceived on purpose
- **Duress** – somebody was threatened
`
    expect(
      asked(courseOf(note), 'term')
        .map(({ topic }) => topic)
        .sort(),
    ).toEqual(['Duress', 'Fraud', 'Slip'])
  })

  it('offers no term that the quote speaks of', () => {
    const note = `# Nodes
## Roles
- **Compute** – runs the machines of the network
- **Network** – has switches and routers
- **Control** – knows who may do what
- **Store** – keeps blocks and objects
`
    const list = asked(courseOf(note), 'term')
    expect(by(list, 'Compute').choices).toEqual(['Compute', 'Control', 'Store'])
  })

  it('offers nothing of which the notes say the same', () => {
    const note = `# Signals
## Colours
- **Vermilion** – all traffic must stop at once and wait
- **Saffron** – all traffic must stop at once unless brakes would fail
- **Emerald** – cars may pass while nobody crosses
- **Ivory** – trams may go straight on
`
    const list = asked(courseOf(note), 'term')
    expect(by(list, 'Vermilion').choices).toEqual(['Emerald', 'Ivory', 'Vermilion'])
  })

  it('asks in the language of the list', () => {
    const note = `# Netze
## Gerätetypen
- **Switch** – verbindet Rechner in einem Netz
- **Router** – verbindet Netze miteinander und mit der Welt
- **Hub** – state of the art of 1995
- **Modem** – macht aus Bits Töne
`
    expect(new Set(asked(courseOf(note, GERMAN), 'term').map(({ language }) => language))).toEqual(new Set(['de']))
    expect(new Set(asked(courseOf(STORAGE, GERMAN), 'term').map(({ language }) => language))).toEqual(new Set(['en']))
  })
})

describe('labels of a word or two', () => {
  it('tell which member of a list is meant, and are neither true nor false', () => {
    const note = `# OpenStack
- Modules:
  - Nova (Compute)
  - Swift (Object Storage)
  - Glance (Images)
  - Keystone (Auth)
`
    expect(asked(courseOf(note), 'term')).toHaveLength(4)
    expect(asked(courseOf(note), 'truth')).toEqual([])
  })
})

describe('true or false', () => {
  it('is false with the meaning of another member, and says whose', () => {
    const course = courseOf(`# Locks
## Kinds of gates
- **Mitre** – closes the chamber with two wings that lean on each other
- **Sector** – turns a piece of a drum around an axle in the chamber
- **Guillotine** – lifts a heavy plate out of the chamber by two chains
`)
    const list = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap(seed => asked(course, 'truth', seed))
    const sound = list.filter(({ key }) => key === 'True')
    const unsound = list.filter(({ key }) => key === 'False')
    expect(sound.length).toBeGreaterThan(0)
    expect(unsound.length).toBeGreaterThan(0)
    for (const { topic, quotes, explanation } of sound) expect(explanation).toEqual([`${topic} – ${quotes[0]}`])
    for (const { topic, quotes, explanation } of unsound) {
      expect(explanation[0]).toMatch(new RegExp(`^That is true of \\w+\\. Of ${topic} the notes say:$`))
      expect(explanation[1]?.startsWith(`${topic} – `)).toBe(true)
      expect(explanation[1]).not.toContain(quotes[0])
    }
  })

  it('is asked of a list of two, and which of them is meant', () => {
    const note = `# Failover
## Modes
- **Active-Passive** – leaves one half idle until it is needed
- **Active-Active** – shares the work between both halves at any time
`
    const made = questionsOf(courseOf(note))
    expect(new Set(made.map(templateOf))).toEqual(new Set(['truth', 'term']))
    const which = made
      .filter(question => templateOf(question) === 'term')
      .map(question => openQuestion(question).report())
    expect(which.map(({ choices }) => [...(choices ?? [])].sort())).toEqual(
      Array(2).fill(['Active-Active', 'Active-Passive']),
    )
  })

  it('asks which of two is meant only where the list has no other', () => {
    const note = `# Failover
## Modes
- **Active-Passive** – leaves one half idle until it is needed
- **Active-Active** – shares the work between both halves at any time
- and others that nobody sells any more
`
    expect(questionsOf(courseOf(note)).map(templateOf)).not.toContain('term')
  })
})

describe('pros and cons', () => {
  const METHODS = `# Methods

## Chain reaction
- + needs only tiny samples
- − contaminated all too easily

## Gel
- + cheap and simple equipment
- − slow where samples are many

## Sequencing
- + accurate with small samples
- − expensive with whole genomes
`
  it('offers pros of the neighbours, and one con of its own at most', () => {
    const question = by(asked(courseOf(METHODS), 'advantage'), 'Gel')
    expect(question.prompt).toBe('Which is an advantage of Gel?')
    expect(question.choices).toEqual([
      'accurate with small samples',
      'cheap and simple equipment',
      'needs only tiny samples',
      'slow where samples are many',
    ])
    expect(question.key).toBe('cheap and simple equipment')
    // Nothing says that what is wrong with the others is not wrong with it as well.
    expect(asked(courseOf(METHODS), 'disadvantage')).toEqual([])
  })

  it('are not told apart by their tone alone', () => {
    const [first, ...rest] = METHODS.split('\n## ')
    const alone = `${first}\n## ${rest[0]}\n\n## Oven\n- bakes bread at high heat\n`
    expect(asked(courseOf(alone), 'advantage')).toEqual([])
  })

  it('offers nothing that may hold of both', () => {
    const note = METHODS.replace('accurate with small samples', 'cheap if there are few samples')
    expect(asked(courseOf(note), 'advantage').map(({ topic }) => topic)).not.toContain('Gel')
  })

  it('goes without the lead that would tell', () => {
    const note = METHODS.replace('- − slow where samples', '- Problem: slow where samples')
    expect(by(asked(courseOf(note), 'advantage'), 'Gel').choices).toContain('slow where samples are many')
  })
})

describe('what an abbreviation stands for', () => {
  const NAMES = `# Hypervisors
## Kernel Virtual Machine (KVM)
- part of Linux
## Virtual Infrastructure Manager (VIM)
- manages hosts
## Virtual Machine Monitor (VMM)
- runs the guests
## Kernel Samepage Merging (KSM)
- saves memory
`
  it('is typed, as the notes spell it out', () => {
    const list = questionsOf(courseOf(NAMES)).filter(({ id }) => id.startsWith('g-spell-'))
    expect(list.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['Kernel Virtual Machine', 'Virtual Infrastructure Manager']),
    )
    expect(list.every(({ kind }) => kind === 'short')).toBe(true)
  })
})

describe('questions of the notes', () => {
  it('are asked word for word, with the passages that answer them and what a good answer speaks of', () => {
    const note = `${STORAGE}\n## Questions\n- Why is a SAN dear and complex?\n- How do plants grow?\n`
    const open = questionsOf(courseOf(note)).filter(({ kind }) => kind === 'open')
    const shape = z.object({
      text: z.string(),
      verdict: z.string(),
      reference: z.array(z.object({ subject: z.string() })),
      keyPoints: z.array(z.object({ label: z.string() })),
    })
    const bodyOf = (word: string) => open.map(({ body }) => shape.parse(body)).find(({ text }) => text.includes(word))
    const san = bodyOf('SAN')
    expect(san?.text).toBe('Why is a SAN dear and complex?')
    expect(san?.verdict).toBe('yes')
    expect(san?.reference[0]?.subject).toBe('SAN')
    expect(san?.keyPoints.map(({ label }) => label)).toEqual(expect.arrayContaining(['fibre', 'channel']))
    expect(bodyOf('plants')).toMatchObject({ verdict: 'no', keyPoints: [] })
    expect(open.find(({ topic }) => topic === 'SAN')?.topicId).toBe('san')
  })
})
