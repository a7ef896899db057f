import { TomlDate } from 'smol-toml'
import { Temporal } from 'temporal-polyfill'

/** A moment by the clocks of a zone, and where it stands in the text. */
export interface Timestamp {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM` */
  readonly time: string
  readonly start: number
  readonly end: number
}

const SECONDS = ':\\d{2}(?:[.,]\\d+)?'
const HOURS_OFF = '[+-](?:0?\\d|1[0-4])(?::?[0-5]\\d)?'
/** "14:00-16:00" is a span of time and no offset: that stands behind a time after a `T`, or behind parts of a second. */
const FORMS = [
  `\\s*(?:UTC|GMT)\\s*(${HOURS_OFF})?`,
  'Z',
  `(?<=[Tt][\\d:.,]+)z`,
  `(?<=:\\d{2}[.,]\\d+)\\s*(${HOURS_OFF})`,
  `(?<=T\\d{1,2}:\\d{2}${SECONDS})\\s*(${HOURS_OFF})`,
  `(?<=T\\d{1,2}:\\d{2})(${HOURS_OFF})`,
  `(?<=T\\d{1,2}:\\d{2}${SECONDS})`,
].join('|')
const TIMESTAMP = new RegExp(
  `(?<![\\w.:-])(\\d{4}-\\d{2}-\\d{2})(?:[Tt]|\\s+)(\\d{1,2}:\\d{2})(?:${SECONDS})?(?:${FORMS})(?![\\w:]|[-.]\\p{L})`,
  'gu',
)

/**
 * What a machine writes as an instant, such as 2025-10-09T22:00:00Z, as it is by the clocks of a zone. One that names no
 * zone of its own is that time there.
 */
export function findTimestamps(text: string, timeZone: string): Timestamp[] {
  return [...text.matchAll(TIMESTAMP)].flatMap((match): Timestamp[] => {
    const [whole, date = '', clock = '', ...offsets] = match
    const wall = `${date}T${clock.padStart(5, '0')}`
    const isUtc = /(?:Z|UTC|GMT)$/i.test(whole)
    const offset = offsets.find(own => own !== undefined)
    try {
      const named = isUtc ? '+00:00' : offset && fullOffset(offset)
      const local = Temporal.PlainDateTime.from(named === undefined ? wall : wallIn(`${wall}${named}`, timeZone))
      return [
        {
          date: local.toPlainDate().toString(),
          time: local.toPlainTime().toString().slice(0, 5),
          start: match.index,
          end: match.index + whole.length,
        },
      ]
    } catch {
      return []
    }
  })
}

const wallIn = (instant: string, timeZone: string): Temporal.PlainDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()

/** "-5", "+0530": with all their digits. */
function fullOffset(offset: string): string {
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? []
  return `${sign}${hours.padStart(2, '0')}:${minutes}`
}

/** A date of YAML, unlike one of TOML, does not tell whether it is a day or the moment at which that begins. */
export function writtenDate(date: Date): string {
  const written = date.toISOString()
  return date instanceof TomlDate ? written : written.replace('T00:00:00.000Z', '')
}
