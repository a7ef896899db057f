import { describe, expect, it } from 'vitest'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import { scopeOf, topicIds } from '../../src/quiz/topic.js'
import { courseOf, libraryOf } from '../fixtures/course.js'
import { openQuestion } from './sample.js'

const lookup = createLookup(loadCourses('content').courses)
const bank = createQuestionBank(lookup)
const all = bank.draw('cloud', { count: 10_000, seed: 's' })
const ids = (questions: readonly { readonly id: string }[]) => questions.map(({ id }) => id)

const TRANSPORT = {
  TCP: 'connection-oriented, keeps the order of the data',
  UDP: 'connectionless, fast and without acknowledgement',
  QUIC: 'encrypted, runs over datagrams and has several streams',
  SCTP: 'carries messages over several paths at once',
}
const ROUTING = {
  BGP: 'exchanges reachability between autonomous systems',
  OSPF: 'floods the state of its links within an area',
  RIP: 'counts hops and gives up beyond fifteen of them',
  EIGRP: 'mixes bandwidth and delay into one metric',
}
const STORES = {
  DAS: 'disks that hang directly at one server',
  SAN: 'a network of its own that offers blocks to many hosts',
  NAS: 'a file server that is reached over the usual network',
  LTO: 'cassettes of tape that are read from end to end',
}

describe('draw', () => {
  it('draws as many as asked for, and no more than there are', () => {
    for (const count of [0, 1, 5, 20]) expect(bank.draw('cloud', { count, seed: 's' })).toHaveLength(count)
    expect(all.length).toBeGreaterThan(30)
    expect(new Set(ids(all)).size).toBe(all.length)
    expect(bank.draw('unknown', { count: 5, seed: 's' })).toEqual([])
  })

  it('draws by the seed', () => {
    expect(bank.draw('cloud', { count: 8, seed: 'a' })).toEqual(bank.draw('cloud', { count: 8, seed: 'a' }))
    expect(ids(bank.draw('cloud', { count: 8, seed: 'a' }))).not.toEqual(
      ids(bank.draw('cloud', { count: 8, seed: 'b' })),
    )
  })

  it('keeps to a topic and all that stands under it', () => {
    const storage = topicIds(lookup, 'cloud', 'storage types')
    expect([...storage]).toEqual(['storage-types', 'das', 'san', 'nas'])
    const drawn = bank.draw('cloud', { count: 100, seed: 's', topicIds: storage })
    expect(drawn.length).toBeGreaterThan(1)
    for (const { topicId } of drawn) expect(storage.has(topicId ?? '')).toBe(true)
    expect(topicIds(lookup, 'cloud', 'photosynthese').size).toBe(0)
    expect([...topicIds(lookup, 'cloud', 'san vs nas')]).toEqual(['san', 'nas'])
    // What goes on from the word is meant as well.
    const all = topicIds(lookup, 'cloud', 'storage')
    for (const id of storage) expect(all).toContain(id)
    expect(bank.draw('cloud', { count: 5, seed: 's', topicIds: new Set() })).toEqual([])
  })

  it('takes for a topic what begins with its words, and nothing that only ends with them', () => {
    const course = courseOf(
      '# Cell\n\nA room.\n\n# Cells of plants\n\nHave walls.\n\n# Red blood cell\n\nCarries oxygen.\n',
    )
    expect([...topicIds(createLookup([course]), 'demo', 'cell')]).toEqual(['cell', 'cells-of-plants'])
  })

  it.each([
    ['week 3', [3]],
    ['Woche 3', [3]],
    ['weeks:2-3', [2, 3]],
    ['Wochen 2 bis 3', [2, 3]],
    ['weeks 2–9', [2, 3, 4]],
    ['weeks 8-9', []],
    ['protocols weeks 3-4', [3]],
    ['protocols', [2, 3]],
    ['protocols week 4', []],
  ])('keeps to the weeks that "%s" names', (topic, weeks) => {
    const note = (title: string, terms: Readonly<Record<string, string>>) =>
      `# ${title}\n\n${Object.entries(terms)
        .map(([term, meaning]) => `- **${term}** – ${meaning}\n`)
        .join('')}\n## Questions\n\n- Who invented ${Object.keys(terms).join(' and ')}?\n`
    const weekly = createLookup(
      libraryOf({
        'demo/week-02.md': note('Protocols', TRANSPORT),
        'demo/week-03.md': note('Protocols', ROUTING),
        'demo/week-04.md': note('Storage', STORES),
        'demo/course.toml': '',
      }).courses,
    )
    const drawn = createQuestionBank(weekly).draw('demo', { count: 500, seed: 's', ...scopeOf(weekly, 'demo', topic) })
    const asked = new Set(drawn.map(({ source }) => Number(/\d+/.exec(source.file))))
    expect([...asked].sort()).toEqual(weeks)
  })

  it.each(['single', 'true-false', 'short', 'open'] as const)('keeps to the kind %s', kind => {
    const drawn = bank.draw('cloud', { count: 500, seed: 's', kinds: [kind] })
    expect(drawn.length).toBeGreaterThan(1)
    expect(new Set(drawn.map(question => question.kind))).toEqual(new Set([kind]))
  })

  it('asks what was asked last only when nothing else is left', () => {
    const recent = ids(all)
    const drawn = ids(bank.draw('cloud', { count: 20, seed: 't', recent: recent.slice(0, 5) }))
    expect(drawn.filter(id => recent.slice(0, 5).includes(id))).toEqual([])
    const storage = topicIds(lookup, 'cloud', 'storage types')
    const before = ids(bank.draw('cloud', { count: 100, seed: 's', topicIds: storage }))
    const again = ids(bank.draw('cloud', { count: 100, seed: 't', topicIds: storage, recent: before }))
    expect(again.length).toBeGreaterThan(0)
  })

  it('counts a question that stands twice among the last ones by its first place', () => {
    const [one = '', two = '', ...others] = ids(all)
    const drawn = ids(bank.draw('cloud', { count: 1, seed: 't', recent: [one, two, ...others, one] }))
    expect(drawn).not.toContain(one)
  })

  it('asks about no line of the notes twice, and no two questions in the same words', () => {
    const prompts = all.map(question => openQuestion(question).report().prompt)
    expect(new Set(prompts).size).toBe(prompts.length)
    const generated = all.filter(({ kind }) => kind !== 'open' && kind !== 'matching')
    const places = generated.map(
      ({ source, topic, kind }) => `${source.file}:${source.line} ${/short|single/.test(kind) ? topic : ''}`,
    )
    expect(new Set(places).size).toBe(places.length)
  })

  it('does not repeat exam questions while there are others', () => {
    const exam = ids(all.filter(({ kind }) => kind === 'open'))
    const drawn = bank.draw('cloud', { count: 15, seed: 's', recent: exam })
    expect(drawn.filter(({ kind }) => kind === 'open')).toEqual([])
  })

  it('varies its concepts, and has an exam question now and then', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const drawn = bank.draw('cloud', { count: 8, seed })
      expect(drawn.map(({ kind }) => kind === 'open')).toEqual([false, false, true, false, false, false, true, false])
      const topics = drawn.filter(({ kind }) => kind !== 'open').map(({ topicId }) => topicId)
      expect(new Set(topics).size).toBe(topics.length)
    }
  })
})
