import { describe, expect, it } from 'vitest'
import { createLookup } from '../../src/lookup/lookup.js'
import { courseOf } from '../fixtures/course.js'

const course = courseOf(`# Virtualization

A resource in software.

## Hypervisor Type 1

- runs on the hardware itself

## QEMU

- emulates a process, so it is of Type 2

## Storage Types

- DAS, SAN and NAS

## IPv6

- addresses of 128 bits

## Questions

- Describe the difference between Type1 and Type2 virtualization
`)
const lookup = createLookup([course])
const titles = (query: string) => lookup.find(course.id, query).hits.map(({ concept }) => concept.title)

describe('a word with a number', () => {
  it.each([
    ['type1', 'Hypervisor Type 1'],
    ['Type-1', 'Hypervisor Type 1'],
    ['type1 hypervisor', 'Hypervisor Type 1'],
    ['what is ipv 6?', 'IPv6'],
    ['IPv-6', 'IPv6'],
  ])('%s is found however it is joined', (query, title) => {
    expect(titles(query)[0]).toBe(title)
  })

  it('is not answered by what has the word alone', () => {
    const { hits } = lookup.find(course.id, 'type2')
    expect(hits.map(({ concept, isMention }) => [concept.title, isMention])).toEqual([['QEMU', true]])
  })

  it('names a side of a comparison, and not the thing without it', () => {
    const evidence = lookup.evidence(course.id, course.questions[0]?.id ?? '')
    expect(evidence?.verdict).toBe('partly')
    expect(evidence?.passages.map(({ concept }) => concept.title)).toEqual(['Hypervisor Type 1'])
  })
})
