import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/core/rich-text.js'
import type { Concept, Fact } from '../../src/notes/course.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { onlyCourse } from './note-folder.js'

const CONTENT = new URL('../../content/', import.meta.url)
const NOTE = 'cloud/week-02.md'
const lines = readFileSync(new URL(NOTE, CONTENT), 'utf8').split('\n')
const course = onlyCourse(loadCourses(fileURLToPath(CONTENT)))

/** The number of the one line that holds `text`; its first one where `isFirst`. */
function lineWith(text: string, isFirst = false): number {
  const found = lines.flatMap((line, index) => (line.includes(text) ? [index + 1] : []))
  if (!isFirst) expect(found, text).toHaveLength(1)
  return found[0] ?? 0
}

function concept(title: string): Concept {
  const found = course.concepts.find(one => one.title === title)
  if (found === undefined) throw new Error(`no concept ${title}`)
  return found
}

const allFacts = (facts: readonly Fact[]): Fact[] => facts.flatMap(fact => [fact, ...allFacts(fact.children)])
const factOn = (title: string, line: number): Fact | undefined =>
  allFacts(concept(title).facts).find(({ source }) => source.line === line)
const parentOf = (title: string): string | undefined =>
  course.concepts.find(({ id }) => id === concept(title).parentId)?.title

describe('the course in content/', () => {
  it('takes its settings from course.toml', () => {
    expect(course).toMatchObject({
      id: 'cloud',
      title: 'Cloud Computing',
      language: 'de',
      timeZone: 'Europe/Zurich',
      notes: 1,
    })
  })

  it('reads everything without a warning', () => {
    expect(course.warnings).toEqual([])
  })
})

describe('concepts', () => {
  it.each([
    ['Virtualization', '## Virtualization'],
    ['abstraction', '- **abstraction**'],
    ['VM', '***VM***'],
    ['process virtual machine', '**process virtual machine**'],
    ['system virtual machine', '**system virtual machine**'],
    ['Efficiency', '**Efficiency**'],
    ['Resource Control', '**Resource Control (Safety)**'],
    ['Equivalence', '**Equivalence**'],
    ['Hypervisor Type 1', '***Hypervisor Type 1***'],
    ['x86 Privilege Rings', '***x86 Privilege Rings***'],
    ['Bare-metal Setup', '**Bare-metal Setup**'],
    ['Full Virtualization using Binary Translation', '***Full Virtualization using'],
    ['Paravirtualization', '***Paravirtualization'],
    ['Hardware-assisted Virtualization', '***Hardware-assisted'],
    ['Intel Virtualization Technology', '***Intel Virtualization'],
    ['Amazon EC2', '***Example: Amazon EC2***'],
    ['KVM', '***Example: KVM'],
    ['QEMU', '- QEMU: '],
    ['Xen', '***Xen***'],
    ['Dom0', '„Dom0“'],
    ['DomU', '„DomU“'],
    ['CPU', '***Virtual Resources: CPU***'],
    ['lscpu', '`lscpu`'],
    ['Memory', '***Virtual Resources: Memory***'],
    ['Ballooning', '***Virtual Memory: Ballooning***'],
    ['Overcommitment', '***Virtual Memory: Overcommitment***'],
    ['Sharing', '***Virtual Memory: Sharing***'],
    ['Storage', '***Virtual Resources: Storage***'],
    ['Storage Types', '***Storage Types***'],
    ['DAS', '**DAS**'],
    ['SAN', '**SAN**'],
    ['NAS', '**NAS**'],
    ['Thick Provisioning', '**Thick:**'],
    ['Thin Provisioning', '**Thin:**'],
    ['Network', '***Virtual Resources: Network***'],
    ['NIST Definition of Cloud Computing', '***NIST Definition'],
    ['On-demand self-service', '**On-demand self-service:**'],
    ['Rapid elasticity', '**Rapid elasticity:**'],
    ['OpenStack', '***Example: OpenStack***'],
    ['Nova', '- Nova (Compute)'],
    ['Horizon', '- Horizon ('],
    ['OpenStack Architecture', '***OpenStack Architecture***'],
    ['Controller Node', '**Controller Node**'],
    ['VMware vSphere / ESXi', '***Example: VMware'],
    ['vCenter', '**vCenter (VIM)**'],
    ['hostd', '- hostd: '],
    ['VIM', '***VIM ('],
    ['Failover', '- Failover: '],
    ['Failover System', '***Failover System***'],
    ['Active-Active', '**Active-Active:**'],
    ['Proxmox VE', '***Example: Proxmox VE***'],
    ['Proxmox VE Cluster Manager', '***Proxmox VE Cluster Manager***'],
    ['pvecm', '`pvecm`'],
  ])('%s stands where it is named', (title, text) => {
    expect(concept(title).source).toMatchObject({ file: NOTE, line: lineWith(text) })
  })

  it.each([
    ['Paravirtualization', 'PV'],
    ['Hardware-assisted Virtualization', 'HVM'],
    ['Full Virtualization using Binary Translation', 'Full Virtualization'],
    ['Intel Virtualization Technology', 'VT-x'],
    ['KVM', 'Kernel Virtual Machine'],
    ['VIM', 'Virtual Infrastructure Manager'],
    ['VMware vSphere / ESXi', 'ESXi'],
    ['VMware vSphere / ESXi', 'VMware vSphere'],
    ['Thin Provisioning', 'Thin'],
    ['Thick Provisioning', 'Thick'],
    ['Resource Control', 'Safety'],
    ['CPU', 'Virtual Resources: CPU'],
    ['Ballooning', 'Virtual Memory: Ballooning'],
  ])('%s is also called %s', (title, alias) => {
    expect(concept(title).aliases).toContain(alias)
  })

  it.each([
    'Fragen',
    'Beispiele',
    'Bausteine',
    'Gegenüberstellung',
    'Problem',
    'Aufbau',
    'zuständig für',
    'besteht aus Modulen',
    'Welcher Hypervisor-Typ?',
    'hier im Zentrum',
    'zum Ausprobieren',
    'beteiligte Services',
    'im Cluster verfügbar',
    'Type I',
    'Port der WebUI',
    'Example: OpenStack',
    'From Virtualization to IaaS Platforms',
    'Ersparnis beim Speicher',
  ])('%s is none', title => {
    const names = course.concepts.flatMap(one => [one.title, ...one.aliases])
    expect(names).not.toContain(title)
  })

  it('are names, not sentences', () => {
    for (const { title } of course.concepts) expect(title).not.toMatch(/[.!?;:→]|\b(?:ist|wird|is|are)\b/)
  })

  it.each([
    ['DAS', 'Storage Types'],
    ['NAS', 'Storage Types'],
    ['Horizon', 'OpenStack'],
    ['Dom0', 'Xen'],
    ['QEMU', 'KVM'],
    ['Thin Provisioning', 'Thin vs Thick Provisioning'],
    ['Measured service', 'NIST Definition of Cloud Computing'],
    ['vpxd', 'VMware vSphere / ESXi'],
    ['Paravirtualization', 'Virtualization'],
    ['process virtual machine', 'VM'],
    ['OpenStack', undefined],
  ])('%s stands under %s', (title, parent) => {
    expect(parentOf(title)).toBe(parent)
  })

  it('keep the order and number of their members', () => {
    const modules = concept('OpenStack').childIds.map(id => course.concepts.find(one => one.id === id)?.title)
    expect(modules).toEqual(['Nova', 'Neutron', 'Cinder', 'Swift', 'Glance', 'Keystone', 'Horizon', 'Ceilometer'])
  })

  it('take in what other passages say of them', () => {
    const passages = concept('Paravirtualization').facts.map(({ source }) => source.line)
    expect(passages).toContain(lineWith('- PV: sehr schlank'))
  })
})

describe('facts', () => {
  it.each([
    ['Paravirtualization', '+ geringerer Overhead', 'advantage'],
    ['Paravirtualization', '− weniger portabel', 'disadvantage'],
    ['Full Virtualization using Binary Translation', '+ keine Änderung', 'advantage'],
    ['Full Virtualization using Binary Translation', '− aufwendige', 'disadvantage'],
    ['Ballooning', '- Problem: ', 'disadvantage'],
    ['Sharing', '10–40 %', 'number'],
    ['Overcommitment', '2:1', 'number'],
    ['CPU', '- so berechnet man', 'formula'],
    ['CPU', '`lscpu`', 'command'],
    ['process virtual machine', 'bekanntes Beispiel', 'example'],
    ['system virtual machine', '- z. B. KVM', 'example'],
    ['abstraction', 'Bsp.: File', 'example'],
    ['DAS', '**DAS**', 'definition'],
    ['Nova', '- Nova (', 'definition'],
    ['Intel Virtualization Technology', 'falls ja', 'consequence'],
  ])('of %s: "%s" is told as %s', (title, text, role) => {
    expect(factOn(title, lineWith(text))?.role).toBe(role)
  })

  it('lose the sign that gave the role', () => {
    const fact = factOn('Paravirtualization', lineWith('+ geringerer Overhead'))
    expect(plainText(fact?.content ?? [])).toBe('geringerer Overhead, leichter umzusetzen')
  })

  it('are commands with what they do, on the line of their fence', () => {
    const commands = allFacts(concept('Proxmox VE Cluster Manager').facts).filter(({ block }) => block?.type === 'code')
    expect(
      commands.map(({ role, block, content }) => [role, block?.type === 'code' && block.value, plainText(content)]),
    ).toEqual([
      ['command', 'ls /etc/pve/nodes', 'listet sämtliche Nodes auf'],
      ['command', 'cat /etc/pve/nodes/node01/qemu-server/101.conf', 'zeigt die Details einer einzelnen VM'],
      ['command', 'ls /etc/pve/nodes/node01/qemu-server', 'listet auf, welche VMs Node01 hat'],
    ])
    expect(commands[0]?.source.line).toBe(lineWith('```shell', true))
  })

  it('know the headings they stand under', () => {
    expect(factOn('Horizon', lineWith('- Horizon ('))?.source.headings).toEqual([
      'From Virtualization to IaaS Platforms',
      'Example: OpenStack',
    ])
  })

  it('all say something', () => {
    for (const { facts } of course.concepts) {
      for (const fact of allFacts(facts)) expect(fact.content.length > 0 || fact.block !== undefined).toBe(true)
    }
  })
})

describe('questions', () => {
  it('are all there', () => {
    expect(course.questions).toHaveLength(17)
    expect(new Set(course.questions.map(({ id }) => id)).size).toBe(17)
  })

  it('repeat a stem for each bullet that continues it', () => {
    const stem = 'Contrast the following with each other'
    const ends = [
      'Virtualization of Type 1 and of Type 2',
      'Paravirtualization, Full and Hardware-assisted Virtualization',
    ]
    for (const end of ends) {
      const question = course.questions.find(({ text }) => text === `${stem}: ${end}`)
      expect(question?.source.line).toBe(lineWith(`- ${end}`))
    }
    expect(course.questions.filter(({ text }) => text.startsWith(stem))).toHaveLength(2)
  })

  it('stand as written otherwise, in the section they are asked in', () => {
    const others = course.questions.filter(({ text }) => !text.startsWith('Contrast') && !text.startsWith('VIM:'))
    expect(others).toHaveLength(14)
    for (const { text, source } of others) {
      expect(lines[source.line - 1]).toBe(`- ${text}`)
      expect(source.headings.at(-1)).toBe('Fragen')
    }
  })

  it('include what is marked as an exam question', () => {
    const marked = course.questions.find(({ source }) => source.line === lineWith('(Prüfungsfrage!)'))
    expect(marked?.text).toBe('VIM: nicht dasselbe wie ein VMM, Unterschied kennen')
  })
})

describe('deadlines', () => {
  it('are the one that is named', () => {
    expect(course.deadlines).toMatchObject([
      {
        title: 'Abgabetermin erstes Projekt',
        date: '2025-10-09',
        time: null,
        source: { file: NOTE, line: lineWith('09.10.2025') },
      },
    ])
  })
})
