import { describe, expect, it } from 'vitest'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { courseOf } from '../fixtures/course.js'

describe('evidence in the real notes', () => {
  const [course] = loadCourses('content').courses
  const lookup = createLookup(course === undefined ? [] : [course])
  const evidence = (beginning: string) => {
    const question = course?.questions.find(({ text }) => text.startsWith(beginning))
    const found = lookup.evidence('cloud', question?.id ?? '')
    if (found === undefined) throw new Error(`no question "${beginning}"`)
    return {
      verdict: found.verdict,
      subjects: found.passages.map(({ concept }) => concept.title),
      texts: found.passages.map(({ text }) => text),
    }
  }

  it.each([
    ['Which problem may Ballooning cause', 'Ballooning'],
    ['Explain thick provisioning', 'Thick Provisioning'],
    ['In which way do active-passive and active-active', 'Active-Passive'],
    ['How does a VIM differ from a VMM', 'VIM'],
  ])('%s… is answered by its concept', (beginning, subject) => {
    const { verdict, subjects } = evidence(beginning)
    expect(verdict).not.toBe('no')
    expect(subjects[0]).toBe(subject)
  })

  it('gives each side of a comparison its say', () => {
    const { subjects } = evidence('In which way do active-passive and active-active')
    expect(subjects).toContain('Active-Passive')
    expect(subjects).toContain('Active-Active')
  })

  it('does not pretend to answer what the notes do not', () => {
    expect(evidence("What makes Moore's Law").verdict).not.toBe('yes')
    expect(evidence('What do you mainly gain in a cloud environment by combining Open vSwitch').verdict).not.toBe('yes')
    expect(evidence('Why should you not rely on Snapshots').verdict).toBe('no')
  })

  it('quotes the problem of ballooning', () => {
    expect(evidence('Which problem may Ballooning cause').texts.join()).toContain('Paging')
  })

  it('has at most four passages for each question, none twice', () => {
    for (const { id } of course?.questions ?? []) {
      const passages = lookup.evidence('cloud', id)?.passages ?? []
      expect(passages.length).toBeLessThanOrEqual(4)
      expect(new Set(passages.map(passage => passage.id)).size).toBe(passages.length)
    }
  })
})

describe('evidence', () => {
  const course = courseOf(`# Cells

## Osmosis
- water moves through a semipermeable membrane
- needs no energy

## Active transport
- needs ATP, since it works against the gradient

## Questions
- What is osmosis?
- Why does active transport need ATP?
- How does CRISPR edit genes?
- Of the and the?
`)
  const lookup = createLookup([course])
  const verdict = (text: string) => {
    const question = course.questions.find(other => other.text === text)
    return lookup.evidence('demo', question?.id ?? '')?.verdict
  }

  it('judges by the words that carry the meaning', () => {
    expect(verdict('What is osmosis?')).toBe('yes')
    expect(verdict('Why does active transport need ATP?')).toBe('yes')
    expect(verdict('How does CRISPR edit genes?')).toBe('no')
    expect(verdict('Of the and the?')).toBe('no')
  })

  it('does not take the line that is the question for its answer', () => {
    const likely = courseOf('# Cells\n\n## Osmosis\n- differs from diffusion by its membrane (exam question!)\n')
    const [question] = likely.questions
    expect(createLookup([likely]).evidence('demo', question?.id ?? '')?.passages).toEqual([])
  })

  it('knows no question of another course', () => {
    expect(lookup.evidence('demo', 'q-unknown')).toBeUndefined()
  })
})

describe('code', () => {
  const course = courseOf(`# Beekeeping

## Swarm
\`\`\`js
swarm.leave(hive)
\`\`\`
- [Swarm](https://example.org/swarm)

## Questions
- Why does a swarm leave the hive?
- How would you let a swarm leave the hive in code?
`)
  const lookup = createLookup([course])
  const answer = (text: string) => lookup.evidence('demo', course.questions.find(one => one.text === text)?.id ?? '')

  it('answers who asks for it, and nobody else', () => {
    expect(answer('How would you let a swarm leave the hive in code?')?.passages).toHaveLength(1)
    expect(answer('Why does a swarm leave the hive?')).toEqual({ verdict: 'no', passages: [] })
  })
})

describe('what is no evidence', () => {
  const notes = `# Bees

## Honey
- Definition
- { #7e0c3e}
- up – Food, Sugar
- bees store it in wax cells

## Questions
- What is honey?
- Warum ist der Himmel über Venezuela violett?
`
  const course = courseOf(notes)
  const lookup = createLookup([course])
  const found = course.questions.map(({ id }) => lookup.evidence(course.id, id))

  it('shows no stub', () => {
    expect(found[0]?.passages.map(({ text }) => text)).toEqual(['bees store it in wax cells'])
  })

  it('answers nothing that the notes never speak of', () => {
    expect(found[1]?.verdict).toBe('no')
  })
})
