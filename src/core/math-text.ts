import {
  ACCENTS,
  BIG_OPERATORS,
  BLACKBOARD,
  FUNCTIONS,
  OPERATORS,
  SILENT,
  SPACES,
  STYLES,
  SUBSCRIPTS,
  SUPERSCRIPTS,
  SYMBOLS,
} from './math-symbols.js'

/** Longer formulas are none that one reads in a line. */
const LONGEST = 1000
const DEEPEST = 30

const NEVER: unique symbol = Symbol('cannot be said in plain text')

/** Where a formula is being read. */
interface Reader {
  readonly source: string
  at: number
  depth: number
}

/**
 * A formula as a line of Unicode: `\frac{a}{b} \le x^2` is `a/b ≤ x²`; of several lines, one each. `undefined` for what
 * cannot be said so without losing something: matrices, cases, commands that are not known here.
 */
export function mathText(latex: string): string | undefined {
  if (latex.length > LONGEST || latex.trim() === '') return undefined
  const lines = withoutAlignment(latex).split(/\\\\(?:\[[^\]]*\])?/)
  try {
    const texts = lines.map(line => readLine(line.replace(/(?<!\\)&/g, ''))).filter(line => line !== '')
    return texts.length === 0 ? undefined : texts.join('\n')
  } catch (error) {
    if (error === NEVER) return undefined
    throw error
  }
}

function withoutAlignment(latex: string): string {
  return latex.replace(/\\(?:begin|end)\{(?:align|aligned|split|gather|gathered|equation)\*?\}/g, '')
}

function readLine(line: string): string {
  const reader: Reader = { source: line, at: 0, depth: 0 }
  const text = readUntil(reader, undefined)
  return text.replace(/ {2,}/g, ' ').trim()
}

/** Everything up to a closing sign, or to the end. */
function readUntil(reader: Reader, close: string | undefined): string {
  if (++reader.depth > DEEPEST) throw NEVER
  let text = ''
  for (;;) {
    const letter = reader.source.charAt(reader.at)
    if (letter === '') {
      if (close !== undefined) throw NEVER
      break
    }
    if (letter === close) {
      reader.at++
      break
    }
    text = readNext(reader, text)
  }
  reader.depth--
  return text
}

/** `text` with what comes next. */
function readNext(reader: Reader, text: string): string {
  const letter = reader.source.charAt(reader.at)
  if (letter === '^' || letter === '_') {
    reader.at++
    const script = readArgument(reader).replaceAll(' ', '')
    return text.trimEnd() + (letter === '^' ? raised(script) : lowered(script)) + (endsBig(text) ? ' ' : '')
  }
  if (/\s/.test(letter)) {
    reader.at++
    return text
  }
  if (letter === '-' || letter === '+') {
    reader.at++
    return operator(text, letter === '-' ? '−' : '+', true)
  }
  if (letter === '=' || letter === '<' || letter === '>') {
    reader.at++
    return operator(text, letter, false)
  }
  if (letter === ',') {
    reader.at++
    return `${text}, `
  }
  return apart(text, readAtom(reader))
}

/** Its scripts included: `log₂`, `lim_(x→0)`. */
const FUNCTION_AT_END = /(?<![a-zA-Z])([a-zA-Z]{2,})(?:[₀-ₜ⁰-ⁿ¹²³]+|_\([^()]*\))*$/u

/** A word does not run into the one before it: `log n`, `x sin y`. */
function apart(text: string, atom: string): string {
  const isWord = /^\p{L}{2,}/u.test(atom) && /[\p{L}\p{N})]$/u.test(text)
  const followsFunction = /^[\p{L}\p{N}√∑∏∫]/u.test(atom) && endsInFunction(text)
  return isWord || followsFunction ? `${text} ${atom}` : text + atom
}

const endsInFunction = (text: string): boolean => FUNCTIONS.has(FUNCTION_AT_END.exec(text)?.[1] ?? '')

const endsBig = (text: string): boolean => /[∑∏∐∫∬∭∮⋃⋂⨁⨂⋀⋁][\p{L}\p{N}\p{M}\p{S}₀-ₜ⁰-ⁿ]*\s*$/u.test(text)

/** Between two things with a space on both sides; before one, as a sign, with none. */
function operator(text: string, sign: string, canBeSign: boolean): string {
  const before = text.trimEnd()
  if (canBeSign && (before === '' || /[([{,=<>≤≥≠≈∈→⇒·×+−±|⟨]$/.test(before))) return text + sign
  return before === '' ? `${sign} ` : `${before} ${sign} `
}

/** One letter, group or command with what belongs to it. */
function readAtom(reader: Reader): string {
  const { source } = reader
  const letter = String.fromCodePoint(source.codePointAt(reader.at) ?? 0)
  reader.at += letter.length
  if (letter === '{') return readUntil(reader, '}')
  if (letter === '}') throw NEVER
  if (letter === '~') return ' '
  if (letter === "'") return '′'
  if (letter !== '\\') return letter
  const name = /^(?:[a-zA-Z]+|[\s\S])/.exec(source.slice(reader.at))?.[0] ?? ''
  reader.at += name.length
  return command(reader, name)
}

function command(reader: Reader, name: string): string {
  const symbol = SYMBOLS.get(name) ?? BIG_OPERATORS.get(name)
  if (symbol !== undefined) return symbol
  const sign = OPERATORS.get(name)
  if (sign !== undefined) return ` ${sign} `
  if (FUNCTIONS.has(name)) return name === 'bmod' ? ' mod ' : name
  if (SPACES.has(name)) return ' '
  if (/^[{}%$#&_|]$/.test(name)) return name === '|' ? '‖' : name
  if (name === 'left' || name === 'right' || name === 'middle') return delimiter(reader)
  if (SILENT.has(name)) return ''
  if (STYLES.has(name)) return /^(?:text|mbox|hbox)/.test(name) ? verbatim(reader) : readArgument(reader)
  const accent = ACCENTS.get(name)
  if (accent !== undefined) return accented(readArgument(reader), accent)
  switch (name) {
    case 'frac':
    case 'dfrac':
    case 'tfrac':
      return `${grouped(readArgument(reader))}/${grouped(readArgument(reader))}`
    case 'binom':
      return `(${readArgument(reader)} choose ${readArgument(reader)})`
    case 'sqrt':
      return root(reader)
    case 'mathbb':
      return [...readArgument(reader)].map(letter => BLACKBOARD.get(letter) ?? never()).join('')
    case 'not':
      return `${readArgument(reader).trim()}\u0338`
    case 'pmod':
      return ` (mod ${readArgument(reader)})`
    case 'ce':
      return chemistry(verbatim(reader))
    default:
      throw NEVER
  }
}

function never(): never {
  throw NEVER
}

/** `\left.` is a bracket that is not to be seen. */
function delimiter(reader: Reader): string {
  const atom = readAtom(reader)
  return atom === '.' ? '' : atom.trim()
}

/** What a command or a script takes: a group or one atom. */
function readArgument(reader: Reader): string {
  while (/\s/.test(reader.source.charAt(reader.at))) reader.at++
  if (reader.at >= reader.source.length) throw NEVER
  if (++reader.depth > DEEPEST) throw NEVER
  const text = readAtom(reader)
  reader.depth--
  return text.replace(/ {2,}/g, ' ').trim()
}

/** An argument in braces as it stands: words keep their spaces. */
function verbatim(reader: Reader): string {
  const inside = /^\s*\{([^{}\\$]*)\}/.exec(reader.source.slice(reader.at))
  if (inside === null) throw NEVER
  reader.at += inside[0].length
  return (inside[1] ?? '').replace(/\s+/g, ' ')
}

function root(reader: Reader): string {
  const index = /^\s*\[([^\]\\{}]*)\]/.exec(reader.source.slice(reader.at))
  if (index !== null) reader.at += index[0].length
  const degree = index?.[1]?.trim() ?? ''
  const sign =
    degree === '' || degree === '2' ? '√' : degree === '3' ? '∛' : degree === '4' ? '∜' : `${raised(degree)}√`
  return sign + grouped(readArgument(reader))
}

/** In brackets, unless it is one thing. */
function grouped(text: string): string {
  if (text === '') throw NEVER
  return /^(?:[\p{L}\p{N}\p{M}.′∞°]+|\([^()]*\)|\p{L}+\([^()]*\))$/u.test(text) ? text : `(${text})`
}

const raised = (script: string): string => scripted(script, SUPERSCRIPTS, '^')
const lowered = (script: string): string => scripted(script, SUBSCRIPTS, '_')

/** In small letters where Unicode has them all, else behind a mark. */
function scripted(script: string, letters: ReadonlyMap<string, string>, mark: string): string {
  if (script === '') return ''
  const small = [...script].map(letter => letters.get(letter))
  if (small.every(letter => letter !== undefined)) return small.join('')
  return [...script].length === 1 || (mark === '_' && /^\p{L}+$/u.test(script)) ? mark + script : `${mark}(${script})`
}

function accented(text: string, accent: string): string {
  // Over several letters an accent would be torn apart.
  if ([...text].length !== 1) throw NEVER
  return text + accent
}

/** `H2O` and `A + B -> C` of a chemist's formula. */
function chemistry(formula: string): string {
  return formula
    .replace(/<=>/g, '⇌')
    .replace(/->/g, '→')
    .replace(/(?<=[\p{L})\]])\d+/gu, digits => lowered(digits))
    .replace(/\^\{?([0-9]*[+-])\}?/g, (_, charge: string) => raised(charge))
}
