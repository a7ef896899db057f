import { LEKTIONEN, LESSONS } from './lessons.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

const say = (line: string) => (stage: Stage) => stage.say(line)

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
  { name: 'explain-comparison-of-three', notes: LESSONS, show: say('/explain router vs hub vs gateway') },
]
