import { expect, it } from 'vitest'
import { findDuplicates } from '../../src/lookup/duplicates.js'
import { courseOf } from '../fixtures/course.js'

const pairs = (note: string) => findDuplicates(courseOf(note)).map(pair => pair.map(({ title }) => title).join(' ~ '))
const terms = (...titles: readonly string[]) =>
  `# Notes\n\n${titles.map(title => `- **${title}** – says something of its own about ${title}\n`).join('')}`

it.each([
  [['Hash table', 'Table, hash'], ['Hash table ~ Table, hash']],
  [['Endozytose', 'Endocytose'], ['Endozytose ~ Endocytose']],
  [['Throughput', 'Troughput'], ['Throughput ~ Troughput']],
  [['Replikation', 'Replication'], ['Replikation ~ Replication']],
])('tells of what may be one thing: %j', (titles, expected) => {
  expect(pairs(terms(...titles))).toEqual(expected)
})

it.each([
  [['SAN', 'NAS']],
  [['TCP', 'UCP']],
  [['Hypervisor Type 1', 'Hypervisor Type 2']],
  [['Addressing IPv4', 'Addressing IPv6']],
  [['Scale up', 'Scale out']],
  [['Virtualization', 'Paravirtualization']],
])('leaves apart what are two: %j', titles => {
  expect(pairs(terms(...titles))).toEqual([])
})

it('says nothing of a term and of what stands under it', () => {
  expect(pairs('# Notes\n\n## Clusters\n- **Cluster** – several machines that act as one\n')).toEqual([])
})
