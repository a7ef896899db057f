import { createLookup } from '../../src/lookup/lookup.js'
import { courseOf } from '../fixtures/course.js'
import { at } from '../schedule/rig.js'

export const FROM = at('2025-10-01', '00:00')

/** How much faster than real time leases and retries run, so that a test need not wait a minute for each. */
export const HASTE = 60

const COURSE = courseOf(
  `# Storage

Deadline project: 09.10.2025
Deadline report: 10.10.2025
Deadline exam: 28.10.2025

## Storage kinds
- **DAS** – hangs right at the server, quick and cheap
- **SAN** – linked by fibre channel, dear and complex
- **NAS** – reached over the network, simple and slow
- **Tape** – kept in a vault for decades
`,
  'title = "Storage"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n',
)

export const COURSE_ID = COURSE.id
export const lookup = createLookup([COURSE])
