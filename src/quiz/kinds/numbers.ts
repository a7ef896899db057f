/** A number with its unit, read from what somebody typed. */
export interface Quantity {
  /** All that the digits can mean: "40.000" is forty thousand in German and forty in English. */
  readonly readings: readonly number[]
  /** As typed, `''` without one. */
  readonly unit: string
}

const LONGEST = 60
const NUMBER = /^([+-]?)\s*(\d[\d.,'’\u00a0\u202f ]*)(?:\s*\/\s*(\d+))?(?:\s*[x×*·]\s*10\s*\^?\s*(-?\d+)|e(-?\d+))?/i

/** `undefined` where no number stands at the beginning. */
export function readQuantity(typed: string): Quantity | undefined {
  const text = typed
    .slice(0, LONGEST)
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/^[≈~=]+\s*|^(?:ca\.?|circa|etwa|about)\s+/i, '')
  const match = NUMBER.exec(text)
  if (match === null) return undefined
  const [whole, sign, digits = '', divisor, power, exponent] = match
  const factor = (sign === '-' ? -1 : 1) * 10 ** Number(power ?? exponent ?? 0)
  const readings = readDigits(digits).map(value => (value * factor) / Number(divisor ?? 1))
  const finite = readings.filter(Number.isFinite)
  return finite.length === 0 ? undefined : { readings: finite, unit: text.slice(whole.length).trim() }
}

/** Points, commas and blanks as thousands or as the decimal sign, where each is possible. */
function readDigits(written: string): number[] {
  const bare = written
    .trim()
    .replace(/['’\u00a0\u202f ](?=\d{3})/g, '')
    .replace(/[.,'’ ]+$/, '')
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/.test(bare)
  const lastSign = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  const asDecimal =
    lastSign === -1 ? bare : `${bare.slice(0, lastSign).replace(/[.,]/g, '')}.${bare.slice(lastSign + 1)}`
  const signs = bare.match(/[.,]/g) ?? []
  const values = [
    // Several equal signs can only group.
    ...(signs.length > 1 && new Set(signs).size === 1 ? [] : [Number(asDecimal)]),
    ...(grouped && new Set(signs).size === 1 ? [Number(bare.replace(/[.,]/g, ''))] : []),
  ]
  return [...new Set(values)].filter(value => !Number.isNaN(value))
}

/** Units of one dimension with their size in its base unit. */
const UNITS: readonly Readonly<Record<string, number>>[] = [
  { bit: 1, kbit: 1e3, mbit: 1e6, gbit: 1e9, tbit: 1e12 },
  { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40 },
  { ns: 1e-9, µs: 1e-6, us: 1e-6, ms: 1e-3, s: 1, sek: 1, sec: 1, min: 60, h: 3600, std: 3600 },
  { nm: 1e-9, µm: 1e-6, mm: 1e-3, cm: 1e-2, dm: 0.1, m: 1, km: 1e3 },
  { mg: 1e-6, g: 1e-3, kg: 1, t: 1e3 },
  { hz: 1, khz: 1e3, mhz: 1e6, ghz: 1e9 },
  { ml: 1e-3, cl: 1e-2, dl: 0.1, l: 1 },
  { v: 1, mv: 1e-3, kv: 1e3 },
  { w: 1, kw: 1e3, mw: 1e6, gw: 1e9 },
  { j: 1, kj: 1e3, mj: 1e6 },
  { '%': 1, prozent: 1, percent: 1 },
]

/** How many of `to` one of `from` is; `undefined` for units that do not measure the same. */
export function conversion(from: string, to: string): number | undefined {
  const [a, b] = [plain(from), plain(to)]
  if (a === b) return 1
  const table = UNITS.find(units => units[a] !== undefined && units[b] !== undefined)
  const [size, base] = [table?.[a], table?.[b]]
  return size === undefined || base === undefined ? undefined : size / base
}

/** Whether this is a unit that the tables know. */
export const isKnownUnit = (unit: string): boolean => UNITS.some(units => units[plain(unit)] !== undefined)

const plain = (unit: string): string => unit.trim().toLowerCase().replace(/\.$/, '')

/** A number as it is read: with a thin space at the thousands and without a tail of zeros. */
export function formatNumber(value: number): string {
  const rounded = Number(value.toPrecision(12))
  const [whole = '', fraction] = String(Math.abs(rounded)).split('.')
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '’') : whole
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}
