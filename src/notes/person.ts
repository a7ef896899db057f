import { fold } from '../core/fold.js'

/** Frequent given names of the people whom notes name: what begins with one and goes on with a capital is somebody. */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abraham ada adam adrian alan albert alexander alfred alice allen amos andreas andrew andy anna anne anthony anton antonio
  arnold arthur august barbara barry benjamin bernard bernhard bertrand bill bob brian bruce carl carol caroline charles
  christian christopher claude claus clemens daniel david dennis diane dietrich donald dorothy douglas edgar edmund edsger
  edward edwin elisabeth elizabeth emil emma emmy eric erich erik ernst eva felix ferdinand francis francois frank
  franz fred frederick friedrich fritz gary georg george gerald gerhard gordon gottfried grace graham greg gregor gustav
  hans harold harry heinrich heinz helen helmut henri henry herbert hermann hugo immanuel isaac jack jacob jacques jakob james jan
  jane jason jean jeff jeffrey jeremy jerome jim joe johann johannes john jonas jonathan josef joseph joshua juergen julia julius
  karen karl kate katherine keith ken kenneth kent kevin klaus konrad konstantin kurt larry laura lawrence leo leonard leonardo leonhard
  leslie lev linda louis louise ludwig luis manfred marc marco margaret maria marie marion mark martha martin mary matthew matthias
  max maximilian michael michel mike moritz nancy nicholas nikolaus niklas noam norbert norman oliver oscar oskar otto patricia
  patrick paul peter philip philipp pierre rachel ralph ray raymond rebecca rene richard rita robert roger roland ronald rosa ruth
  sam samuel sandra sarah sebastian sigmund simon sophie stefan stephan stephen steve steven sue susan theodor thomas tim tobias tom
  tony ulrich ursula victor viktor vincent walter werner wilhelm william wolfgang`.split(/\s+/),
)

/** Whether a text is somebody's name: "Barry Boehm", "D. Knuth", "Alur et al." */
export function isPerson(text: string): boolean {
  if (/\bet\s+al\b/i.test(text)) return true
  const parts = text.trim().split(/\s+/)
  const [first = '', ...others] = parts
  if (
    others.length === 0 ||
    others.length > 3 ||
    !others.every(part => /^\p{Lu}(?:\.|[\p{L}'’-]+)$|^(?:von|van|de|der|und|and|&)$/u.test(part))
  )
    return false
  return /^\p{Lu}\.(?:-?\p{Lu}\.)*$/u.test(first) || (/^\p{Lu}\p{Ll}/u.test(first) && GIVEN_NAMES.has(fold(first)))
}
