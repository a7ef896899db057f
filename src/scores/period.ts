import { addDays } from '../core/local-time.js'
import type { Term } from '../notes/course.js'

/** The periods of the boards. */
export const PERIODS = ['today', 'week', 'month', 'term', 'all'] as const
export type Period = (typeof PERIODS)[number]

/** Calendar days `YYYY-MM-DD`, both counted in. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** The days of a period around `today`; `undefined` for all time. Weeks begin on Monday. */
export function spanOf(period: Period, today: string, terms: readonly Term[] = []): Span | undefined {
  switch (period) {
    case 'today':
      return { from: today, to: today }
    case 'week': {
      const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
      const from = addDays(today, -sinceMonday)
      return { from, to: addDays(from, 6) }
    }
    case 'month': {
      const from = `${today.slice(0, 7)}-01`
      return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
    }
    case 'term':
      return termOf(today, terms)
    case 'all':
      return undefined
  }
}

/**
 * The term that has begun last: between two terms the one before, so that its board stays. Where the course names none,
 * or none has begun, the semester: autumn from August to January, spring from February to July.
 */
function termOf(today: string, terms: readonly Term[]): Span {
  const begun = terms.filter(({ from }) => from <= today).sort((a, b) => (a.from < b.from ? -1 : 1))
  const current = begun.at(-1)
  if (current !== undefined) return { from: current.from, to: current.to }
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  if (month >= 2 && month <= 7) return { from: `${pad(year)}-02-01`, to: `${pad(year)}-07-31` }
  const autumn = month === 1 ? year - 1 : year
  return { from: `${pad(autumn)}-08-01`, to: `${pad(autumn + 1)}-01-31` }
}

const pad = (year: number): string => String(year).padStart(4, '0')
