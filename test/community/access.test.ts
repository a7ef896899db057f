import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseOf, type GuardedCourse, mayRead, maySetUp, type Party } from '../../src/community/access.js'

const OPEN: GuardedCourse = { id: 'open' }
const OTHER: GuardedCourse = { id: 'other' }
const LISTED: GuardedCourse = { id: 'listed', communities: ['discord:1', 'slack:T1'] }
const CLOSED: GuardedCourse = { id: 'closed', communities: [] }
const COURSES = [OPEN, OTHER, LISTED, CLOSED]

const party = (key: string, ...unlocked: string[]): Party => ({ key, isHosts: false, unlocked: new Set(unlocked) })
const host: Party = { key: 'playground:open', isHosts: true, unlocked: new Set() }

describe('who may read and set up a course', () => {
  it.each<[string, GuardedCourse, Party, boolean, boolean]>([
    ['an open one, elsewhere', OPEN, party('discord:9'), true, false],
    ['an open one, with its code', OPEN, party('discord:9', 'open'), true, true],
    ['an open one, with the code of another', OPEN, party('discord:9', 'other'), true, false],
    ['a listed one, where it is listed', LISTED, party('slack:T1'), true, true],
    ['a listed one, elsewhere', LISTED, party('discord:9'), false, false],
    ['a listed one, on another platform with the same id', LISTED, party('slack:1'), false, false],
    ['a listed one, elsewhere with its code', LISTED, party('discord:9', 'listed'), true, true],
    ['one for nobody', CLOSED, party('discord:1'), false, false],
    ['one for nobody, with its code', CLOSED, party('discord:1', 'closed'), true, true],
    ['one for nobody, on the host’s machine', CLOSED, host, true, true],
    ['an open one, on the host’s machine', OPEN, host, true, true],
  ])('%s', (_, course, at, reads, setsUp) => {
    expect([mayRead(course, at), maySetUp(course, at)]).toEqual([reads, setsUp])
  })
})

describe('which course a community uses', () => {
  it.each<[string, readonly GuardedCourse[], Party, string | null, string | undefined]>([
    ['the first open one at first sight', COURSES, party('discord:9'), null, 'open'],
    ['the one it used, while that is open', COURSES, party('discord:9'), 'other', 'other'],
    ['the one that lists it at first sight', COURSES, party('discord:1'), null, 'listed'],
    ['the one that lists it rather than an open one by default', COURSES, party('discord:1'), 'open', 'listed'],
    [
      'the one that it set up by code rather than the one that lists it',
      COURSES,
      party('discord:1', 'open'),
      'open',
      'open',
    ],
    ['the one whose code was entered, where its own is gone', COURSES, party('discord:9', 'closed'), 'gone', 'closed'],
    ['an open one, where its own was closed', COURSES, party('discord:9'), 'listed', 'open'],
    ['none, where all are closed to it', [LISTED, CLOSED], party('discord:9'), null, undefined],
    ['none, where its own was closed and no other is open', [LISTED, CLOSED], party('discord:9'), 'closed', undefined],
    ['any on the host’s machine', [CLOSED, LISTED], host, 'listed', 'listed'],
    ['the first on the host’s machine, where its own is gone', [CLOSED, LISTED], host, 'gone', 'closed'],
  ])('%s', (_, courses, at, current, used) => {
    expect(courseOf(courses, at, current)?.id).toBe(used)
  })

  it('never is one that the community may not read', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd')
    const key = fc.constantFrom('discord:1', 'discord:2', 'slack:T1')
    const course: fc.Arbitrary<GuardedCourse> = fc.record({ id, communities: fc.array(key) }, { requiredKeys: ['id'] })
    const anyParty = fc.record({ key, isHosts: fc.boolean(), unlocked: fc.array(id).map(ids => new Set(ids)) })
    fc.assert(
      fc.property(
        fc.uniqueArray(course, { selector: own => own.id }),
        anyParty,
        fc.option(id),
        (courses, at, current) => {
          const used = courseOf(courses, at, current)
          const readable = courses.filter(own => mayRead(own, at))
          expect(used === undefined ? readable : [used].filter(own => !readable.includes(own))).toEqual([])
        },
      ),
    )
  })
})
