import { libraryOf } from '../fixtures/course.js'
import { LEKTIONEN, LESSONS } from './lessons.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

const say = (line: string) => (stage: Stage) => stage.say(line)

/** Questions that the notes answer well, a little, hardly and not at all. */
const ASKED = libraryOf({
  'plants/course.toml': 'title = "Plants"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n',
  'plants/leaves.md': `# Leaves

## Photosynthesis
- turns light into sugar
- the chlorophyll in the leaf swallows red & blue light
- stomata open by day and let carbon dioxide in

## Questions
- Through what does carbon dioxide come in by day?
- Why can no leaf exist without chlorophyll? Explain *both* reasons.
- Which sugar did Calvin label?
- How do penguins sleep on the ice?
`,
})

/** Answers of which the notes hold only a part, and those that are long. */
export const SHOWN_LOOKUP: readonly Shown[] = [
  { name: 'explain-groups', notes: LESSONS, show: say('/explain routing') },
  { name: 'explain-groups-german', locale: 'de', notes: LEKTIONEN, show: say('/explain routing') },
  { name: 'explain-kind-of-fact', notes: LESSONS, show: say('/explain disadvantages of circuit switching') },
  { name: 'explain-steps', notes: LESSONS, show: say('/explain boot process') },
  { name: 'explain-steps-german', locale: 'de', notes: LEKTIONEN, show: say('/explain schritte bootvorgang') },
  { name: 'explain-many-parts', notes: LESSONS, show: say('/explain address plan') },
  { name: 'explain-many-parts-german', locale: 'de', notes: LEKTIONEN, show: say('/explain adressplan') },
  { name: 'explain-mention', show: say('/explain hypervisor') },
  { name: 'explain-mention-german', locale: 'de', notes: LEKTIONEN, show: say('/explain warteschlange') },
  { name: 'explain-comparison-mentioned', show: say('/explain ballooning vs zfs') },
  {
    name: 'explain-comparison-mentioned-german',
    locale: 'de',
    notes: LEKTIONEN,
    show: say('/explain paketvermittlung vs firmware'),
  },
  { name: 'explain-comparison-unknown', show: say('/compare ballooning kubernetes') },
  { name: 'explain-asked', notes: ASKED, show: say('/explain through what does carbon dioxide come in by day') },
  { name: 'explain-asked-german', locale: 'de', notes: ASKED, show: say('/explain how do penguins sleep on the ice') },
  { name: 'explain-asked-partly', notes: ASKED, show: say('/explain why can no leaf exist without chlorophyll?') },
  {
    name: 'explain-asked-no',
    notes: ASKED,
    show: say('/explain Which sugar did Calvin label?'),
  },
  { name: 'explain-asked-none', notes: ASKED, show: say('/explain How do penguins sleep on the ice?') },
  { name: 'explain-comparison-of-three', notes: LESSONS, show: say('/explain router vs hub vs gateway') },
]
