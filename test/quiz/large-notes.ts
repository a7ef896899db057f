/** Notes by path, as `libraryOf` takes them. */
export type Notes = Readonly<Record<string, string>>

const CONFIG = 'title = "Large"\nlanguage = "en"\ntimezone = "Europe/London"\n'
const WORDS = `anchor barrel candle dragon engine fabric garden hammer island jacket kettle ladder magnet needle orange
  pepper quartz ribbon saddle timber urchin velvet walnut yellow zephyr butter copper desert ember feather glacier harbour
  insect jungle kitchen lantern meadow nectar ocean pillow quiver raven silver thunder umbrella valley window`.split(
  /\s+/,
)

/** Seven words that no other number has. */
function sentence(number: number): string {
  const word = (at: number) => WORDS[Math.floor(number / WORDS.length ** at + at * 7 + number) % WORDS.length] ?? ''
  return `${[0, 1, 2, 3, 4].map(word).join(' ')} s${number}`
}

const heading = (number: number, bullets: readonly string[]) =>
  [`## Relation${number}`, ...bullets.map(bullet => `- ${bullet}`), ''].join('\n')

const filesOf = (notes: readonly string[]): Notes => ({
  'large/course.toml': CONFIG,
  ...Object.fromEntries(notes.map((note, index) => [`large/note-${index}.md`, note])),
})

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** So many `##` headings with three bullets each, in files of a number. */
export function siblingHeadings(count: number, perFile = count): Notes {
  return filesOf(
    range(Math.ceil(count / perFile)).map(file => {
      const numbers = range(perFile).map(index => file * perFile + index)
      const sections = numbers.map(number =>
        heading(
          number,
          [0, 1, 2].map(at => `holds ${sentence(number * 3 + at)}`),
        ),
      )
      return `# Chapter ${file}\n\n${sections.join('\n')}`
    }),
  )
}

/** The same with a pro and a con under each heading. */
export function prosAndCons(count: number, perFile = count): Notes {
  return filesOf(
    range(Math.ceil(count / perFile)).map(file => {
      const numbers = range(perFile).map(index => file * perFile + index)
      const sections = numbers.map(number =>
        heading(number, [`+ ${sentence(number * 2)}`, `− ${sentence(number * 2 + 1)}`]),
      )
      return `# Chapter ${file}\n\n${sections.join('\n')}`
    }),
  )
}

/** So many terms in lists of a number, a file each. */
export function termLists(count: number, perList = count): Notes {
  return filesOf(
    range(Math.ceil(count / perList)).map(file => {
      const numbers = range(perList).map(index => file * perList + index)
      const bullets = numbers.map(number => `- **Relation${number}** – ${sentence(number)}`)
      return `# Chapter ${file}\n\n## Relations ${file}\n${bullets.join('\n')}\n`
    }),
  )
}

/** Short names with what they stand for, of three words each. */
export function abbreviations(count: number): Notes {
  const title = (number: number) => {
    const parts = [number, Math.floor(number / WORDS.length) + number, number * 5 + 3].map(
      at => WORDS[at % WORDS.length] ?? '',
    )
    const names = parts.map(part => part.charAt(0).toUpperCase() + part.slice(1))
    return `${names.join(' ')} (${names.map(name => name.charAt(0)).join('')})`
  }
  const sections = range(count).map(number => `## ${title(number)}\n- ${sentence(number)}\n`)
  return filesOf([`# Names\n\n${sections.join('\n')}`])
}

/** Terms with as many exam questions as there are of a number. */
export function examQuestions(count: number, terms: number): Notes {
  const asked = range(count).map(number => `- Why is Relation${number % terms} a ${sentence(number)}?`)
  return { ...termLists(terms, 20), 'large/exam.md': `# Exam\n\n## Questions\n${asked.join('\n')}\n` }
}
