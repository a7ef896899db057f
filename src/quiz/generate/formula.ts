/** An equation of the notes that yields one quantity from others. */
export interface Formula {
  /** What stands alone on one side. */
  readonly result: string
  /** What stands on the other side, each once, in order. */
  readonly inputs: readonly string[]
  /** `NaN` where it has no value, as for a division by zero. */
  evaluate(values: ReadonlyMap<string, number>): number
  /** The other side with each quantity as `show` writes it. */
  write(show: (name: string) => string): string
}

type Term =
  | { readonly type: 'number'; readonly value: number; readonly written: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'operation'; readonly sign: Sign; readonly left: Term; readonly right: Term }
  | { readonly type: 'root'; readonly of: Term }
type Sign = '+' | '−' | '×' | '/' | '^'

type Token =
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'name'; readonly text: string }
  | { readonly type: 'sign'; readonly text: Sign | '(' | ')' | '√' }

const MOST_INPUTS = 5
const LONGEST = 160
const LONGEST_NAME = 32
const MULTIPLIES = /[*×·⋅/÷^√]|\d/

/**
 * Reads "(Threads × Cores) × Physical CPUs = vCPUs", or LaTeX where `isTex`; `undefined` for what is no equation with
 * one quantity alone on a side, or has more in it than the four operations, powers and square roots. In LaTeX letters side
 * by side are factors, unless the notes have them for one symbol.
 */
export function readFormula(
  text: string,
  isTex: boolean,
  isSymbol: (letters: string) => boolean = () => false,
): Formula | undefined {
  const sides = text
    .trim()
    .replace(/[.,;]$/, '')
    .split('=')
  if (text.length > LONGEST || sides.length !== 2) return undefined
  // "I/O" is a word, and "cause + cause = effect" no sum.
  if (!isTex && (/\p{L}\/\p{L}/u.test(text) || !MULTIPLIES.test(text))) return undefined
  // A capital that is set high is no power: planned investment.
  if (/\^\s*\{?\s*(?:\\\p{L}+\s*\{)?\p{Lu}/u.test(text)) return undefined
  // What is taken from one is a share, for which small whole numbers would not do.
  if (/\b1\s*[-−–]\s*\\?\p{L}/u.test(text)) return undefined
  const parsed = sides.map(side => parse(isTex ? texTokens(side, isSymbol) : plainTokens(side), isTex))
  const [left, right] = parsed
  if (left === undefined || right === undefined) return undefined
  const [alone, other] = left.type === 'name' ? [left, right] : [right, left]
  if (alone.type !== 'name') return undefined
  if (hasZero(other)) return undefined
  const inputs = [...new Set(namesIn(other))]
  if (inputs.length < 2 || inputs.length > MOST_INPUTS || inputs.includes(alone.name)) return undefined
  if ([alone.name, ...inputs].some(name => !isQuantity(name, isTex))) return undefined
  return {
    result: alone.name,
    inputs,
    evaluate: values => evaluate(other, values),
    write: show => write(other, show),
  }
}

function hasZero(term: Term): boolean {
  if (term.type === 'number') return term.value === 0
  if (term.type === 'root') return hasZero(term.of)
  return term.type === 'operation' && (hasZero(term.left) || hasZero(term.right))
}

/** Letters that stand for a fixed number, a function or a counter are no quantities to choose. */
function isQuantity(name: string, isTex: boolean): boolean {
  if (isTex)
    return (
      !/^(?:Dom|dom|Ran|ran|ker|Ker|Im|Re|dim|rank|rang|det|deg|max|min|sup|inf|sin|cos|tan|log|ln|exp|Var|Cov|e|i|j|d|pi|infty|Delta|partial|nabla|sum|int|lim)$/.test(
        name.replace(/_.*/, ''),
      ) || /_/.test(name)
    )
  const parts = name.split(' ')
  // "m1 u1" is a product, and "so the work" the beginning of a sentence.
  const isOne = parts.length <= MOST_WORDS && (parts.length === 1 || parts.some(part => /\p{L}{3}/u.test(part)))
  return name.length <= LONGEST_NAME && /\p{L}/u.test(name) && isOne && !PROSE.test(name) && !/^(?:pi|e)$/.test(name)
}

const MOST_WORDS = 4
const PROSE =
  /^(?:so|thus|hence|then|therefore|if|when|since|because|and|but|also|where|this|that|we|it|also|daher|somit|dann|wenn|weil|und|aber|wobei|dies\w*|wir|es|man)\s|\b(?:equations?|formulas?|gleichung|formel)\b/iu

function* namesIn(term: Term): Generator<string> {
  if (term.type === 'name') yield term.name
  if (term.type === 'operation') {
    yield* namesIn(term.left)
    yield* namesIn(term.right)
  }
  if (term.type === 'root') yield* namesIn(term.of)
}

function evaluate(term: Term, values: ReadonlyMap<string, number>): number {
  switch (term.type) {
    case 'number':
      return term.value
    case 'name':
      return values.get(term.name) ?? Number.NaN
    case 'root':
      return Math.sqrt(evaluate(term.of, values))
    case 'operation': {
      const [left, right] = [evaluate(term.left, values), evaluate(term.right, values)]
      if (term.sign === '+') return left + right
      if (term.sign === '−') return left - right
      if (term.sign === '×') return left * right
      if (term.sign === '/') return right === 0 ? Number.NaN : left / right
      return left ** right
    }
  }
}

const STRENGTH: Readonly<Record<Sign, number>> = { '+': 1, '−': 1, '×': 2, '/': 2, '^': 3 }

function write(term: Term, show: (name: string) => string, outer = 0, isRight = false): string {
  switch (term.type) {
    case 'number':
      return term.written
    case 'name':
      return show(term.name)
    case 'root':
      return `√(${write(term.of, show)})`
    case 'operation': {
      const own = STRENGTH[term.sign]
      const blank = term.sign === '^' ? '' : ' '
      const inner = `${write(term.left, show, own)}${blank}${term.sign}${blank}${write(term.right, show, own, true)}`
      const needsBrackets = own < outer || (own === outer && isRight && (term.sign !== '×' || outer !== 2))
      return needsBrackets ? `(${inner})` : inner
    }
  }
}

const SIGNS: Readonly<Record<string, Sign>> = {
  '+': '+',
  '-': '−',
  '−': '−',
  '–': '−',
  '*': '×',
  '×': '×',
  '·': '×',
  '⋅': '×',
  '/': '/',
  '÷': '/',
  ':': '/',
  '^': '^',
}

function plainTokens(text: string): Token[] | undefined {
  const tokens: Token[] = []
  const pattern =
    /\s*(?:(\d+(?:[.,]\d+)?)(?![\p{L}\d])|([\p{L}][\p{L}\d_.%-]*(?:\s+[\p{L}][\p{L}\d_.%-]*)*)|([+*×·⋅/÷^()√−–-]))/uy
  let at = 0
  const whole = text.trim()
  while (at < whole.length) {
    pattern.lastIndex = at
    const match = pattern.exec(whole)
    if (match === null) return undefined
    const [, number, name, sign] = match
    if (number !== undefined) tokens.push({ type: 'number', text: number })
    else if (name !== undefined) tokens.push({ type: 'name', text: name.trim() })
    else
      tokens.push({
        type: 'sign',
        text: sign === '(' || sign === ')' || sign === '√' ? sign : (SIGNS[sign ?? ''] ?? '+'),
      })
    at = pattern.lastIndex
  }
  return tokens
}

const GREEK =
  /^\\(alpha|beta|gamma|delta|epsilon|varepsilon|eta|theta|kappa|lambda|mu|nu|rho|sigma|tau|phi|varphi|omega|Omega|Phi)(?![a-zA-Z])/

/** LaTeX without anything but quantities, numbers, the four operations, fractions, powers and roots. */
function texTokens(text: string, isSymbol: (letters: string) => boolean): Token[] | undefined {
  const source = text
    .replace(/\\(?:left|right|,|;|!|quad|displaystyle)(?![a-zA-Z])/g, ' ')
    .replace(/\\(?:cdot|times|ast)(?![a-zA-Z])/g, '*')
    .replace(/\\div(?![a-zA-Z])/g, '/')
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '(($1)/($2))')
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√($1)')
    .replace(/\^\s*\{([^{}]*)\}/g, '^($1)')
    .trim()
  const tokens: Token[] = []
  let rest = source
  while (rest !== '') {
    const number = /^\d+(?:[.,]\d+)?/.exec(rest)?.[0]
    const letters = /^[a-zA-Z]{2,4}(?![a-zA-Z_])/.exec(rest)?.[0]
    const symbol = letters !== undefined && isSymbol(letters) ? letters : undefined
    const name =
      symbol ??
      /^(?:\\(?:mathrm|text|mathit)\{[A-Za-z ]+\}|[a-zA-Z]|\\[a-zA-Z]+)(?:_(?:\{(?:\\(?:mathrm|text)\{[A-Za-z]+\}|[A-Za-z0-9]+)\}|[A-Za-z0-9]))?/.exec(
        rest,
      )?.[0]
    const sign = /^[+*/^()√−-]/.exec(rest)?.[0]
    if (number !== undefined) tokens.push({ type: 'number', text: number })
    else if (name !== undefined) {
      if (name.startsWith('\\') && !GREEK.test(name) && !/^\\(?:mathrm|text|mathit)/.test(name)) return undefined
      tokens.push({
        type: 'name',
        text: name.replace(/\\(?:mathrm|text|mathit)\{([^}]*)\}/g, '$1').replace(/[\\{}]/g, ''),
      })
      // "f(x)" applies a function as much as it may multiply.
      if (/^\s*\(/.test(rest.slice(name.length))) return undefined
    } else if (sign !== undefined)
      tokens.push({ type: 'sign', text: sign === '(' || sign === ')' || sign === '√' ? sign : (SIGNS[sign] ?? '+') })
    else return undefined
    rest = rest.slice((number ?? name ?? sign ?? '').length).trimStart()
  }
  return tokens
}

/** Recursive descent; `isTex` lets factors stand side by side. */
function parse(tokens: readonly Token[] | undefined, isTex: boolean): Term | undefined {
  if (tokens === undefined || tokens.length === 0) return undefined
  let at = 0
  const isSign = (...signs: readonly string[]): boolean => {
    const token = tokens[at]
    return token?.type === 'sign' && signs.includes(token.text)
  }
  const chain = (next: () => Term | undefined, ...signs: readonly Sign[]): Term | undefined => {
    let left = next()
    while (left !== undefined) {
      const token = tokens[at]
      const isJoined =
        isTex &&
        signs.includes('×') &&
        token !== undefined &&
        (token.type !== 'sign' || token.text === '(' || token.text === '√')
      if (!isJoined && !isSign(...signs)) break
      const sign: Sign = isJoined ? '×' : (tokens[at++]?.text as Sign)
      const right = next()
      if (right === undefined) return undefined
      left = { type: 'operation', sign, left, right }
    }
    return left
  }
  const sum = (): Term | undefined => chain(product, '+', '−')
  const product = (): Term | undefined => chain(power, '×', '/')
  const power = (): Term | undefined => {
    const base = atom()
    if (base === undefined || !isSign('^')) return base
    at++
    const exponent = atom()
    return exponent && { type: 'operation', sign: '^', left: base, right: exponent }
  }
  const atom = (): Term | undefined => {
    const token = tokens[at++]
    if (token?.type === 'number')
      return { type: 'number', value: Number(token.text.replace(',', '.')), written: token.text }
    if (token?.type === 'name') return { type: 'name', name: token.text }
    if (token?.text === '√') {
      const of = atom()
      return of && { type: 'root', of }
    }
    if (token?.text !== '(') return undefined
    const inner = sum()
    return isSign(')') && at++ >= 0 ? inner : undefined
  }
  const whole = sum()
  return at === tokens.length ? whole : undefined
}
