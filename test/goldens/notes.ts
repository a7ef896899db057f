import { libraryOf } from '../fixtures/course.js'

const WEEK_2 = `# Week 02

## Storage types
- **DAS** – hangs right at the server, quick and cheap
- **SAN** – linked by fibre channel, dear and complex
- **NAS** – reached over the network, simple and slow
- **Tape** – kept in a vault for *decades* & more

## Ballooning
Also: balloon driver

- The hypervisor asks a driver **inside** the guest for memory
- + the guest picks the pages that it needs least
- − slow, and the guest may run out of memory
- Example: \`virsh setmem web-1 2G\`

## Overcommitment
- More memory is promised to all guests together than there is
- + machines are used better
- − swapping when all want it at once

## Deduplication
- Equal blocks are kept once, as [the handbook](https://example.org/handbook?a=1&b=2) says
- + saves space on similar guests
- − costs time to compare

| Level | Saves | Costs |
| --- | --: | :-: |
| file | 10 % | little |
| block | 60 % | much_more |

\`\`\`sh
zfs set dedup=on tank/vms && zpool list
\`\`\`

The ratio is $r = \\frac{before}{after}$.

## Live migration
${Array.from({ length: 60 }, (_, step) => `- Step ${step + 1} copies the pages that were written while step ${step} ran, and counts what is left`).join('\n')}

## Kernel Virtual Machine (KVM)
- part of Linux

## Virtual Infrastructure Manager (VIM)
- manages hosts

## Shared Memory
- quick

## Empty Chapter
### Full Section
- has a line
`

const WEEK_3 = `# Week 03

## Snapshot
- Keeps the state of a disk at one moment

## Questions
- What does a snapshot keep?
- Why is ballooning slow, and who invented the moon?
- How do penguins sleep?

## Deadlines
- Deadline project: 09.10.2025
- Deadline report: 12.10.2025, 18:00
`

const WEEK_4 = `# Week 04

## Snapshot
- Grows with every block that is written after it was taken
`

/** Notes of which every card of the bot can be made; `statistics` has nothing to ask and no deadline. */
export const NOTES = libraryOf({
  'cloud/course.toml': 'title = "Cloud & Storage"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n',
  'cloud/week-02.md': WEEK_2,
  'cloud/week-03.md': WEEK_3,
  'cloud/week-04.md': WEEK_4,
  'statistics/course.toml': 'title = "Statistics"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n',
  'statistics/note.md': '# Nothing\n\nTo be written.\n',
})
