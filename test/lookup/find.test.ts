import { describe, expect, it } from 'vitest'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { courseOf } from '../fixtures/course.js'

const lookup = createLookup(loadCourses('content').courses)
const find = (query: string) => lookup.find('cloud', query)
const titles = (query: string) => find(query).hits.map(hit => hit.concept.title)

const HVM = 'Hardware-assisted Virtualization'
const NIST = 'NIST Definition of Cloud Computing'
const FULL = 'Full Virtualization using Binary Translation'

describe('finds the concept that a query means', () => {
  it.each([
    // As it is written, in other cases, with other marks.
    ['Ballooning', 'Ballooning'],
    ['ballooning', 'Ballooning'],
    ['BALLOONING', 'Ballooning'],
    ['  ballooning?! ', 'Ballooning'],
    ['x86 privilege rings', 'x86 Privilege Rings'],
    ['open stack', 'OpenStack'],
    ['vsphere', 'VMware vSphere / ESXi'],
    // Put politely.
    ['kannst du mir NAS erklären?', 'NAS'],
    ['erkläre mir bitte kurz was ein SAN ist, danke!', 'SAN'],
    ['could you please explain ballooning', 'Ballooning'],
    ['vor- und nachteile paravirtualisierung', 'Paravirtualization'],
    // Typos.
    ['balloning', 'Ballooning'],
    ['ballonning', 'Ballooning'],
    ['vallooning', 'Ballooning'],
    ['openstak', 'OpenStack'],
    ['swfit', 'Swift'],
    ['keystnoe', 'Keystone'],
    ['overcomitment', 'Overcommitment'],
    ['thin provisoning', 'Thin Provisioning'],
    ['paravirtualisation', 'Paravirtualization'],
    // The other language, umlauts spelt out.
    ['paravirtualisierung', 'Paravirtualization'],
    ['full virtualisierung', FULL],
    ['übers netzwerk', 'Broad network access'],
    ['uebers netzwerk', 'Broad network access'],
    ['groesste anbieter', 'VMware vSphere / ESXi'],
    // Questions.
    ['was ist ballooning', 'Ballooning'],
    ['Was ist denn Ballooning genau?', 'Ballooning'],
    ['erklär mir ballooning', 'Ballooning'],
    ['Erklaere mir bitte das Ballooning', 'Ballooning'],
    ['was bedeutet HVM?', HVM],
    ['wofür steht VIM?', 'VIM'],
    ['wie funktioniert thick provisioning?', 'Thick Provisioning'],
    ['what is ballooning?', 'Ballooning'],
    ["What's a hypervisor type 1", 'Hypervisor Type 1'],
    ['please explain memory overcommitment', 'Overcommitment'],
    ['what does VIM stand for', 'VIM'],
    ['how does ballooning work?', 'Ballooning'],
    // Short and long names, aliases.
    ['kvm', 'KVM'],
    ['Kernel Virtual Machine', 'KVM'],
    ['virtual infrastructure manager', 'VIM'],
    ['hvm', HVM],
    ['PV', 'Paravirtualization'],
    ['VT-x', 'Intel Virtualization Technology'],
    ['esxi', 'VMware vSphere / ESXi'],
    ['popek goldberg', 'Anforderungen an Virtualisierung'],
    ['full virtualization', FULL],
    // Words of a name in any order.
    ['thick', 'Thick Provisioning'],
    ['provisioning thin', 'Thin Provisioning'],
    ['nist', NIST],
    ['cloud computing nist', NIST],
    ['type 1 hypervisor', 'Hypervisor Type 1'],
    ['ringe', 'x86 Privilege Rings'],
    ['virtual memory sharing', 'Sharing'],
    // Words of a passage.
    ['copy on write', 'Sharing'],
    ['hypercalls', 'Paravirtualization'],
    ['hyperthreading', 'CPU'],
    ['vmexit', 'Intel Virtualization Technology'],
    ['pay as you go', 'Measured service'],
  ])('%s', (query, title) => {
    const { found, hits } = find(query)
    expect([found, hits[0]?.concept.title]).toEqual([true, title])
  })

  it.each([
    ['pmxcfs', /^Proxmox VE Cluster/],
    ['iscsi', /^(?:NAS|Storage)/],
    ['live migration', /^(?:Failover|VIM|VMware)/],
  ])('%s, which stands in several places', (query, title) => {
    expect(find(query).found).toBe(true)
    expect(titles(query)[0]).toMatch(title)
  })

  it('never lets a typo beat an exact name', () => {
    expect(titles('NAS')[0]).toBe('NAS')
    expect(titles('DAS')[0]).toBe('DAS')
    expect(titles('active-active')[0]).toBe('Active-Active')
    expect(titles('active-passive')[0]).toBe('Active-Passive')
  })

  it('ranks at most five different concepts, with scores from 1 to 0', () => {
    for (const query of ['virtualization', 'storage', 'guest', 'vm', 'proxmox cluster', 'cloud']) {
      const { hits } = find(query)
      expect(hits.length).toBeLessThanOrEqual(5)
      expect(new Set(hits.map(hit => hit.concept.id)).size).toBe(hits.length)
      expect(hits.map(hit => hit.score)).toEqual(hits.map(hit => hit.score).toSorted((a, b) => b - a))
      for (const { score } of hits) expect(score > 0 && score <= 1).toBe(true)
    }
  })
})

describe('comparisons', () => {
  it.each([
    ['unterschied zwischen SAN und NAS', 'SAN', 'NAS'],
    ['Was ist der Unterschied zwischen SAN und NAS?', 'SAN', 'NAS'],
    ['difference between active-passive and active-active', 'Active-Passive', 'Active-Active'],
    ['san vs nas', 'SAN', 'NAS'],
    ['SAN versus NAS?', 'SAN', 'NAS'],
    ['compare nova with neutron', 'Nova', 'Neutron'],
    ['vergleiche Nova und Neutron', 'Nova', 'Neutron'],
    ['wie unterscheidet sich DAS von NAS', 'DAS', 'NAS'],
    ['how does HVM differ from PV', HVM, 'Paravirtualization'],
    ['thin vs thick provisioning', 'Thin Provisioning', 'Thick Provisioning'],
    ['balloning vs overcomitment', 'Ballooning', 'Overcommitment'],
  ])('%s', (query, left, right) => {
    expect(find(query).sides?.map(side => side.title)).toEqual([left, right])
  })

  it('does not compare with what the notes do not have, and offers the side that they do', () => {
    for (const query of ['unterschied zwischen ballooning und kubernetes', 'kubernetes vs ballooning']) {
      expect(find(query)).toMatchObject({ found: false, hits: [{ concept: { title: 'Ballooning' } }] })
    }
  })

  it('shows the side with a name where the other one is only spoken of', () => {
    const { found, sides } = find('how does a VIM differ from a VMM?')
    expect([found, sides]).toEqual([true, undefined])
    expect(titles('how does a VIM differ from a VMM?')[0]).toBe('VIM')
  })

  it('does not compare a thing with itself', () => {
    expect(find('kvm vs kernel virtual machine').sides).toBeUndefined()
  })
})

describe('says that the notes do not cover a query', () => {
  it.each([
    'photosynthese',
    'photosynthesis',
    'kubernetes',
    "moore's law",
    'moores law',
    'blockchain',
    'docker',
    'was ist docker?',
    'docker vs podman',
    'TCP',
    'DNS',
    'SDN',
    'VPN',
    'machine learning',
    'quantum computing',
    'virtual reality',
    'container orchestration',
    'binary search',
    'network effect',
    'storage tank',
    'cloud atlas',
    'garbage collection',
    'terraform',
    'mitosis',
    'bubble sort',
    'REST API',
    'wetter morgen',
    'der die das',
    'what is the',
    '???',
    '🎈',
    '',
    '   ',
  ])('%j', query => {
    const { found, hits } = find(query)
    expect(found).toBe(false)
    expect(hits.length).toBeLessThanOrEqual(5)
    for (const { score } of hits) expect(score).toBeLessThan(0.72)
  })

  it('suggests what looks like it', () => {
    expect(titles('cloud atlas')).toContain(NIST)
    expect(titles('DNS')).toContain('DAS')
    expect(titles('storage tank')).toContain('Storage')
    expect(titles('photosynthese')).toEqual([])
  })

  it('has nothing for an unknown course', () => {
    expect(lookup.find('gone', 'ballooning')).toEqual({ found: false, hits: [] })
    expect(lookup.complete('gone', 'b', 5)).toEqual([])
    expect(lookup.evidence('gone', 'q')).toBeUndefined()
    expect(lookup.concept('gone', 'ballooning')).toBeUndefined()
  })
})

describe('completion', () => {
  const complete = (typed: string, limit = 25) => lookup.complete('cloud', typed, limit)

  it('has beginnings of names first, then of words, then the middle of a word', () => {
    const names = complete('pro')
    expect(names[0]).toBe('Proxmox VE')
    expect(new Set(names.slice(0, 4))).toEqual(
      new Set([
        'Proxmox VE',
        'process virtual machine',
        'Proxmox VE Cluster Manager',
        'Proxmox VE Cluster Architecture',
      ]),
    )
    expect(names.indexOf('Thin Provisioning')).toBeGreaterThan(3)
    expect(complete('vpx').toSorted()).toEqual(['vpxa', 'vpxd'])
    expect(complete('stack')[0]).toBe('OpenStack')
  })

  it('folds what is typed', () => {
    expect(complete('BALLOON')[0]).toBe('Ballooning')
    expect(complete('open-st')).toEqual(complete('open st'))
  })

  it('corrects a typo where nothing begins so', () => {
    expect(complete('balloning')).toContain('Ballooning')
    expect(complete('xyzzy')).toEqual([])
  })

  it('has something for nothing, never more than asked for, nothing twice', () => {
    expect(complete('')).toHaveLength(25)
    expect(complete('🎈')).toHaveLength(25)
    expect(complete('a', 3)).toHaveLength(3)
    expect(complete('', 0)).toEqual([])
    for (const typed of ['', 'a', 'v', 'st']) expect(new Set(complete(typed)).size).toBe(complete(typed).length)
  })

  it('proposes only names that find their concept', () => {
    for (const name of complete('', 500)) {
      const { found, hits, sides } = find(name)
      expect(found, name).toBe(true)
      const [named] = (lookup.courses[0]?.concepts ?? []).filter(
        ({ title, aliases }) => title === name || aliases.includes(name),
      )
      // "thin vs thick provisioning" is answered with the two.
      if (named !== undefined && sides === undefined)
        expect(
          hits.map(hit => hit.concept),
          name,
        ).toContain(named)
    }
  })
})

describe('related concepts', () => {
  it('are others, at most as many as asked for, none twice', () => {
    for (const concept of lookup.courses[0]?.concepts ?? []) {
      const related = lookup.related('cloud', concept, 5)
      expect(related.length).toBeLessThanOrEqual(5)
      expect(new Set([concept, ...related]).size).toBe(related.length + 1)
    }
  })

  it('are the parts first, then what it belongs to, then its neighbours', () => {
    const related = (title: string) => {
      const concept = find(title).hits[0]?.concept
      return concept === undefined ? [] : lookup.related('cloud', concept, 5).map(other => other.title)
    }
    expect(related('Storage Types').slice(0, 3)).toEqual(['DAS', 'SAN', 'NAS'])
    expect(related('SAN').slice(0, 3)).toEqual(['Storage Types', 'DAS', 'NAS'])
  })
})

describe('what is quoted of an entry', () => {
  it('is quoted once, with what it is nested in', () => {
    const course = courseOf(`# Orchard

- pruning keeps the trees low
  - pruning is done in winter
    - summer pruning slows the trees down
- apples are stored in the cellar
`)
    const [hit] = createLookup([course]).find('demo', 'pruning').hits
    expect(hit?.facts?.map(({ source }) => source.line)).toEqual([3])
  })
})
