import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLookup } from '../../src/lookup/lookup.js'
import { readFrame } from '../../src/lookup/question-frame.js'
import { loadCourses } from '../../src/notes/load-courses.js'

const lookup = createLookup(loadCourses('content').courses)
const find = (query: string) => lookup.find('cloud', query)
const titles = (query: string) => find(query).hits.map(hit => hit.concept.title)
const sideTitles = (query: string) => find(query).sides?.map(side => side.title)

describe('a frame', () => {
  it.each([
    ['how does ballooning work and why?', 'ballooning'],
    ['wie funktioniert Ballooning und warum?', 'Ballooning'],
    ['what does NAS stand for', 'NAS'],
    ['how does ballooning save memory and cpu', 'ballooning save memory and cpu'],
    ['how do nova and neutron work together', 'nova and neutron work together'],
    ['was ist ein Hypervisor?', 'Hypervisor'],
  ])('of "%s" leaves its subject, which is no comparison', (query, subject) => {
    expect(readFrame(query)).toEqual({ subject })
  })

  it.each([
    ['how do DAS and NAS differ?', ['DAS', 'NAS']],
    ['how does DAS differ from the NAS', ['DAS', 'NAS']],
    ['how do DAS, NAS, and SAN differ from each other', ['DAS', 'NAS', 'SAN']],
    ['wie unterscheiden sich DAS und NAS voneinander?', ['DAS', 'NAS']],
    ['worin unterscheidet sich ein DAS von einem NAS', ['DAS', 'NAS']],
    ['Was ist der Unterschied zwischen DAS, NAS und SAN?', ['DAS', 'NAS', 'SAN']],
    ['compare DAS to NAS', ['DAS', 'NAS']],
    ['vergleiche DAS und NAS miteinander', ['DAS', 'NAS']],
    ['DAS vs. NAS versus SAN', ['DAS', 'NAS', 'SAN']],
  ])('of "%s" compares', (query, sides) => {
    expect(readFrame(query)).toEqual({ subject: sides.join(' '), sides })
  })

  it.each(['compare', 'compare NAS', 'how do they differ', 'NAS vs', 'difference between'])(
    'of "%s" has too few sides',
    query => {
      expect(readFrame(query).sides).toBeUndefined()
    },
  )
})

describe('a comparison', () => {
  it('is none where a question only joins words', () => {
    expect(find('how does ballooning work and why')).toEqual(find('how does ballooning work'))
    expect(titles('how does ballooning save memory and cpu')[0]).toBe('Ballooning')
  })

  it.each([
    'difference between DAS and NAS and SAN',
    'compare DAS, NAS and SAN',
    'DAS vs NAS vs SAN',
    'worin unterscheiden sich DAS, NAS und SAN',
    'DAS, NAS, SAN',
    'DAS, NAS und SAN',
  ])('of three known sides sets all beside each other: %s', query => {
    expect([find(query).found, titles(query), sideTitles(query)]).toEqual([
      true,
      ['DAS', 'NAS', 'SAN'],
      ['DAS', 'NAS', 'SAN'],
    ])
  })

  it('of three sides shows the two that the notes name', () => {
    expect(sideTitles('difference between docker and DAS and SAN')).toEqual(['DAS', 'SAN'])
    expect(sideTitles('compare DAS, direct attached storage and NAS')).toEqual(['DAS', 'NAS'])
  })

  it('of which the notes know one side only is not covered', () => {
    for (const query of ['NAS vs docker vs podman', 'compare NAS with docker']) {
      expect([find(query).found, titles(query)[0], sideTitles(query)]).toEqual([false, 'NAS', undefined])
    }
  })

  it('of which one side is unknown is tried as a whole', () => {
    const dir = mkdtempSync(join(tmpdir(), 'bueffel-frame-'))
    writeFileSync(join(dir, 'a.md'), '# Gain & Pain\n\n- x\n\n# Other\n\n- y\n')
    const { courses } = loadCourses(dir)
    rmSync(dir, { recursive: true })
    const { found, hits } = createLookup(courses).find(courses[0]?.id ?? '', 'difference between gain and pian')
    expect([found, hits[0]?.concept.title]).toEqual([true, 'Gain & Pain'])
  })
})
